import type { Knex } from "knex";
import { weighPool, type Weighed } from "../../domain/discrimination/weigh-pool.ts";
import { GRADES, type Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import { insertRows, type Row } from "../database/bulk.ts";
import { readPublishedGrades, type PublishedGrade } from "./published-store.ts";

/** What one reviewer gave one unit in one month: counts, points and the ids behind them. */
export interface GradingCell {
  month: Month;
  unitId: number;
  reviewerId: number;
  grades: Record<Grade, number>;
  ungraded: number;
  steps: number;
  totals: number[];
  raised: number[];
  lowered: number[];
  passed: number[];
  holders: number[];
  tops: number[];
}

/**
 * Writes a month's cells anew, in the transaction that publishes: 区分度 of a hundred thousand officers then costs as many
 * rows as there are units and reviewers.
 */
export async function refreshGradingCells(
  trx: Knex.Transaction,
  month: Month,
  quotaPercent: number,
): Promise<void> {
  const cells = await countGradingCells(trx, month, quotaPercent);
  await trx("grading_cells").where({ month }).delete();
  await insertRows(trx, "grading_cells", cells.map(rowOf));
}

/** The same, computed and not stored: what `verify` compares with. */
export async function countGradingCells(
  db: Knex,
  month: Month,
  quotaPercent: number,
): Promise<GradingCell[]> {
  const published = await readPublishedGrades(db, month);
  const cells: GradingCell[] = [];
  for (const pool of groupBy(published, ({ reviewerId }) => reviewerId).values()) {
    const weighed = weighPool(pool, quotaPercent) as (Weighed & PublishedGrade)[];
    for (const [unitId, reports] of groupBy(weighed, (report) => report.unitId))
      cells.push(cellOf(month, unitId, reports));
  }
  return cells.sort((a, b) => a.unitId - b.unitId || a.reviewerId - b.reviewerId);
}

function cellOf(month: Month, unitId: number, reports: readonly (Weighed & PublishedGrade)[]): GradingCell {
  const ids = (pick: (report: Weighed) => boolean): number[] =>
    reports.filter(pick).map(({ reportId }) => reportId).sort((a, b) => a - b); // prettier-ignore
  const officers = (pick: (report: Weighed) => boolean): number[] =>
    reports.filter(pick).map(({ officerId }) => officerId).sort((a, b) => a - b); // prettier-ignore
  const { reviewerId } = reports[0]!;
  return {
    ...{ month, unitId, reviewerId },
    grades: Object.fromEntries(
      GRADES.map((grade) => [grade, reports.filter((report) => report.grade === grade).length]),
    ) as Record<Grade, number>,
    ungraded: reports.filter(({ grade }) => grade === null).length,
    steps: reports.reduce((sum, { steps }) => sum + (steps ?? 0), 0),
    totals: reports.flatMap(({ total }) => total ?? []).sort((a, b) => a - b),
    raised: ids(({ steps }) => (steps ?? 0) > 0),
    lowered: ids(({ steps }) => (steps ?? 0) < 0),
    passed: ids(({ isPassed }) => isPassed),
    holders: officers(({ grade }) => grade === "excellent"),
    tops: officers(({ isTop }) => isTop),
  };
}

const LISTS = ["totals", "raised", "lowered", "passed", "holders", "tops"] as const;

/** A cell as it is stored. */
export function rowOf(cell: GradingCell): Row {
  return {
    ...{ month: cell.month, unit_id: cell.unitId, reviewer_id: cell.reviewerId },
    ...Object.fromEntries(GRADES.map((grade) => [`grade_${grade}`, cell.grades[grade]])),
    ...{ ungraded: cell.ungraded, steps: cell.steps },
    ...Object.fromEntries(LISTS.map((list) => [list, JSON.stringify(cell[list])])),
  };
}

/** The cells of these months, of the whole bureau. */
export async function readGradingCells(db: Knex, months: readonly Month[]): Promise<GradingCell[]> {
  const rows = await db("grading_cells")
    .whereIn("month", [...months])
    .orderBy(["month", "unit_id", "reviewer_id"])
    .select<Record<string, string | number>[]>();
  return rows.map((row) => ({
    ...{ month: String(row.month), unitId: Number(row.unit_id), reviewerId: Number(row.reviewer_id) },
    grades: Object.fromEntries(GRADES.map((grade) => [grade, Number(row[`grade_${grade}`])])) as Record<
      Grade,
      number
    >,
    ...{ ungraded: Number(row.ungraded), steps: Number(row.steps) },
    ...(Object.fromEntries(LISTS.map((list) => [list, JSON.parse(String(row[list])) as number[]])) as Pick<
      GradingCell,
      (typeof LISTS)[number]
    >),
  }));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
