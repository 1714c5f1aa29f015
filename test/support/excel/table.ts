import { parseAddress, type Rectangle } from "./a1-address.ts";
import { Collection, sameName } from "./collection.ts";
import { HostError } from "./host-error.ts";
import { accessDenied, Range } from "./range.ts";
import { TableSort } from "./table-sort.ts";
import type { Worksheet } from "./worksheet.ts";

/** An Excel table: one header row and a body; header cells are text and never blank. */
export class Table {
  readonly sheet: Worksheet;
  readonly Id: string;
  Style = "TableStyleMedium2";
  ShowTotals = false;
  ShowHeaders = true;
  ShowFilterButton = true;
  ShowBandedRows = true;
  ShowBandedColumns = false;
  HighlightFirstColumn = false;
  rectangle: Rectangle;
  #name: string;

  constructor(range: Range, id: string, name: string) {
    this.sheet = range.sheet;
    this.Id = id;
    this.#name = name;
    this.rectangle = { ...range.at, rows: Math.max(2, range.at.rows) };
    for (let j = 0; j < range.at.columns; j++) {
      const cell = this.sheet.cell(range.at.row, range.at.column + j);
      cell.value = cell.value === undefined || cell.value === "" ? `列${String(j + 1)}` : String(cell.value);
    }
  }
  matches(key: unknown): boolean {
    return sameName(this.#name, key) || this.Id === key;
  }
  get Name(): string {
    return this.#name;
  }
  set Name(name: string) {
    if (!/^[A-Z_\\一-鿿][\w.一-鿿]*$/i.test(name)) throw new HostError("InvalidArgument", "bad table name");
    if (this.sheet.workbook.tables.some((table) => table !== this && table.matches(name)))
      throw new HostError(
        "ItemAlreadyExists",
        "A resource of the same type with the same identifier already exists",
      );
    this.#name = name;
  }
  get Worksheet(): Worksheet {
    return this.sheet;
  }
  get Sort(): TableSort {
    return new TableSort(this);
  }
  GetRange(): Range {
    const { row, column, rows, columns } = this.rectangle;
    return new Range(this.sheet, row, column, rows, columns);
  }
  GetHeaderRowRange(): Range {
    return this.GetRange().GetRow(0);
  }
  GetDataBodyRange(): Range {
    const { row, column, rows, columns } = this.rectangle;
    return new Range(this.sheet, row + 1, column, rows - 1, columns);
  }
  get Columns(): Collection<TableColumn> {
    return new Collection(() =>
      Array.from({ length: this.rectangle.columns }, (_, j) => new TableColumn(this, j)),
    );
  }
  get Rows(): TableRows {
    return new TableRows(this);
  }
  Resize(to: string | Range): void {
    if (this.sheet.protectedWith) throw accessDenied();
    const { row, rows, columns } = typeof to === "string" ? parseAddress(to) : to.at;
    if (row !== this.rectangle.row) throw new HostError("InvalidArgument", "the header row must stay");
    this.rectangle = { ...this.rectangle, rows: Math.max(2, rows), columns };
  }
  ClearFilters(): void {
    // Filters hide rows only; values are read with and without them alike.
  }
  ConvertToRange(): Range {
    if (this.sheet.protectedWith) throw accessDenied();
    this.sheet.workbook.dropTable(this);
    return this.GetRange();
  }
  Delete(): void {
    const range = this.ConvertToRange();
    range.Clear("All");
  }
  _RegisterDataChangedEvent(): void {
    // Every listener hears every change; the client library filters by table.
  }
  _UnregisterDataChangedEvent(): void {
    // See _RegisterDataChangedEvent.
  }
}

class TableColumn {
  readonly #table: Table;
  readonly Index: number;
  constructor(table: Table, index: number) {
    this.#table = table;
    this.Index = index;
  }
  get Id(): number {
    return this.Index + 1;
  }
  matches(key: unknown): boolean {
    return key === this.Id || this.Name === String(key);
  }
  get Name(): string {
    return String(this.GetHeaderRowRange().firstCell().value ?? "");
  }
  set Name(name: string) {
    this.GetHeaderRowRange().Values = [[name]];
  }
  get Values(): unknown {
    return this.GetRange().Values;
  }
  GetRange(): Range {
    return this.#table.GetRange().GetColumn(this.Index);
  }
  GetDataBodyRange(): Range {
    return this.#table.GetDataBodyRange().GetColumn(this.Index);
  }
  GetHeaderRowRange(): Range {
    return this.#table.GetHeaderRowRange().GetColumn(this.Index);
  }
}

class TableRow {
  readonly #table: Table;
  readonly Index: number;
  constructor(table: Table, index: number) {
    this.#table = table;
    this.Index = index;
  }
  matches(key: unknown): boolean {
    return key === this.Index;
  }
  get Values(): unknown {
    return this.GetRange().Values;
  }
  GetRange(): Range {
    return this.#table.GetDataBodyRange().GetRow(this.Index);
  }
  Delete(): void {
    this.#table.Rows.DeleteRowsAt(this.Index, 1);
  }
}

class TableRows extends Collection<TableRow> {
  readonly #table: Table;
  constructor(table: Table) {
    super(() => Array.from({ length: table.rectangle.rows - 1 }, (_, i) => new TableRow(table, i)));
    this.#table = table;
  }
  /** Excel refuses rows in a table on a protected sheet, whatever the protection allows. */
  Add(index: number | null, values: unknown[][] | null): TableRow {
    const table = this.#table;
    if (table.sheet.protectedWith) throw accessDenied();
    const matrix = values ?? [Array<string>(table.rectangle.columns).fill("")];
    const at = index ?? table.rectangle.rows - 1;
    const first = table.rectangle.row + 1 + at;
    table.sheet.shiftDown(first, matrix.length, table.rectangle.column, table.rectangle.columns);
    table.rectangle = { ...table.rectangle, rows: table.rectangle.rows + matrix.length };
    new Range(table.sheet, first, table.rectangle.column, matrix.length, table.rectangle.columns).Values =
      matrix;
    return new TableRow(table, at);
  }
  DeleteRowsAt(index: number, count: number): void {
    const table = this.#table;
    if (table.sheet.protectedWith) throw accessDenied();
    const body = table.GetDataBodyRange();
    const kept = body.Formulas.filter((_, i) => i < index || i >= index + count);
    body.Clear("Contents");
    table.rectangle = { ...table.rectangle, rows: Math.max(2, kept.length + 1) };
    if (kept.length > 0) table.GetDataBodyRange().Values = kept;
  }
}
