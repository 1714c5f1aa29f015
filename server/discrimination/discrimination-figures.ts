import type { Knex } from "knex";
import { SIGNAL_RULES, signalsOf } from "../../domain/discrimination/signals.ts";
import { spreadOf } from "../../domain/discrimination/spread.ts";
import { GRADES, type Grade } from "../../domain/grade.ts";
import type { DiscriminationFigures, GradingGroup } from "../../domain/messages/discrimination.ts";
import type { Month } from "../../domain/month.ts";
import { SERIES } from "../../domain/people.ts";
import { halfUp } from "../../domain/scoring/exact.ts";
import { allUnits } from "../roster/unit-store.ts";
import { readGradingCells, type GradingCell } from "./grading-cells.ts";

/**
 * 区分度 (M3): does the assessment tell people apart? Of published months only, from prepared cells: spread of points,
 * grades by reviewer and unit, rotation of 优秀, leniency.
 */
export async function discriminationFigures(
  db: Knex,
  period: string,
  months: readonly Month[],
): Promise<DiscriminationFigures> {
  const cells = await readGradingCells(db, months);
  const units = await allUnits(db);
  const names = await reviewerNames(db, cells);
  const seriesOf = new Map(units.map((unit) => [Number(unit.id), unit.series]));
  const series = SERIES.map((one) => ({
    series: one,
    ...drawGroup(cells.filter(({ unitId }) => seriesOf.get(unitId) === one)),
  })).filter(({ reports }) => reports > 0);
  const means = new Map(series.map((group) => [group.series, group.spread?.mean ?? null]));
  const byUnit = groupCells(cells, ({ unitId }) => unitId);
  const byReviewer = groupCells(cells, ({ reviewerId }) => reviewerId);
  const codes = new Map(units.map(({ id, name }) => [Number(id), name]));
  return {
    ...{ period, months: [...months], rules: SIGNAL_RULES, bureau: drawGroup(cells), series },
    units: units.flatMap(({ id, code, name, series: own }) => {
      const group = drawGroup(byUnit.get(Number(id)) ?? []);
      if (group.reports === 0) return [];
      const mean = means.get(own) ?? null;
      const gap = group.spread && mean !== null ? group.spread.mean - mean : null;
      return [{ unit: code, name, series: own, ...group, gap }];
    }),
    reviewers: [...byReviewer]
      .filter(([reviewer]) => reviewer > 0)
      .map(([reviewer, own]) => ({
        ...{ reviewer, name: names.get(reviewer) ?? "", ...drawGroup(own) },
        units: [...new Set(own.map(({ unitId }) => codes.get(unitId) ?? ""))],
      }))
      .sort((a, b) => b.reports - a.reports || a.reviewer - b.reviewer),
    course: months.map((month) => ({
      month,
      spread: spreadOf(cells.filter((cell) => cell.month === month).flatMap(({ totals }) => totals)),
    })),
  };
}

/** Sums of cells: exact, whatever they are grouped by. */
function drawGroup(cells: readonly GradingCell[]): GradingGroup {
  const count = (pick: (cell: GradingCell) => number): number =>
    cells.reduce((all, cell) => all + pick(cell), 0);
  const grades = Object.fromEntries(
    GRADES.map((grade) => [grade, count((cell) => cell.grades[grade])]),
  ) as Record<Grade, number>;
  const graded = GRADES.reduce((all, grade) => all + grades[grade], 0);
  const ungraded = count((cell) => cell.ungraded);
  const steps = count((cell) => cell.steps);
  const distinct = (list: "holders" | "tops"): number => new Set(cells.flatMap((cell) => cell[list])).size;
  const shown = {
    ...{ spread: spreadOf(cells.flatMap(({ totals }) => totals)), grades, awards: grades.excellent },
    ...{ passed: count((cell) => cell.passed.length), holders: distinct("holders"), tops: distinct("tops") },
  };
  const months = new Set(cells.map(({ month }) => month)).size;
  return {
    ...shown,
    ...{ reports: graded + ungraded, ungraded },
    ...{ raised: count((cell) => cell.raised.length), lowered: count((cell) => cell.lowered.length) },
    departure: graded === 0 ? null : halfUp(steps * 100, graded),
    signals: signalsOf({ ...shown, steps, months }),
  };
}

function groupCells(cells: readonly GradingCell[], keyOf: (cell: GradingCell) => number) {
  const groups = new Map<number, GradingCell[]>();
  for (const cell of cells) {
    const known = groups.get(keyOf(cell));
    if (known) known.push(cell);
    else groups.set(keyOf(cell), [cell]);
  }
  return groups;
}

async function reviewerNames(db: Knex, cells: readonly GradingCell[]): Promise<Map<number, string>> {
  const ids = [...new Set(cells.map(({ reviewerId }) => reviewerId))];
  const rows = await db("accounts")
    .whereIn("id", ids)
    .select<{ id: number; name: string }[]>("id", "display_name as name");
  return new Map(rows.map(({ id, name }) => [Number(id), name]));
}
