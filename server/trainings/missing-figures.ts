import type { Knex } from "knex";
import type { MissingTrainee, MissingTrainees } from "../../domain/messages/trainings.ts";
import { validOn } from "../database/dated.ts";

interface Row {
  id: number;
  policeNo: string;
  name: string;
  unit: string | null;
  unitName: string | null;
}

/** Heads and clerks of today who attended no training at all (M60: 一把手及全体内勤). */
export async function missingTrainees(db: Knex, today: string): Promise<MissingTrainees> {
  const heads = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .join("units as u", "u.id", "p.unit_id")
    .where({ "p.level": "head", "o.status": "active" })
    .modify(validOn("p", today))
    .select<Row[]>(COLUMNS);
  const clerks = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .join("officers as o", "o.id", "a.officer_id")
    .leftJoin("units as u", "u.id", "g.unit_id")
    .where({ "g.role": "clerk", "a.status": "active", "o.status": "active" })
    .select<Row[]>(COLUMNS);
  const trained = new Set(
    (await db("training_attendances").distinct().pluck<(number | string)[]>("officer_id")).map(Number),
  );
  const asked = [
    ...heads.map((row) => ({ ...row, role: "head" as const })),
    ...clerks.map((row) => ({ ...row, role: "clerk" as const })),
  ];
  const missing = asked
    .filter(({ id }) => !trained.has(Number(id)))
    .sort((a, b) => (a.unit ?? "").localeCompare(b.unit ?? "") || a.policeNo.localeCompare(b.policeNo));
  return {
    expected: asked.length,
    missing: missing.map(({ id: _id, ...line }): MissingTrainee => line),
  };
}

const COLUMNS = {
  ...{ id: "o.id", policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" },
};
