import type { Knex } from "knex";
import type { Level } from "../../domain/people.ts";
import { validOn } from "../database/dated.ts";
import { LEADERSHIP } from "./leadership.ts";

/** An officer serving on the last day of the year: who is appraised (局长 and 政委 are not, 细则 §9). */
export interface AppraisedPerson {
  officerId: number;
  policeNo: string;
  name: string;
  level: Level;
  unitId: number | null;
  unit: string;
  unitName: string;
}

export type WhoseSheet =
  { unit: { id: number; code: string } } | { policeNos: readonly string[] } | { limit: number };

const PLACE: Record<Level, number> = { chief: 0, leader: 0, head: 1, deputy: 2, officer: 3 };
const AT_ONCE = 1_000;

/** By unit, heads first, then by 警号. Bureau leaders stand in unit 00, also where their posting names none. */
export async function readAppraised(db: Knex, year: number, whose: WhoseSheet): Promise<AppraisedPerson[]> {
  const rows: Row[] = [];
  if ("policeNos" in whose)
    for (let start = 0; start < whose.policeNos.length; start += AT_ONCE)
      rows.push(
        ...(await servingOn(db, year).whereIn("o.police_no", whose.policeNos.slice(start, start + AT_ONCE))),
      );
  else if ("limit" in whose) rows.push(...(await servingOn(db, year).limit(whose.limit)));
  else if (whose.unit.code === LEADERSHIP.code)
    rows.push(...(await servingOn(db, year).where("p.level", "leader")));
  else rows.push(...(await servingOn(db, year).where("p.unit_id", whose.unit.id)));
  // Of two posts the one begun later counts.
  const people = new Map(
    rows
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from: _from, ...row }) => [Number(row.officerId), personOf(row)]),
  );
  return [...people.values()].sort(
    (a, b) =>
      (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0) ||
      PLACE[a.level] - PLACE[b.level] ||
      (a.policeNo < b.policeNo ? -1 : 1),
  );
}

interface Row extends Omit<AppraisedPerson, "unit" | "unitName"> {
  unit: string | null;
  unitName: string | null;
  from: string;
}

function personOf(row: Omit<Row, "from">): AppraisedPerson {
  return {
    ...row,
    officerId: Number(row.officerId),
    unitId: row.unitId === null ? null : Number(row.unitId),
    unit: row.unit ?? LEADERSHIP.code,
    unitName: row.unitName ?? LEADERSHIP.name,
  };
}

function servingOn(db: Knex, year: number) {
  return db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .leftJoin("units as u", "u.id", "p.unit_id")
    .where("o.status", "active")
    .whereNot("p.level", "chief")
    .modify(validOn("p", `${year}-12-31`))
    .select<Row[]>({
      ...{ officerId: "o.id", policeNo: "o.police_no", name: "o.name", level: "p.level" },
      ...{ unitId: "p.unit_id", unit: "u.code", unitName: "u.name", from: "p.from_day" },
    });
}

interface Scored {
  unit: string;
  kind: string;
  n: number;
}

/** How many are appraised in each unit, and how many have a score of each kind: two grouped passes. */
export async function countAppraised(
  db: Knex,
  year: number,
): Promise<{ officers: Map<string, number>; entered: Map<string, Map<string, number>> }> {
  const unit = db.raw("coalesce(u.code, ?) as unit", [LEADERSHIP.code]);
  const serving = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query
      .join("officers as o", "o.id", "p.officer_id")
      .leftJoin("units as u", "u.id", "p.unit_id")
      .where("o.status", "active")
      .whereNot("p.level", "chief")
      .modify(validOn("p", `${year}-12-31`));
  const counted = await serving(db("postings as p"))
    .groupBy("u.code")
    .select<{ unit: string; n: number }[]>(unit, db.raw("count(distinct p.officer_id) as n"));
  const scored = await serving(db("postings as p"))
    .join("appraisals as a", "a.officer_id", "o.id")
    .where("a.year", year)
    .whereNotNull("a.score")
    .groupBy("u.code", "a.kind")
    .select<Scored[]>(unit, "a.kind", db.raw("count(distinct p.officer_id) as n"));
  const entered = new Map<string, Map<string, number>>();
  for (const row of scored) {
    const kinds = entered.get(row.unit) ?? new Map<string, number>();
    entered.set(row.unit, kinds.set(row.kind, Number(row.n)));
  }
  return { officers: new Map(counted.map((row) => [row.unit, Number(row.n)])), entered };
}
