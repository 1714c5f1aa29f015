import { foundProblem } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import { NUMBER_FIELDS } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { areAlike, mostAlike, pairsOf } from "./similar-texts.ts";

/** One row among its colleagues. */
export interface RowToCompare {
  rowKey: string;
  /** How the sentence names the colleague: 警号 and name. */
  rowLabel: string;
  fields: Fields;
  /** AJ of the month before. */
  previousSummary?: string | null;
}

const FEWEST_IDENTICAL = 3;
const ALIKE = 0.9;

/** Rows of one unit against each other: V20 and V21, as problems by rowKey. */
export function checkAlike(rows: readonly RowToCompare[]): Map<string, FoundProblem[]> {
  const found = new Map<string, FoundProblem[]>();
  const add = (rowKey: string, problem: FoundProblem): void => {
    found.set(rowKey, [...(found.get(rowKey) ?? []), problem]);
  };
  checkNumbers(rows, add);
  checkSummaries(rows, add);
  return found;
}

type Add = (rowKey: string, problem: FoundProblem) => void;

/** V20: the same figures in three or more rows, where somebody worked at all. */
function checkNumbers(rows: readonly RowToCompare[], add: Add): void {
  // Most rows differ: a number per row finds the few whose figures are worth writing out.
  const alike = groupBy(
    rows.filter((row) => hasWorkData(row.fields)),
    ({ fields }) => hashOf(fields),
  );
  for (const suspects of alike) {
    if (suspects.length < FEWEST_IDENTICAL) continue;
    for (const group of groupBy(suspects, ({ fields }) => figuresOf(fields))) {
      if (group.length < FEWEST_IDENTICAL) continue;
      for (const row of group) {
        const others = group.slice(0, 3).filter((other) => other !== row);
        const labels = others.slice(0, 2).map((other) => other.rowLabel);
        add(row.rowKey, foundProblem("V20", "warning", null, { count: group.length, others: labels }));
      }
    }
  }
}

function groupBy(
  rows: readonly RowToCompare[],
  keyOf: (row: RowToCompare) => string | number,
): Iterable<RowToCompare[]> {
  const groups = new Map<string | number, RowToCompare[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups.values();
}

function hashOf(fields: Fields): number {
  let hash = 0;
  for (const field of NUMBER_FIELDS)
    hash = (Math.imul(hash, 31) + Math.round((fields[field] ?? -1) * 10_000)) | 0;
  return hash;
}

function figuresOf(fields: Fields): string {
  return NUMBER_FIELDS.map((field) => String(fields[field])).join("|");
}

/** Work that differs between people: tasks done and what was sampled. Due figures are the same for all by nature. */
function hasWorkData(fields: Fields): boolean {
  return [fields.taskDone, fields.quality, fields.dataAcc, fields.satis].some((value) => (value ?? 0) > 0);
}

/** V21: 本月主要工作 at least 90 % like last month's or a colleague's. */
function checkSummaries(rows: readonly RowToCompare[], add: Add): void {
  const summaries = rows.map((row) => row.fields.summary ?? null);
  const twins = mostAlike(summaries, ALIKE);
  rows.forEach((row, index) => {
    const summary = summaries[index];
    if (typeof summary !== "string") return;
    const { previousSummary } = row;
    const twin = rows[twins[index] ?? -1];
    if (typeof previousSummary === "string" && areAlike(pairsOf(summary), pairsOf(previousSummary), ALIKE)) {
      add(row.rowKey, foundProblem("V21", "warning", "summary", { reason: "lastMonth" }));
    } else if (twin) {
      add(
        row.rowKey,
        foundProblem("V21", "warning", "summary", { reason: "colleague", other: twin.rowLabel }),
      );
    }
  });
}
