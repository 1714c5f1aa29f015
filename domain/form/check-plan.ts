import type { OfficerPlan } from "./prefill.ts";
import { foundProblem, isCellProblem, rejects } from "./cell-problem.ts";
import type { FoundProblem, RowProblemSeed } from "./cell-problem.ts";
import { PLAN_SHEET } from "./plan-sheet.ts";
import { cellReader } from "./read-cell.ts";
import { columnOf } from "./sheet-definition.ts";

/** One officer's line of the plan as sent: raw cells. */
export interface PlanRow {
  rowKey?: string;
  policeNo: unknown;
  version: number;
  fields: Readonly<Record<string, unknown>>;
}
export interface PlanContext {
  roster: ReadonlyMap<string, { name: string; partyMember: boolean }>;
  stored: ReadonlyMap<string, { plan: OfficerPlan; version: number }>;
  /** The plan may be changed until the month is closed to filling. */
  open: boolean;
}
export interface CheckedPlanRow {
  rowKey: string;
  policeNo: string;
  version: number;
  plan: OfficerPlan;
  outcomeHint: "ok" | "rejected" | "conflict" | "unchanged";
  problems: RowProblemSeed[];
}

export const PLAN_KEYS = [
  "taskTarget",
  "dutyDue",
  "studyDue",
  "partyDue",
] as const satisfies (keyof OfficerPlan)[];
const NOTHING_PLANNED: OfficerPlan = { taskTarget: null, dutyDue: null, studyDue: null, partyDue: null };
const POLICE_NO = cellReader(columnOf(PLAN_SHEET, "policeNo"));

/** Checks the rows of a unit's monthly plan, one verdict per row sent. Blank and 不适用 both mean: not assigned. */
export function checkPlan(rows: readonly PlanRow[], context: PlanContext): CheckedPlanRow[] {
  const times = new Map<unknown, number>();
  const numbers = rows.map((row) => POLICE_NO(row.policeNo));
  for (const number of numbers)
    if (typeof number === "string") times.set(number, (times.get(number) ?? 0) + 1);
  return rows.map((row, index) => {
    const read = numbers[index];
    const problems: FoundProblem[] = [];
    if (isCellProblem(read)) problems.push({ ...read, field: "policeNo" });
    const policeNo =
      typeof read === "string" ? read : typeof row.policeNo === "string" ? row.policeNo.slice(0, 20) : "";
    const officer = context.roster.get(policeNo);
    if (!officer && problems.length === 0)
      problems.push(foundProblem("V09", "row", "policeNo", { reason: "unit" }));
    if ((times.get(policeNo) ?? 0) > 1) problems.push(foundProblem("V10", "row", "policeNo"));
    if (!context.open) problems.push(foundProblem("V11", "row", null, { reason: "month" }));
    return checkPlanRow(row, policeNo, problems, context);
  });
}

function checkPlanRow(
  row: PlanRow,
  policeNo: string,
  problems: FoundProblem[],
  context: PlanContext,
): CheckedPlanRow {
  const stored = context.stored.get(policeNo);
  const before = stored?.plan ?? NOTHING_PLANNED;
  const plan = { ...before };
  const stale = problems.length === 0 && row.version !== (stored?.version ?? 0);
  if (stale) {
    problems.push(foundProblem("V12", "row", null, { sent: row.version, stored: stored?.version ?? 0 }));
  } else {
    for (const key of Object.keys(row.fields)) {
      if (!isPlanKey(key)) {
        problems.push(foundProblem("V28", "row", null, { reason: "unknown", heading: key.slice(0, 40) }));
        continue;
      }
      const value = cellReader(columnOf(PLAN_SHEET, key))(row.fields[key]);
      if (isCellProblem(value)) problems.push({ ...value, field: key });
      else plan[key] = typeof value === "number" ? value : null;
    }
  }
  const officer = context.roster.get(policeNo);
  const changed = PLAN_KEYS.some((key) => plan[key] !== before[key]);
  const rowKey = row.rowKey ?? policeNo;
  const rowLabel = officer ? `${policeNo} ${officer.name}` : policeNo;
  return {
    rowKey,
    policeNo,
    version: row.version,
    plan,
    outcomeHint: stale ? "conflict" : rejects(problems) ? "rejected" : changed ? "ok" : "unchanged",
    problems: problems.map((problem) => ({ ...problem, sheet: "plan" as const, rowKey, rowLabel })),
  };
}

function isPlanKey(key: string): key is (typeof PLAN_KEYS)[number] {
  return (PLAN_KEYS as readonly string[]).includes(key);
}
