import type { Knex } from "knex";
import type { Series } from "../../domain/people.ts";
import { validOn } from "../database/dated.ts";

export interface Unit {
  id: number;
  code: string;
  name: string;
  series: Series;
}

export async function unitByCode(db: Knex, code: string): Promise<Unit | undefined> {
  return db("units").where({ code }).first<Unit | undefined>("id", "code", "name", "series");
}

/** Every unit, by code. */
export async function allUnits(db: Knex): Promise<Unit[]> {
  return db("units").select<Unit[]>("id", "code", "name", "series").orderBy("code");
}

/** Officers posted to each unit on a day, by unit id. */
export async function strengthOn(db: Knex, day: string): Promise<Map<number, number>> {
  const rows = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where("o.status", "active")
    .modify(validOn("p", day))
    .whereNotNull("p.unit_id")
    .groupBy("p.unit_id")
    .select<{ unit_id: number; n: number }[]>("p.unit_id", db.raw("count(*) as n"));
  return new Map(rows.map(({ unit_id, n }) => [Number(unit_id), Number(n)]));
}
