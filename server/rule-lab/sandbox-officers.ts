import { labelOfList } from "../../domain/assessment/standing-list.ts";
import type {
  SandboxChange,
  SandboxOfficerLine,
  SandboxOfficers,
  SandboxOrder,
} from "../../domain/messages/rule-lab.ts";
import { reasonsOf } from "../../domain/rules/sandbox/reasons.ts";
import { directionOf } from "../../domain/rules/sandbox/spread.ts";
import { AFTER, BEFORE, type Tally } from "../../domain/rules/sandbox/tally.ts";
import type { Context } from "../context.ts";
import type { SandboxRun } from "./run-sandbox.ts";
import type { KeptRun } from "./sandbox-desk.ts";
import { hasOtherPoints, meanOf, placesOf } from "./sandbox-figures.ts";
import { findOfficerIds, readOfficerNames, readUnitNames } from "./sandbox-store.ts";

export interface OfficersAsk {
  change: SandboxChange;
  unit?: string | undefined;
  search?: string | undefined;
  order: SandboxOrder;
  page: number;
  pageSize: number;
}

/** Who changes grade or place, by how much and because of which clause; a page at a time. */
export async function sandboxOfficers(
  context: Context,
  { run, computedAt }: KeptRun,
  ask: OfficersAsk,
): Promise<SandboxOfficers> {
  const units = await readUnitNames(context.db);
  const wanted = ask.search ? await findOfficerIds(context.db, ask.search) : undefined;
  const { tally } = run;
  const rows: number[] = [];
  for (let row = 0; row < tally.officers; row++) {
    if (wanted && !wanted.has(tally.officerIds[row]!)) continue;
    if (ask.unit !== undefined && units.get(tally.unitIds[row]!)?.code !== ask.unit) continue;
    if (isChanged(run, row, ask.change)) rows.push(row);
  }
  const weigh = weights(run, ask.order);
  const keyed = rows.map((row) => ({ row, weight: weigh(row) }));
  keyed.sort((a, b) => b.weight - a.weight || tally.officerIds[a.row]! - tally.officerIds[b.row]!);
  const shown = keyed.slice((ask.page - 1) * ask.pageSize, ask.page * ask.pageSize).map(({ row }) => row);
  const names = await readOfficerNames(context.db, shown.map((row) => tally.officerIds[row]!)); // prettier-ignore
  return {
    ...{ computedAt, total: rows.length, page: ask.page, pageSize: ask.pageSize },
    rows: shown.map((row) => {
      const unit = units.get(tally.unitIds[row]!);
      const who = names.get(tally.officerIds[row]!) ?? { policeNo: "", name: "" };
      return { ...who, unit: unit?.code ?? "", unitName: unit?.name ?? "", ...lineOf(run, row) };
    }),
  };
}

function isChanged(run: SandboxRun, row: number, change: SandboxChange): boolean {
  const { tally } = run;
  switch (change) {
    case "all":
      return true;
    case "any":
      return hasOtherPoints(tally, row) || tally.gradeMonths(row) > 0 || movedBy(run, row) !== 0;
    case "grade":
      return tally.gradeMonths(row) > 0;
    case "place":
      return movedBy(run, row) !== 0;
    case "up":
    case "down":
      return tally.months.some(
        (_, month) =>
          tally.hasReport(row, month) &&
          directionOf(tally.gradeOf(row, month, BEFORE), tally.gradeOf(row, month, AFTER)) === change,
      );
  }
}

/** Places gained (positive) or lost. */
function movedBy(run: SandboxRun, row: number): number {
  const { before, after } = placesOf(run);
  return before.place[row]! - after.place[row]!;
}

/** Larger first. */
function weights(run: SandboxRun, order: SandboxOrder): (row: number) => number {
  const { tally } = run;
  const gain = (row: number): number =>
    (tally.sumOf(row, AFTER) - tally.sumOf(row, BEFORE)) / tally.reportsOf(row);
  switch (order) {
    case "points":
      return (row) => Math.abs(gain(row));
    case "gain":
      return gain;
    case "loss":
      return (row) => -gain(row);
    case "place":
      return (row) => Math.abs(movedBy(run, row));
    case "grades":
      return (row) => tally.gradeMonths(row);
    case "before":
      return (row) => tally.sumOf(row, BEFORE) / tally.reportsOf(row);
    case "after":
      return (row) => tally.sumOf(row, AFTER) / tally.reportsOf(row);
  }
}

function lineOf(
  run: SandboxRun,
  row: number,
): Omit<SandboxOfficerLine, "policeNo" | "name" | "unit" | "unitName"> {
  const { tally, effects, bits } = run;
  const { before, after } = placesOf(run);
  const gradeMonths = tally.months.flatMap((month, index) => {
    if (!tally.hasReport(row, index)) return [];
    const [from, to] = [tally.gradeOf(row, index, BEFORE), tally.gradeOf(row, index, AFTER)];
    if (from === to) return [];
    return [
      { month, from, to, before: tally.totalOf(row, index, BEFORE), after: tally.totalOf(row, index, AFTER) },
    ];
  });
  return {
    list: labelOfList(after.list[row]!),
    reports: tally.reportsOf(row),
    before: { mean: meanOf(tally, row, BEFORE), place: before.place[row]!, of: before.of[row]! },
    after: { mean: meanOf(tally, row, AFTER), place: after.place[row]!, of: after.of[row]! },
    grades: gradeMonths,
    month: tally.months[tellingMonth(tally, row)]!,
    reasons: reasonsOf(tally, row, effects, bits),
  };
}

/** A month with another grade before one without; then the one whose total moved most; then the last. */
function tellingMonth(tally: Tally, row: number): number {
  let best = -1;
  let weight = -1;
  for (let month = 0; month < tally.months.length; month++) {
    if (!tally.hasReport(row, month)) continue;
    const moved = Math.abs(tally.totalOf(row, month, AFTER) - tally.totalOf(row, month, BEFORE));
    const graded = tally.gradeOf(row, month, BEFORE) !== tally.gradeOf(row, month, AFTER);
    const own = moved + (graded ? 1_000_000 : 0);
    if (own >= weight) [best, weight] = [month, own];
  }
  return best;
}
