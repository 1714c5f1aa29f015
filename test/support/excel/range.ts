import {
  formatAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  overlaps,
  parseAddress,
  type Rectangle,
} from "./a1-address.ts";
import { type CellArea, RangeFormat } from "./cell-area.ts";
import { type Cell, type CellValue, enter } from "./cell.ts";
import { DataValidation } from "./data-validation.ts";
import { HostError } from "./host-error.ts";
import type { Worksheet } from "./worksheet.ts";

const LARGEST_WRITE = 5_000_000;

/** A rectangle of cells of one sheet, in the words of Excel's object model. */
export class Range implements CellArea {
  readonly sheet: Worksheet;
  readonly at: Rectangle;
  /** The client library keeps references to ranges by this mark. */
  readonly keepsReference = true;
  constructor(sheet: Worksheet, row: number, column: number, rows: number, columns: number) {
    if (
      row < 0 ||
      column < 0 ||
      rows < 1 ||
      columns < 1 ||
      row + rows > MAX_ROWS ||
      column + columns > MAX_COLUMNS
    )
      throw new HostError("InvalidArgument", "range out of bounds");
    this.sheet = sheet;
    this.at = { row, column, rows, columns };
  }

  // ── what the client library asks for ──────────────────────────────────────────────────────────
  get Address(): string {
    return formatAddress(this.sheet.Name, this.at);
  }
  get RowIndex(): number {
    return this.at.row;
  }
  get ColumnIndex(): number {
    return this.at.column;
  }
  get RowCount(): number {
    return this.at.rows;
  }
  get ColumnCount(): number {
    return this.at.columns;
  }
  get CellCount(): number {
    return this.at.rows * this.at.columns;
  }
  get Values(): CellValue[][] {
    return this.map((cell) => cell?.value ?? "");
  }
  set Values(values: unknown) {
    this.#write(values);
  }
  get Formulas(): CellValue[][] {
    return this.map((cell) => cell?.formula ?? cell?.value ?? "");
  }
  set Formulas(values: unknown) {
    this.#write(values);
  }
  get Text(): string[][] {
    return this.map((cell) => String(cell?.value ?? ""));
  }
  get ValueTypes(): string[][] {
    return this.map((cell) => typeName(cell?.value));
  }
  get NumberFormat(): string[][] {
    return this.map((cell) => cell?.numberFormat ?? "General");
  }
  set NumberFormat(formats: unknown) {
    this.guardFormat();
    this.#assign(formats, (cell, format) => {
      cell.numberFormat = String(format);
    });
  }
  get ColumnHidden(): boolean {
    return this.columnSpans().every(({ column }) => this.sheet.columns.get(column)?.hidden === true);
  }
  set ColumnHidden(hidden: boolean) {
    this.guardColumns();
    for (let c = this.at.column; c < this.at.column + this.at.columns; c++)
      this.sheet.column(c).hidden = hidden;
  }
  get Format(): RangeFormat {
    return new RangeFormat(this);
  }
  get DataValidation(): DataValidation {
    return new DataValidation(this);
  }
  get Worksheet(): Worksheet {
    return this.sheet;
  }
  get ConditionalFormats(): object {
    return this.sheet.conditionalFormatsOf(this);
  }
  GetCell(row: number, column: number): Range {
    return new Range(this.sheet, this.at.row + row, this.at.column + column, 1, 1);
  }
  GetRow(row: number): Range {
    return new Range(this.sheet, this.at.row + row, this.at.column, 1, this.at.columns);
  }
  GetColumn(column: number): Range {
    return new Range(this.sheet, this.at.row, this.at.column + column, this.at.rows, 1);
  }
  GetLastRow(): Range {
    return this.GetRow(this.at.rows - 1);
  }
  GetOffsetRange(rows: number, columns: number): Range {
    return new Range(this.sheet, this.at.row + rows, this.at.column + columns, this.at.rows, this.at.columns);
  }
  GetResizedRange(rows: number, columns: number): Range {
    return new Range(this.sheet, this.at.row, this.at.column, this.at.rows + rows, this.at.columns + columns);
  }
  GetAbsoluteResizedRange(rows: number, columns: number): Range {
    return new Range(this.sheet, this.at.row, this.at.column, rows, columns);
  }
  GetEntireColumn(): Range {
    return new Range(this.sheet, 0, this.at.column, MAX_ROWS, this.at.columns);
  }
  GetEntireRow(): Range {
    return new Range(this.sheet, this.at.row, 0, this.at.rows, MAX_COLUMNS);
  }
  /** The smallest range around this one and another: the client library cuts large writes into such pieces. */
  GetBoundingRect(other: Range | string): Range {
    const a = this.at;
    const b = typeof other === "string" ? parseAddress(other) : other.at;
    const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
    const bottom = Math.max(a.row + a.rows, b.row + b.rows);
    const right = Math.max(a.column + a.columns, b.column + b.columns);
    return new Range(this.sheet, row, column, bottom - row, right - column);
  }
  /** The client library asks before it cuts a large write. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.at.rows || columns !== this.at.columns) throw wrongSize();
  }
  GetUsedRangeOrNullObject(): Range | null {
    return this.sheet.GetUsedRangeOrNullObject();
  }
  Select(): void {
    this.sheet.workbook.select(this);
  }
  /** Keeps the upper left value; refused inside a table and on a protected sheet. */
  Merge(): void {
    this.guardStructure();
    if (
      this.sheet.workbook.tables.some(
        (table) => table.sheet === this.sheet && overlaps(table.rectangle, this.at),
      )
    )
      throw new HostError("InvalidOperation", "Cells inside a table cannot be merged.");
    this.sheet.merges.push(this.at);
  }
  Clear(applyTo: "All" | "Contents" | "Formats" | null = "All"): void {
    this.guardWrite();
    const kind = applyTo ?? "All";
    this.visit((cell) => {
      if (kind !== "Formats") {
        delete cell.value;
        delete cell.formula;
      }
      if (kind === "Contents") return;
      cell.format.clear();
      delete cell.numberFormat;
    });
    this.sheet.changed(this);
  }

  // ── for the host itself ───────────────────────────────────────────────────────────────────────
  firstCell(): Cell {
    return this.sheet.cell(this.at.row, this.at.column);
  }
  /** Reads without creating cells, so that looking at a million empty cells costs nothing lasting. */
  map<T>(read: (cell: Cell | undefined) => T): T[][] {
    const { row, column, rows, columns } = this.at;
    if (rows * columns > LARGEST_WRITE) throw new HostError("RequestTooLarge", "too many cells");
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => read(this.sheet.peek(row + i, column + j))),
    );
  }
  visit(work: (cell: Cell) => void): void {
    const { row, column, rows, columns } = this.at;
    if (rows >= MAX_ROWS - 1) {
      for (let c = column; c < column + columns; c++) this.sheet.visitColumn(c, work);
      return;
    }
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) work(this.sheet.cell(row + i, column + j));
  }
  common(read: (cell: Cell) => unknown): unknown {
    const first = read(this.firstCell());
    let same = true;
    if (this.at.rows < MAX_ROWS - 1) this.visit((cell) => (same &&= read(cell) === first));
    return same ? first : null;
  }
  columnSpans(): { column: number; columns: number }[] {
    return [this.at];
  }
  /** Writing values: refused when the sheet is protected and any of the cells is locked. */
  guardWrite(): void {
    if (!this.sheet.protectedWith) return;
    let locked = false;
    this.visit((cell) => (locked ||= cell.format.get("Protection.Locked") !== false));
    if (locked) throw accessDenied();
  }
  guardFormat(): void {
    if (this.sheet.protectedWith && !this.sheet.protectedWith.allowFormatCells) throw accessDenied();
  }
  guardColumns(): void {
    if (this.sheet.protectedWith && !this.sheet.protectedWith.allowFormatColumns) throw accessDenied();
  }
  guardStructure(): void {
    if (this.sheet.protectedWith) throw accessDenied();
  }

  #write(values: unknown): void {
    this.guardWrite();
    const calculate = this.sheet.workbook.calculate;
    this.#assign(values, (cell, value) => {
      enter(cell, value, calculate);
    });
    this.sheet.changed(this);
  }
  /** One value for every cell, or a matrix of exactly the range's size; null leaves a cell alone. */
  #assign(values: unknown, put: (cell: Cell, value: unknown) => void): void {
    const { row, column, rows, columns } = this.at;
    if (rows * columns > LARGEST_WRITE) throw new HostError("InvalidArgument", "too many cells");
    if (!Array.isArray(values)) {
      this.visit((cell) => {
        put(cell, values);
      });
      return;
    }
    const matrix = values as unknown[][];
    if (matrix.length !== rows || matrix.some((line) => !Array.isArray(line) || line.length !== columns))
      throw wrongSize();
    matrix.forEach((line, i) => {
      line.forEach((value, j) => {
        if (value !== null && value !== undefined) put(this.sheet.cell(row + i, column + j), value);
      });
    });
  }
}

export function accessDenied(): HostError {
  return new HostError(
    "AccessDenied",
    "You cannot perform the requested operation. (worksheet is protected)",
  );
}

function wrongSize(): HostError {
  const message =
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
  return new HostError("InvalidArgument", message);
}

function typeName(value: CellValue | undefined): string {
  if (value === undefined || value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return value.startsWith("#") && value.endsWith("!") ? "Error" : "String";
}
