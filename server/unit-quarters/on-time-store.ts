import type { Knex } from "knex";
import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";

/** What a unit handed in on time in one month: its files and their reviews. */
export interface OnTime {
  unitId: number;
  month: Month;
  expected: number;
  filesOnTime: number;
}

/** Files expected and handed in by the workday line (DW-01), as the month's figures count them; 补录 is never on time. */
export async function readFilesOnTime(db: Knex, months: readonly MonthLine[]): Promise<OnTime[]> {
  const ruleSets = new Map(months.map(({ month, ruleSet }) => [month, ruleSet]));
  const rows = await db("unit_months")
    .whereIn("month", [...ruleSets.keys()])
    .select<{ month: string; unit_id: number; rule_set: string; expected: number; on_time: number }[]>(
      ...["month", "unit_id", "rule_set", "expected", "on_time"],
    );
  return rows
    .filter(({ month, rule_set }) => ruleSets.get(month) === rule_set)
    .map(({ month, unit_id, expected, on_time }) => ({
      ...{ unitId: Number(unit_id), month, expected: Number(expected), filesOnTime: Number(on_time) },
    }));
}

/** Files of a month reviewed by the line of their route (DW-02): the head's WD8, everybody else's WD10. */
export async function readReviewsOnTime(
  db: Knex,
  line: Pick<MonthLine, "month" | "reviewBy" | "leaderReviewBy" | "backFilled">,
): Promise<Map<number, number>> {
  if (line.backFilled) return new Map();
  const rows = await db("reports as r")
    .join("reviews as v", "v.report_id", "r.id")
    .where("r.month", line.month)
    .where((either) => {
      void either
        .where((head) => void head.where("v.capacity", "head").where("v.at", "<=", line.reviewBy))
        .orWhere(
          (other) => void other.whereNot("v.capacity", "head").where("v.at", "<=", line.leaderReviewBy),
        );
    })
    .groupBy("r.unit_id")
    .select<{ unit: number }[]>({ unit: "r.unit_id" })
    .countDistinct<{ unit: number; files: number | string }[]>({ files: "r.id" });
  return new Map(rows.map(({ unit, files }) => [Number(unit), Number(files)]));
}
