import { columnName, parseAddress } from "./a1-address.ts";
import type { CellValue } from "./cell.ts";
import { Range } from "./range.ts";
import { evaluate } from "./validation-formula.ts";

/** Would Excel let a person type this here? Only rules whose alert is shown with style Stop refuse. */
export function mayEnter(range: Range, entered: CellValue): boolean {
  const { validation } = range.firstCell();
  if (!validation?.rule || entered === "") return true;
  const alert = validation.errorAlert;
  if (alert?.showAlert === false || (alert?.style ?? "Stop") !== "Stop") return true;
  const [kind = "", rule] = Object.entries(validation.rule)[0] ?? [];
  if (kind === "list") return inList(range, (rule as { source: unknown }).source, entered);
  if (kind === "custom")
    return evaluate(String((rule as { formula: unknown }).formula), cellReader(range, entered)) === true;
  return withinLimits(kind, rule as Limits, entered);
}

interface Limits {
  formula1: unknown;
  formula2?: unknown;
  operator?: string;
}

function withinLimits(
  kind: string,
  { formula1, formula2, operator = "Between" }: Limits,
  entered: CellValue,
): boolean {
  const size = kind === "textLength" ? String(entered).length : Number(entered);
  if (
    !Number.isFinite(size) ||
    (kind !== "textLength" && typeof entered === "string" && entered.trim() === "")
  )
    return false;
  if (kind === "wholeNumber" && !Number.isInteger(size)) return false;
  const [low, high] = [Number(formula1), Number(formula2)];
  const verdicts: Record<string, boolean> = {
    Between: size >= low && size <= high,
    NotBetween: size < low || size > high,
    GreaterThanOrEqualTo: size >= low,
    GreaterThan: size > low,
    LessThanOrEqualTo: size <= low,
    LessThan: size < low,
    EqualTo: size === low,
  };
  return verdicts[operator] ?? true;
}

function inList(range: Range, source: unknown, entered: CellValue): boolean {
  if (typeof source !== "string") return true;
  if (!source.startsWith("=")) return source.split(",").includes(String(entered));
  const { sheet, row, column, rows, columns } = parseAddress(source);
  const owner = sheet === undefined ? range.sheet : range.sheet.workbook.Worksheets.GetItem(sheet);
  return new Range(owner, row, column, rows, columns).Values.flat().some(
    (value) => String(value) === String(entered),
  );
}

/**
 * Reads the cells a rule refers to, as if the entry were already in its cell. A rule is written for the first cell of
 * the range it was set on, so a relative row in it means "this row" (the add-in writes them all for its first data row).
 */
function cellReader(range: Range, entered: CellValue): (address: string) => CellValue {
  const here = columnName(range.at.column);
  return (address) => {
    const column = address.replace(/[$\d]/g, "");
    if (column === here) return entered;
    return range.sheet.peek(range.at.row, parseAddress(`${column}1`).column)?.value ?? "";
  };
}
