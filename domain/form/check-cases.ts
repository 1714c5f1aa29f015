import { CASE_SHEET } from "./case-sheet.ts";
import { foundProblem, isCellProblem, rejects } from "./cell-problem.ts";
import type { FoundProblem, RowProblemSeed } from "./cell-problem.ts";
import { cellReader } from "./read-cell.ts";
import { columnOf } from "./sheet-definition.ts";

/** One case of the case list. */
export interface CaseLine {
  caseNo: string;
  kind: string;
  name: string | null;
  unit: string | null;
  openedOn: string | null;
}
/** One row of an uploaded case list: raw cells by key, and the sheet row it stands in. */
export interface CaseRow {
  rowNumber: number;
  cells: Readonly<Record<string, unknown>>;
}
export interface CheckedCase {
  rowNumber: number;
  /** null when rejected. */
  line: CaseLine | null;
  problems: RowProblemSeed[];
}

const KEYS = ["caseNo", "kind", "name", "unit", "openedOn"] as const;

/** Checks an uploaded case list, one verdict per row. `units` are the codes the bureau has (K01). */
export function checkCases(rows: readonly CaseRow[], context: { units: ReadonlySet<string> }): CheckedCase[] {
  const firstRow = new Map<string, number>();
  return rows.map(({ rowNumber, cells }) => {
    const problems: FoundProblem[] = [];
    const values: Record<string, string | null> = {};
    for (const key of KEYS) {
      const column = columnOf(CASE_SHEET, key);
      const value = cellReader(column)(cells[key]);
      if (isCellProblem(value)) problems.push({ ...value, field: key });
      else if (column.required && (value === undefined || value === null)) {
        problems.push(foundProblem("V08", "row", key, { reason: "cell" }));
      }
      values[key] = typeof value === "string" ? value : null;
    }
    const { caseNo = null, kind = null, name = null, unit = null, openedOn = null } = values;
    if (unit !== null && !context.units.has(unit)) {
      problems.push(foundProblem("K01", "row", "unit", { value: unit }));
    }
    const first = caseNo === null ? undefined : firstRow.get(caseNo);
    if (first !== undefined) problems.push(foundProblem("V10", "row", "caseNo", { reason: "case", first }));
    else if (caseNo !== null) firstRow.set(caseNo, rowNumber);
    const rowKey = String(rowNumber);
    const rowLabel = caseNo === null ? `第${rowKey}行` : `第${rowKey}行 ${caseNo}`;
    return {
      rowNumber,
      line:
        rejects(problems) || caseNo === null || kind === null ? null : { caseNo, kind, name, unit, openedOn },
      problems: problems.map((problem) => ({ ...problem, sheet: "cases" as const, rowKey, rowLabel })),
    };
  });
}
