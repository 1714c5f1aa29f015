import type { PushRow, ReportState } from "../messages.ts";
import type { Level, PostType } from "../people.ts";
import { isCellProblem, foundProblem, rejects } from "./cell-problem.ts";
import type { CellReader, FoundProblem, RowProblemSeed } from "./cell-problem.ts";
import { checkAlike } from "./check-alike.ts";
import { checkFields } from "./check-row.ts";
import type { RowFacts } from "./check-row.ts";
import { FIELDS } from "./fields.ts";
import type { Field, Fields } from "./fields.ts";
import { fieldColumn, MONTHLY_SHEET } from "./monthly-form.ts";
import { cellReader } from "./read-cell.ts";
import { columnOf } from "./sheet-definition.ts";

export interface RosterEntry {
  name: string;
  unit: string;
  level: Level;
  postType: PostType;
  partyMember: boolean;
}
export interface StoredRow {
  fields: Fields;
  version: number;
  state: ReportState;
}
export interface PushContext {
  /** Officers whose month this unit fills, by 警号. */
  roster: ReadonlyMap<string, Pick<RosterEntry, "name">>;
  stored: ReadonlyMap<string, StoredRow>;
  prefill: ReadonlyMap<string, Fields>;
  monthOpen: boolean;
  /** 解锁: the unit's month was reopened after publication, so published rows may be filled again. */
  reopened?: boolean;
  /** What is known about a row besides its cells, by 警号. */
  facts?: ReadonlyMap<string, RowFacts>;
  /** AJ of the month before, by 警号 (V21). */
  previousSummaries?: ReadonlyMap<string, string>;
}
export interface CheckedRow {
  rowKey: string;
  policeNo: string;
  /** Changed cells over stored ones over prefilled ones. */
  merged: Fields;
  changed: Field[];
  /** The version the row was built from, as sent. */
  version: number;
  outcomeHint: "ok" | "rejected" | "conflict" | "unchanged";
  problems: RowProblemSeed[];
}

/** States in which a report's content may still change (V11). */
const OPEN_STATES: ReadonlySet<ReportState> = new Set([
  "empty",
  "drafted",
  "attested",
  "submitted",
  "returned",
]);

/**
 * Checks the rows of a push, one verdict per row sent, in the order sent. A row with any `row` problem is rejected
 * whole; a row whose version is not the stored one is a conflict and nothing of it is judged further.
 */
export function checkRows(rows: readonly PushRow[], context: PushContext): CheckedRow[] {
  const read = rows.map((row) => readPoliceNo(row.policeNo));
  const times = new Map<string, number>();
  for (const { policeNo } of read) times.set(policeNo, (times.get(policeNo) ?? 0) + 1);
  const found = rows.map((row, index) => {
    const { policeNo, problem } = read[index] ?? { policeNo: "", problem: null };
    return checkRow(row, policeNo, problem, (times.get(policeNo) ?? 0) > 1, context);
  });
  addAlike(found, context);
  return found.map(({ row, rowKey, policeNo, merged, changed, problems, hint }) => {
    const rowLabel = labelOf(policeNo, context);
    const seeds = problems.map((problem) => ({ ...problem, sheet: "monthly" as const, rowKey, rowLabel }));
    return { rowKey, policeNo, merged, changed, version: row.version, outcomeHint: hint, problems: seeds };
  });
}

interface Draft {
  row: PushRow;
  rowKey: string;
  policeNo: string;
  merged: Fields;
  changed: Field[];
  problems: FoundProblem[];
  hint: CheckedRow["outcomeHint"];
}

function readPoliceNo(raw: unknown): { policeNo: string; problem: FoundProblem | null } {
  const value = POLICE_NO_READER(raw);
  if (typeof value === "string") return { policeNo: value, problem: null };
  const shown = typeof raw === "string" || typeof raw === "number" ? String(raw).trim() : "";
  const problem = isCellProblem(value)
    ? { ...value, field: "policeNo" }
    : foundProblem("V09", "row", "policeNo", { reason: "blank" });
  return { policeNo: shown.slice(0, 20), problem };
}
const POLICE_NO_READER = cellReader(columnOf(MONTHLY_SHEET, "policeNo"));

function labelOf(policeNo: string, context: PushContext): string {
  const officer = context.roster.get(policeNo);
  return officer ? `${policeNo} ${officer.name}` : policeNo;
}

function checkRow(
  row: PushRow,
  policeNo: string,
  numberProblem: FoundProblem | null,
  duplicate: boolean,
  context: PushContext,
): Draft {
  const stored = context.stored.get(policeNo);
  const prefill = context.prefill.get(policeNo);
  // Without a prefill the stored fields are taken as they are: readCells copies before it changes anything.
  const base: Fields = prefill ? { ...prefill, ...stored?.fields } : (stored?.fields ?? {});
  const draft: Draft = {
    row, rowKey: row.rowKey ?? policeNo, policeNo, merged: base, changed: [], problems: [], hint: "ok",
  }; // prettier-ignore
  const { problems } = draft;
  if (numberProblem) problems.push(numberProblem);
  else if (!context.roster.has(policeNo))
    problems.push(foundProblem("V09", "row", "policeNo", { reason: "unit" }));
  if (duplicate) problems.push(foundProblem("V10", "row", "policeNo"));
  if (!context.monthOpen) problems.push(foundProblem("V11", "row", null, { reason: "month" }));
  else if (stored && !OPEN_STATES.has(stored.state) && !isReopened(stored.state, context)) {
    problems.push(foundProblem("V11", "row", null, { reason: "signed" }));
  }
  if (problems.length === 0 && row.version !== (stored?.version ?? 0)) {
    problems.push(foundProblem("V12", "row", null, { sent: row.version, stored: stored?.version ?? 0 }));
    draft.hint = "conflict";
    return draft;
  }
  readCells(draft, base);
  if (!rejects(problems)) problems.push(...checkFields(draft.merged, context.facts?.get(policeNo) ?? {}));
  if (rejects(problems)) draft.hint = "rejected";
  else if (draft.changed.length === 0) draft.hint = "unchanged";
  return draft;
}

function isReopened(state: ReportState, context: PushContext): boolean {
  return context.reopened === true && (state === "published" || state === "locked");
}

const READERS: ReadonlyMap<string, { field: Field; read: CellReader }> = new Map(
  FIELDS.map((field) => [field, { field, read: cellReader(fieldColumn(field)) }]),
);

/** Reads the changed cells over `base`; a problem per cell that cannot be read. */
function readCells(draft: Draft, base: Fields): void {
  const merged: Record<string, number | string | null | undefined> = { ...base };
  const cells = draft.row.fields;
  for (const key of Object.keys(cells)) {
    const column = READERS.get(key);
    if (!column) {
      draft.problems.push(foundProblem("V28", "row", null, { reason: "unknown", heading: key.slice(0, 40) }));
      continue;
    }
    const cell = cells[key];
    // Most cells say what is stored already, and what is stored has been read before.
    if (cell !== undefined && cell === merged[key]) continue;
    const value = column.read(cell);
    if (isCellProblem(value)) {
      draft.problems.push({ ...value, field: key });
    } else if (value !== merged[key]) {
      draft.changed.push(column.field);
      if (value === undefined) delete merged[key];
      else merged[key] = value;
    }
  }
  draft.merged = merged;
}

/** V20 and V21 among the rows that will be stored. */
function addAlike(drafts: readonly Draft[], context: PushContext): void {
  const rows = drafts
    .filter((draft) => draft.hint === "ok")
    .map((draft) => ({
      rowKey: draft.rowKey,
      rowLabel: labelOf(draft.policeNo, context),
      fields: draft.merged,
      previousSummary: context.previousSummaries?.get(draft.policeNo) ?? null,
    }));
  const found = checkAlike(rows);
  for (const draft of drafts)
    draft.problems.push(...(draft.hint === "ok" ? (found.get(draft.rowKey) ?? []) : []));
}
