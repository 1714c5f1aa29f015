import type { Term } from "../indicator-rule.ts";
import { getAt, setAt } from "./paths.ts";
import type { Cell, Plain, TableColumn, TableRow } from "./rule-table.ts";

/** An object of the rule set as a row of cells. */
export function toRow(columns: readonly TableColumn[], source: object): TableRow {
  const row: Record<string, Cell> = {};
  for (const column of columns) row[column.key] = toCell(column, getAt(source, column.key));
  return row;
}

function toCell({ type }: TableColumn, value: unknown): Cell {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (type === "terms")
    return (value as Term<string>[]).map(({ field, sign }) => (sign < 0 ? `-${field}` : field));
  return value as Cell;
}

/** A row of checked cells as an object of the rule set. English left blank repeats the Chinese. */
export function toObject(columns: readonly TableColumn[], row: TableRow): Plain {
  const made: Plain = {};
  for (const column of columns) {
    let cell = row[column.key] ?? null;
    if (cell === null && column.english) cell = row[column.key.replace(/\.en$/, ".zh")] ?? null;
    if (cell === null && column.blank === "omit") continue;
    if (cell === null && column.blank === "empty") cell = [];
    setAt(
      made,
      column.key,
      column.type === "terms" && cell !== null ? toTerms(cell as readonly string[]) : cell,
    );
  }
  return made;
}

function toTerms(cell: readonly string[]): Term<string>[] {
  return cell.map((term) =>
    term.startsWith("-") ? { field: term.slice(1), sign: -1 } : { field: term, sign: 1 },
  );
}
