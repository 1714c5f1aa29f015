import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";

export interface QualityCounts {
  unsigned: number;
  returned: number;
  returnedTwice: number;
}

/** Returns, and reports handed in but not signed, by unit id. */
export async function readQuality(db: Knex, month: Month): Promise<Map<number, QualityCounts>> {
  const counts = new Map<number, QualityCounts>();
  const of = (unitId: number): QualityCounts => {
    let own = counts.get(unitId);
    if (!own) counts.set(unitId, (own = { unsigned: 0, returned: 0, returnedTwice: 0 }));
    return own;
  };
  const waiting = await db("reports")
    .where({ month })
    .whereIn("state", ["submitted", "signing"])
    .groupBy("unit_id")
    .select<{ unit_id: number; n: number | string }[]>("unit_id", db.raw("count(*) as n"));
  for (const { unit_id, n } of waiting) of(Number(unit_id)).unsigned = Number(n);
  const returned = await db("returns as t")
    .join("reports as r", "r.id", "t.report_id")
    .where("r.month", month)
    .groupBy("t.report_id", "r.unit_id")
    .select<{ unit_id: number; n: number | string }[]>("r.unit_id", db.raw("count(*) as n"));
  for (const { unit_id, n } of returned) {
    const own = of(Number(unit_id));
    own.returned += 1;
    if (Number(n) > 1) own.returnedTwice += 1;
  }
  return counts;
}
