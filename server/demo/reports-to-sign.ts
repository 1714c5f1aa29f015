import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";

/** The leaders' reports of a month with what a signature binds, best first. */
export async function reportsToSign(trx: Knex, month: Month, policeNos: readonly string[]): Promise<{ id: number; version: number; contentHash: string; suggestedGrade: Grade | null }[]> {
  return trx("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("points as p", "p.report_id", "r.id")
    .where("r.month", month)
    .whereIn("o.police_no", policeNos)
    .orderBy("p.total", "desc")
    .orderBy("r.id")
    .select("r.id", "r.version", "r.content_hash as contentHash", "p.suggested_grade as suggestedGrade");
} // prettier-ignore
