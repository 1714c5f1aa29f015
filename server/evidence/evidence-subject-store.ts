import type { Knex } from "knex";

/**
 * The officer of this 警号 where he belongs to the unit or once did (evidence outlives transfers), or belongs to no
 * unit, as bureau leaders do. `undefined` = there is no such officer there.
 */
export async function findSubject(db: Knex, unitId: number, policeNo: string): Promise<number | undefined> {
  const row = await db("officers as o")
    .join("postings as p", "p.officer_id", "o.id")
    .where("o.police_no", policeNo)
    .where((any) => void any.where("p.unit_id", unitId).orWhereNull("p.unit_id"))
    .first<{ id: number } | undefined>("o.id as id");
  return row === undefined ? undefined : Number(row.id);
}
