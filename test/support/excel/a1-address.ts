import { HostError } from "./host-error.ts";

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells, zero-based. */
export interface Rectangle {
  sheet?: string;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** 0 → `A`, 27 → `AB`. */
export function columnName(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** `A` → 0, `AB` → 27. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Reads `A1`, `$A$1:B2`, `C:D`, `3:4`, each with or without a sheet; refuses everything else as Excel does. */
export function parseAddress(address: string): Rectangle {
  const [sheet, cells] = splitSheet(address.replace(/^=/, "").replace(/\$/g, ""));
  const block = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/i.exec(cells);
  if (block) {
    const [, left = "", top = "", right = left, bottom = top] = block;
    const [c1, c2] = sorted(columnIndex(left), columnIndex(right));
    const [r1, r2] = sorted(Number(top) - 1, Number(bottom) - 1);
    return { sheet, row: r1, column: c1, rows: r2 - r1 + 1, columns: c2 - c1 + 1 };
  }
  const wholeColumns = /^([A-Z]{1,3}):([A-Z]{1,3})$/i.exec(cells);
  if (wholeColumns) {
    const [c1, c2] = sorted(columnIndex(wholeColumns[1] ?? ""), columnIndex(wholeColumns[2] ?? ""));
    return { sheet, row: 0, column: c1, rows: MAX_ROWS, columns: c2 - c1 + 1 };
  }
  const wholeRows = /^(\d+):(\d+)$/.exec(cells);
  if (wholeRows) {
    const [r1, r2] = sorted(Number(wholeRows[1]) - 1, Number(wholeRows[2]) - 1);
    return { sheet, row: r1, column: 0, rows: r2 - r1 + 1, columns: MAX_COLUMNS };
  }
  throw new HostError("InvalidArgument", `The argument is invalid: ${address}`);
}

export function formatAddress(sheet: string, { row, column, rows, columns }: Rectangle): string {
  const first = columnName(column) + String(row + 1);
  const last = columnName(column + columns - 1) + String(row + rows);
  return `${quoteSheet(sheet)}!${first === last ? first : `${first}:${last}`}`;
}

export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

function splitSheet(text: string): [string | undefined, string] {
  const bang = text.lastIndexOf("!");
  if (bang < 0) return [undefined, text];
  return [text.slice(0, bang).replace(/^'|'$/g, "").replace(/''/g, "'"), text.slice(bang + 1)];
}

function quoteSheet(name: string): string {
  const plain = /^[A-Z_一-鿿][\w.一-鿿]*$/i.test(name) && !/^[A-Z]{1,3}\d+$/i.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

function sorted(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}
