import type { SandboxPlace, SandboxSummary, SandboxUnitLine } from "../../domain/messages/rule-lab.ts";
import { rank } from "../../domain/ranking.ts";
import { directionOf, spreadOf } from "../../domain/rules/sandbox/spread.ts";
import { placeOfficers, type Places } from "../../domain/rules/sandbox/places.ts";
import { AFTER, BEFORE, SIDES, type Side, type Tally } from "../../domain/rules/sandbox/tally.ts";
import { compareRatios, halfUp } from "../../domain/scoring/exact.ts";
import type { Context } from "../context.ts";
import type { SandboxRun } from "./run-sandbox.ts";
import type { KeptRun } from "./sandbox-desk.ts";
import { readUnitNames } from "./sandbox-store.ts";

const places = new WeakMap<SandboxRun, { before: Places; after: Places }>();

/** Places of both sides, each by its own rules; the months before by those of the last one. */
export function placesOf(run: SandboxRun): { before: Places; after: Places } {
  const known = places.get(run);
  if (known) return known;
  const { months, draft } = run.task;
  const found = {
    before: placeOfficers(run.tally, months.at(-1)!.rules.ruleSet.composition.ranking, BEFORE),
    after: placeOfficers(run.tally, draft.ruleSet.composition.ranking, AFTER),
  };
  places.set(run, found);
  return found;
}

export function meanOf(tally: Tally, row: number, side: Side): number {
  return halfUp(tally.sumOf(row, side), tally.reportsOf(row));
}

/** How the points, grades, places, quotas and units move, bureau-wide. */
export async function sandboxSummary(
  context: Context,
  { run, computedAt, digest }: KeptRun & { digest: string },
): Promise<SandboxSummary> {
  const { tally, task } = run;
  const { before, after } = placesOf(run);
  const changed = { points: 0, grade: 0, place: 0, gradeMonths: 0 };
  let reports = 0;
  for (let row = 0; row < tally.officers; row++) {
    reports += tally.reportsOf(row);
    const months = tally.gradeMonths(row);
    if (hasOtherPoints(tally, row)) changed.points += 1;
    if (months > 0) changed.grade += 1;
    changed.gradeMonths += months;
    if (before.place[row] !== after.place[row] || before.list[row] !== after.list[row]) changed.place += 1;
  }
  return {
    ...{
      draft: task.draft.version,
      digest,
      months: [...tally.months],
      computedAt,
      milliseconds: run.milliseconds,
    },
    bases: run.bases.map(({ rules }) => ({
      version: rules.version,
      months: task.months.filter((one) => one.rules === rules).map(({ month }) => month),
    })),
    ...{ officers: tally.officers, reports, changed, spread: spreadOf(tally), quota: run.quota },
    differences: run.differences,
    units: await unitLines(context, tally),
  };
}

/** Whether any month's total moved; sums may be equal where months moved against each other. */
export function hasOtherPoints(tally: Tally, row: number): boolean {
  for (let month = 0; month < tally.months.length; month++)
    if (tally.totalOf(row, month, BEFORE) !== tally.totalOf(row, month, AFTER)) return true;
  return false;
}

interface UnitSum {
  id: number;
  officers: number;
  reports: number;
  sums: [number, number];
  up: number;
  down: number;
  excellent: [number, number];
}

async function unitLines(context: Context, tally: Tally): Promise<SandboxUnitLine[]> {
  const sums = sumUnits(tally);
  const names = await readUnitNames(context.db);
  const placed = SIDES.map((side) => placeUnits(sums, (id) => names.get(id)?.series ?? "", side));
  const sideOf = (sum: UnitSum, side: Side): SandboxPlace => ({
    mean: halfUp(sum.sums[side], sum.reports),
    ...placed[side]!.get(sum.id)!,
  });
  return sums
    .flatMap((sum): SandboxUnitLine[] => {
      const unit = names.get(sum.id);
      if (!unit) return [];
      return [
        {
          ...{
            unit: unit.code,
            name: unit.name,
            series: unit.series,
            officers: sum.officers,
            reports: sum.reports,
          },
          ...{ before: sideOf(sum, BEFORE), after: sideOf(sum, AFTER), up: sum.up, down: sum.down },
          excellent: { before: sum.excellent[BEFORE], after: sum.excellent[AFTER] },
        },
      ];
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** Officers stand in the unit of their last month. */
function sumUnits(tally: Tally): UnitSum[] {
  const units = new Map<number, UnitSum>();
  for (let row = 0; row < tally.officers; row++) {
    const id = tally.unitIds[row]!;
    const unit = units.get(id) ?? {
      id,
      officers: 0,
      reports: 0,
      sums: [0, 0],
      up: 0,
      down: 0,
      excellent: [0, 0],
    };
    units.set(id, unit);
    unit.officers += 1;
    unit.reports += tally.reportsOf(row);
    for (const side of SIDES) unit.sums[side] += tally.sumOf(row, side);
    for (let month = 0; month < tally.months.length; month++) {
      if (!tally.hasReport(row, month)) continue;
      const [from, to] = [tally.gradeOf(row, month, BEFORE), tally.gradeOf(row, month, AFTER)];
      const direction = directionOf(from, to);
      if (direction === "up" || direction === "down") unit[direction] += 1;
      if (from === "excellent") unit.excellent[BEFORE] += 1;
      if (to === "excellent") unit.excellent[AFTER] += 1;
    }
  }
  return [...units.values()];
}

/** Within the series, by the exact mean of its officers' months. */
function placeUnits(sums: readonly UnitSum[], seriesOf: (id: number) => string, side: Side) {
  const found = new Map<number, { place: number; of: number }>();
  for (const series of new Set(sums.map(({ id }) => seriesOf(id)))) {
    const own = sums.filter(({ id }) => seriesOf(id) === series);
    const ranked = rank(own, (a, b) => compareRatios(b.sums[side], b.reports, a.sums[side], a.reports));
    for (const { id, place } of ranked) found.set(id, { place, of: own.length });
  }
  return found;
}
