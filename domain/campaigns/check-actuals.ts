import { foundProblem, isCellProblem, rejects } from "../form/cell-problem.ts";
import type { CellValue, FoundProblem, RowProblemSeed } from "../form/cell-problem.ts";
import { cellReader } from "../form/read-cell.ts";
import { columnOf } from "../form/sheet-definition.ts";
import type { Outcome } from "../messages.ts";
import { CAMPAIGN_SHEET } from "./campaign-sheet.ts";

/** One row of a workbook or of the web form: raw cells by the sheet's keys. */
export interface ActualRow {
  rowNumber: number;
  cells: Readonly<Record<string, unknown>>;
}
export interface StoredActual {
  version: number;
  quantity: number;
  source: string;
  note: string | null;
}
export interface ActualsContext {
  firstDay: string;
  lastDay: string;
  /** Nobody reports what has not happened. */
  today: string;
  indicators: readonly { id: number; name: string }[];
  /** Units this person may enter, by code. */
  units: ReadonlyMap<string, { id: number; name: string }>;
  /** Every unit the bureau has. */
  known: ReadonlySet<string>;
  /** `indicator id/unit id` that were given a target, or whose indicator has none anywhere. */
  assigned: ReadonlySet<string>;
  stored: ReadonlyMap<string, StoredActual>;
}
/** What an accepted row says; quantities are hundredths. */
export interface ActualLine {
  indicatorId: number;
  unitId: number;
  day: string;
  version: number;
  quantity: number;
  before: number;
  source: string;
  note: string | null;
  reason: string | null;
}
export interface CheckedActual {
  rowNumber: number;
  indicator: string | null;
  unit: string | null;
  day: string | null;
  outcome: Outcome;
  version: number;
  /** Null unless `saved`. */
  line: ActualLine | null;
  problems: RowProblemSeed[];
}

/** The days the rows are of, first and last; null when no row has one. Only these are read before judging. */
export function daysNamed(rows: readonly ActualRow[]): { from: string; to: string } | null {
  const read = cellReader(columnOf(CAMPAIGN_SHEET, "day"));
  const days = rows.flatMap(({ cells }) => textIn(read(cells.day) as CellValue) ?? []).sort();
  return days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! };
}

const KEYS = ["day", "unit", "indicator", "quantity", "source", "note", "reason", "key", "version"] as const;
type Values = Record<(typeof KEYS)[number], CellValue>;

/** The identity of an entry: one for an indicator of a unit on a day. */
export function entryKey(indicatorId: number, unitId: number, day: string): string {
  return `${indicatorId}/${unitId}/${day}`;
}

/** 每日填报: one verdict per row; the same for a workbook and for the web form. */
export function checkActuals(rows: readonly ActualRow[], context: ActualsContext): CheckedActual[] {
  const firstRow = new Map<string, number>();
  return rows.map((row) => checkRow(row, context, firstRow));
}

function checkRow(
  { rowNumber, cells }: ActualRow,
  context: ActualsContext,
  firstRow: Map<string, number>,
): CheckedActual {
  const problems: FoundProblem[] = [];
  const values = readValues(cells, problems);
  const { day, unit, indicator } = identify(values, context, problems);
  const rowKey = String(rowNumber);
  const label = `第${rowKey}行${indicator ? ` ${indicator.name}` : ""}`;
  const answer = (outcome: Outcome, version: number, line: ActualLine | null = null): CheckedActual => ({
    ...{ rowNumber, indicator: indicator?.name ?? null, unit: textIn(values.unit), day, outcome, version, line },
    problems: problems.map((problem) => ({ ...problem, sheet: "campaign", rowKey, rowLabel: label })),
  }); // prettier-ignore
  if (!indicator || !unit || day === null) return answer("rejected", 0);
  const key = entryKey(indicator.id, unit.id, day);
  const first = firstRow.get(key);
  if (first !== undefined) problems.push(foundProblem("A05", "row", "indicator", { first }));
  else firstRow.set(key, rowNumber);
  const stored = context.stored.get(key);
  const current = stored?.version ?? 0;
  if (values.quantity === undefined && stored && !rejects(problems))
    problems.push(foundProblem("A04", "row", "quantity", { reason: "blank" }));
  if (rejects(problems)) return answer("rejected", current);
  if (typeof values.quantity !== "number") return answer("unchanged", current);
  const content = contentOf(values);
  if (stored && isSame(stored, content)) return answer("unchanged", current);
  const sent = typeof values.version === "number" ? values.version : 0;
  if (sent !== current) {
    problems.push(foundProblem("V12", "row", null, { sent, stored: current }));
    return answer("conflict", current);
  }
  if (stored && (content.reason ?? "").length < 5)
    problems.push(foundProblem("A04", "row", "reason", { reason: "reason" }));
  if (rejects(problems)) return answer("rejected", current);
  if (!context.assigned.has(`${indicator.id}/${unit.id}`))
    problems.push(foundProblem("A06", "warning", "unit", {}));
  const line = { indicatorId: indicator.id, unitId: unit.id, day, ...content, version: current + 1, before: stored?.quantity ?? 0 }; // prettier-ignore
  return answer("saved", current + 1, { ...line, reason: stored ? content.reason : null });
}

function readValues(cells: Readonly<Record<string, unknown>>, problems: FoundProblem[]): Values {
  const values = {} as Values;
  for (const key of KEYS) {
    const column = columnOf(CAMPAIGN_SHEET, key);
    const value = cellReader(column)(cells[key]);
    if (isCellProblem(value)) {
      problems.push({ ...value, field: key });
      values[key] = undefined;
      continue;
    }
    if (column.required && (value === undefined || value === null) && !(key === "indicator" && cells.key))
      problems.push(foundProblem("V08", "row", key, { reason: "cell" }));
    values[key] = value;
  }
  return values;
}

function identify(values: Values, context: ActualsContext, problems: FoundProblem[]) {
  const { firstDay, lastDay, today } = context;
  const day = textIn(values.day);
  if (day !== null && (day < firstDay || day > lastDay))
    problems.push(foundProblem("A01", "row", "day", { reason: "outside", day, firstDay, lastDay }));
  else if (day !== null && day > today)
    problems.push(foundProblem("A01", "row", "day", { reason: "future", day, today }));
  const [key, name, code] = [textIn(values.key), textIn(values.indicator), textIn(values.unit)];
  // The hidden key outlives a renaming of the indicator; the name serves rows typed by hand.
  const indicator =
    context.indicators.find(({ id }) => String(id) === key) ??
    context.indicators.find((each) => each.name === name);
  if (!indicator && (name ?? key) !== null) {
    const choices = context.indicators.map((each) => each.name);
    problems.push(foundProblem("A02", "row", "indicator", { value: (name ?? key)!.slice(0, 30), choices }));
  }
  const unit = code === null ? undefined : context.units.get(code);
  if (code !== null && !unit)
    problems.push(foundProblem("A03", "row", "unit", { reason: context.known.has(code) ? "foreign" : "unknown", value: code })); // prettier-ignore
  return { day, unit, indicator };
}

function contentOf({ quantity, source, note, reason }: Values) {
  return {
    quantity: Math.round(Number(quantity) * 100),
    source: textIn(source) ?? "未注明",
    note: textIn(note),
    reason: textIn(reason),
  };
}

function isSame(stored: StoredActual, sent: { quantity: number; source: string; note: string | null }) {
  return stored.quantity === sent.quantity && stored.source === sent.source && stored.note === sent.note;
}

function textIn(value: CellValue): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
