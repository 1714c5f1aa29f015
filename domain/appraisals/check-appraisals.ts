import { foundProblem, isCellProblem, rejects } from "../form/cell-problem.ts";
import type { CellValue, FoundProblem, RowProblemSeed } from "../form/cell-problem.ts";
import { cellReader } from "../form/read-cell.ts";
import { columnOf } from "../form/sheet-definition.ts";
import type { Outcome } from "../messages.ts";
import { searchableName } from "../names.ts";
import type { Hundredths } from "../scoring/points.ts";
import { APPRAISAL_SHEET, appraisalKey } from "./appraisal-sheet.ts";
import type { AppraisalBar } from "./who-appraises.ts";

/** One row of a workbook or of the web form: raw cells by the sheet's keys. */
export interface AppraisalRow {
  rowNumber: number;
  cells: Readonly<Record<string, unknown>>;
}
export interface AppraisalContext {
  year: number;
  kind: string;
  /** Whoever the rows name and serves at the year's end, by 警号. */
  officers: ReadonlyMap<string, AppraisedOfficer>;
}
export interface AppraisedOfficer {
  officerId: number;
  name: string;
  /** Outside the unit whose sheet this is. */
  foreign: boolean;
  bar: AppraisalBar | null;
  /** 考核办 enters a leader's word: the paper must be named. */
  needsBasis: boolean;
  stored: { version: number; score: Hundredths | null; basis: string | null } | null;
}
export interface CheckedAppraisal {
  rowNumber: number;
  policeNo: string | null;
  outcome: Outcome;
  version: number;
  /** Null unless `saved`. */
  line: { officerId: number; version: number; score: Hundredths | null; basis: string | null; reason: string | null } | null; // prettier-ignore
  problems: RowProblemSeed[];
}

const KEYS = ["policeNo", "name", "score", "basis", "reason", "key", "version"] as const;
type Values = Record<(typeof KEYS)[number], CellValue>;

/** 警号 the rows name: only these are read before judging. */
export function officersNamed(rows: readonly AppraisalRow[]): string[] {
  const read = cellReader(columnOf(APPRAISAL_SHEET, "policeNo"));
  return [...new Set(rows.flatMap(({ cells }) => textIn(read(cells.policeNo) as CellValue) ?? []))];
}

/** One verdict per row; the same for a workbook and for the web form. */
export function checkAppraisals(
  rows: readonly AppraisalRow[],
  context: AppraisalContext,
): CheckedAppraisal[] {
  const read = cellReader(columnOf(APPRAISAL_SHEET, "policeNo"));
  const times = new Map<unknown, number>();
  for (const { cells } of rows) {
    const policeNo = read(cells.policeNo);
    times.set(policeNo, (times.get(policeNo) ?? 0) + 1);
  }
  return rows.map((row) => checkRow(row, context, times));
}

function checkRow(
  { rowNumber, cells }: AppraisalRow,
  context: AppraisalContext,
  times: ReadonlyMap<unknown, number>,
): CheckedAppraisal {
  const problems: FoundProblem[] = [];
  const values = readValues(cells, problems);
  const policeNo = textIn(values.policeNo);
  const officer = policeNo === null ? undefined : context.officers.get(policeNo);
  if (policeNo !== null) identify(values, policeNo, officer, context, problems);
  if (policeNo !== null && (times.get(policeNo) ?? 0) > 1)
    problems.push(foundProblem("V10", "row", "policeNo", { reason: "officer" }));
  const rowKey = String(rowNumber);
  const label = `第${rowKey}行${officer ? ` ${policeNo} ${officer.name}` : ""}`;
  const answer = (
    outcome: Outcome,
    version: number,
    line: CheckedAppraisal["line"] = null,
  ): CheckedAppraisal => ({
    ...{ rowNumber, policeNo, outcome, version, line },
    problems: problems.map((problem) => ({ ...problem, sheet: "appraisal", rowKey, rowLabel: label })),
  });
  const current = officer?.stored?.version ?? 0;
  if (!officer || rejects(problems)) return answer("rejected", current);
  const content = {
    score: typeof values.score === "number" ? Math.round(values.score * 100) : null,
    basis: textIn(values.basis),
  };
  if (values.score === undefined) {
    if (!officer.stored || officer.stored.score === null) return answer("unchanged", current);
    problems.push(foundProblem("Y03", "row", "score", { reason: "blank" }));
    return answer("rejected", current);
  }
  const before = officer.stored;
  const wasNothing = before === null && content.score === null;
  if (wasNothing || (before?.score === content.score && before.basis === content.basis))
    return answer("unchanged", current);
  if (officer.bar !== null) {
    problems.push(foundProblem("Y02", "row", "score", { reason: officer.bar }));
    return answer("rejected", current);
  }
  const sent = typeof values.version === "number" ? values.version : 0;
  if (sent !== current) {
    problems.push(foundProblem("V12", "row", null, { sent, stored: current }));
    return answer("conflict", current);
  }
  const reason = textIn(values.reason);
  if (before !== null && [...(reason ?? "")].length < 5)
    problems.push(foundProblem("Y03", "row", "reason", { reason: "reason" }));
  if (officer.needsBasis && content.score !== null && [...(content.basis ?? "")].length < 4)
    problems.push(foundProblem("Y04", "row", "basis"));
  if (rejects(problems)) return answer("rejected", current);
  const line = { officerId: officer.officerId, ...content, version: current + 1, reason: before === null ? null : reason }; // prettier-ignore
  return answer("saved", current + 1, line);
}

function readValues(cells: Readonly<Record<string, unknown>>, problems: FoundProblem[]): Values {
  const values = {} as Values;
  for (const key of KEYS) {
    const column = columnOf(APPRAISAL_SHEET, key);
    const value = cellReader(column)(cells[key]);
    values[key] = isCellProblem(value) ? undefined : value;
    if (isCellProblem(value)) problems.push({ ...value, field: key });
    else if (column.required && (value === undefined || value === null))
      problems.push(foundProblem("V08", "row", key, { reason: "cell" }));
  }
  return values;
}

/** Who the row is about: 警号, the hidden key and the name beside it must speak of the same officer. */
function identify(
  values: Values,
  policeNo: string,
  officer: AppraisedOfficer | undefined,
  { year, kind }: AppraisalContext,
  problems: FoundProblem[],
): void {
  const key = textIn(values.key);
  if (key !== null && key !== appraisalKey(year, kind, policeNo)) {
    const [ofYear, ofKind] = key.split("|");
    const same = ofYear === String(year) && ofKind === kind;
    problems.push(
      same
        ? foundProblem("Y05", "row", "policeNo", { reason: "row" })
        : foundProblem("Y05", "row", null, { reason: "sheet", value: `${ofYear} ${ofKind ?? ""}`.slice(0, 30) }),
    ); // prettier-ignore
    return;
  }
  if (!officer || officer.foreign) {
    const reason = officer ? "foreign" : "unknown";
    problems.push(foundProblem("Y01", "row", "policeNo", { reason, value: policeNo }));
    return;
  }
  const name = textIn(values.name);
  if (name !== null && searchableName(name) !== searchableName(officer.name))
    problems.push(foundProblem("Y06", "row", "name", { value: name.slice(0, 20), name: officer.name }));
}

function textIn(value: CellValue): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
