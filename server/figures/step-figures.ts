import type { Knex } from "knex";
import type { ReportState } from "../../domain/messages.ts";
import { MONTH_STAGES, type StepCounts, type StepFigures } from "../../domain/messages/steps.ts";
import type { Series } from "../../domain/people.ts";
import { completionFigures } from "./completion-figures.ts";
import type { FigureMonth, FigureScope } from "./figure-months.ts";
import { readUnits, type FigureUnit } from "./unit-sums.ts";

/** How many of the stages a report in this state has passed; a returned one is being filled again. */
const PASSED: Record<ReportState, number> = {
  empty: 0,
  drafted: 1,
  returned: 1,
  attested: 2,
  submitted: 3,
  signing: 3,
  signed: 4,
  checked: 5,
  published: 6,
  locked: 6,
};
const WAITING: ReadonlySet<ReportState> = new Set(["submitted", "signing"]);

/**
 * 单位 × 环节: how many reports of each visible unit have passed each step of the month, how often one was handed back,
 * and how long the oldest has waited for its reviewer. Two grouped queries, whatever the number of officers.
 * @param asOf the instant the figures were drawn
 */
export async function stepFigures(
  db: Knex,
  scope: FigureScope & { month: FigureMonth },
  series: Series | undefined,
  asOf: string,
): Promise<StepFigures> {
  const { month, state } = scope.month;
  const completion = await completionFigures(db, scope, series, asOf);
  const units = await readUnits(db, scope.units, series);
  const byUnit = await countStates(db, month, units);
  const returns = await countReturns(db, month, units);
  const lines = units.map((unit) => {
    const expected = completion.units.find((one) => one.unit === unit.code)?.expected ?? 0;
    const counts = { ...noSteps(), expected, returns: returns.get(unit.id) ?? 0 };
    for (const group of byUnit.get(unit.id) ?? []) addGroup(counts, group);
    return { unit: unit.code, name: unit.name, series: unit.series, ...counts };
  });
  return { month, state, asOf, units: lines, total: lines.reduce(addCounts, noSteps()) };
}

interface StateGroup {
  state: ReportState;
  reports: number;
  oldest: string | null;
}

async function countStates(
  db: Knex,
  month: string,
  units: readonly FigureUnit[],
): Promise<Map<number, StateGroup[]>> {
  const rows = await db("reports")
    .where({ month })
    .whereIn(
      "unit_id",
      units.map(({ id }) => id),
    ) // prettier-ignore
    .groupBy("unit_id", "state")
    .select<{ unit: number; state: ReportState; reports: number | string; oldest: string | null }[]>(
      { unit: "unit_id", state: "state" },
      db.raw("count(*) as reports"),
      db.raw("min(submitted_at) as oldest"),
    );
  const found = new Map<number, StateGroup[]>();
  for (const { unit, state, reports, oldest } of rows) {
    const own = found.get(Number(unit)) ?? [];
    own.push({ state, reports: Number(reports), oldest });
    found.set(Number(unit), own);
  }
  return found;
}

async function countReturns(
  db: Knex,
  month: string,
  units: readonly FigureUnit[],
): Promise<Map<number, number>> {
  const rows = await db("returns")
    .join("reports", "reports.id", "returns.report_id")
    .where("reports.month", month)
    .whereIn(
      "reports.unit_id",
      units.map(({ id }) => id),
    ) // prettier-ignore
    .groupBy("reports.unit_id")
    .select<{ unit: number; returns: number | string }[]>(
      { unit: "reports.unit_id" },
      db.raw("count(*) as returns"),
    );
  return new Map(rows.map(({ unit, returns }) => [Number(unit), Number(returns)]));
}

function noSteps(): StepCounts {
  return {
    ...{ expected: 0, started: 0, attested: 0, submitted: 0, signed: 0, checked: 0, published: 0 },
    ...{ returns: 0, waiting: 0, waitingSince: null },
  };
}

function addGroup(counts: StepCounts, { state, reports, oldest }: StateGroup): void {
  for (const stage of MONTH_STAGES.slice(0, PASSED[state])) counts[stage] += reports;
  if (!WAITING.has(state)) return;
  counts.waiting += reports;
  counts.waitingSince = earlier(counts.waitingSince, oldest);
}

function addCounts(sum: StepCounts, one: StepCounts): StepCounts {
  const total = { ...sum, waitingSince: earlier(sum.waitingSince, one.waitingSince) };
  for (const name of ["expected", ...MONTH_STAGES, "returns", "waiting"] as const) total[name] += one[name];
  return total;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
