import type { Bilingual } from "../language.ts";
import type { PushLine, SheetName } from "../messages.ts";
import type { Month } from "../month.ts";
import { foundProblem, isCellProblem, rejects } from "./cell-problem.ts";
import type { FoundProblem, RowProblemSeed } from "./cell-problem.ts";
import { cellReader } from "./read-cell.ts";
import { columnsByKey } from "./sheet-definition.ts";
import type { SheetDefinition } from "./sheet-definition.ts";

export interface StoredLine<T> {
  version: number;
  line: T;
}

/** One verdict on one line sent. */
export interface CheckedLine<T> {
  rowKey: string;
  version: number;
  deleted: boolean;
  /** Sent cells over stored ones; complete when nothing rejects it, else null. */
  line: T | null;
  outcomeHint: "ok" | "rejected" | "conflict" | "unchanged";
  problems: RowProblemSeed[];
}

/** A line while it is being judged. */
export interface LineDraft<T> {
  sent: PushLine<T>;
  line: T | null;
  before: T | null;
  problems: FoundProblem[];
  hint: CheckedLine<T>["outcomeHint"];
}

/** Keys that occur more than once in one push (V10). */
export function repeatedKeys(lines: readonly { rowKey: string }[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { rowKey } of lines) (seen.has(rowKey) ? repeated : seen).add(rowKey);
  return repeated;
}

/** Reads the sent cells of a detail line over its stored ones. Blank is `null`; required blanks reject (V08). */
export function readLine<T extends { rowKey: string }>(
  sheet: SheetDefinition,
  keys: readonly (string & keyof T)[],
  sent: PushLine<T>,
  context: { monthOpen: boolean; month: Month; stored: ReadonlyMap<string, StoredLine<T>> },
  repeated: ReadonlySet<string>,
): LineDraft<T> {
  const stored = context.stored.get(sent.rowKey);
  const draft: LineDraft<T> = { sent, line: null, before: stored?.line ?? null, problems: [], hint: "ok" };
  const { problems } = draft;
  if (!context.monthOpen)
    problems.push(foundProblem("V11", "row", null, { reason: "line", month: context.month }));
  if (repeated.has(sent.rowKey)) problems.push(foundProblem("V10", "row", null, { reason: "line" }));
  if (problems.length === 0 && sent.version !== (stored?.version ?? 0)) {
    problems.push(foundProblem("V12", "row", null, { sent: sent.version, stored: stored?.version ?? 0 }));
    draft.hint = "conflict";
  }
  if (sent.delete) {
    draft.line = draft.before;
    return draft;
  }
  const cells: Record<string, unknown> = { ...draft.before, rowKey: sent.rowKey };
  const raw = sent as Readonly<Record<string, unknown>>;
  const columns = columnsByKey(sheet);
  for (const key of keys) {
    const column = columns.get(key);
    if (!column) throw new Error(`sheet ${sheet.name} has no column ${key}`);
    if (Object.hasOwn(raw, key)) {
      const value = cellReader(column)(raw[key]);
      if (isCellProblem(value)) {
        problems.push({ ...value, field: key });
        cells[key] = null;
        continue;
      }
      cells[key] = value ?? null;
    } else {
      cells[key] ??= null;
    }
    if (column.required && cells[key] === null)
      problems.push(foundProblem("V08", "row", key, { reason: "cell" }));
  }
  draft.line = cells as T;
  return draft;
}

/** The variant's code for a code or label as typed. */
export function optionNamed(
  values: readonly { variant: string | null; label: Bilingual }[],
  typed: string,
): string | undefined {
  const word = typed.toLowerCase();
  const found = values.find(
    ({ variant, label }) =>
      variant?.toLowerCase() === word || label.zh === typed || label.en.toLowerCase() === word,
  );
  return found?.variant ?? undefined;
}

/** Finishes the verdict: outcome, and problems that know their row. */
export function closeLine<T extends object>(
  sheet: SheetName,
  draft: LineDraft<T>,
  label: string | null,
): CheckedLine<T> {
  const { sent, line, before, problems } = draft;
  const rowLabel = label ?? sent.rowKey;
  const rejected = rejects(problems);
  let outcomeHint = draft.hint;
  if (outcomeHint === "ok") {
    if (rejected) outcomeHint = "rejected";
    else if (sent.delete ? before === null : before !== null && sameLine(before, line))
      outcomeHint = "unchanged";
  }
  return {
    rowKey: sent.rowKey,
    version: sent.version,
    deleted: sent.delete === true,
    line: rejected ? null : line,
    outcomeHint,
    problems: problems.map((problem) => ({ ...problem, sheet, rowKey: sent.rowKey, rowLabel })),
  };
}

function sameLine(before: object, line: object | null): boolean {
  if (line === null) return false;
  const old = before as Readonly<Record<string, unknown>>;
  return Object.entries(line).every(([key, value]) => (old[key] ?? null) === (value ?? null));
}
