import {
  formatAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  overlaps,
  parseAddress,
  type Rectangle,
} from "./a1-address.ts";
import type { Cell } from "./cell.ts";
import { ConditionalFormats } from "./conditional-formats.ts";
import { type Collection, sameName } from "./collection.ts";
import { HostError } from "./host-error.ts";
import { Range } from "./range.ts";
import { RangeAreas } from "./range-areas.ts";
import { FreezePanes, PageLayout, SheetProtection, type ProtectionOptions } from "./worksheet-parts.ts";
import type { Table } from "./table.ts";
import type { Workbook } from "./workbook.ts";

/** One sheet: its cells and what applies to the sheet as a whole. */
export class Worksheet {
  readonly workbook: Workbook;
  readonly Id: string;
  readonly columns = new Map<number, { width?: number; hidden?: boolean; format?: Cell }>();
  readonly merges: Rectangle[] = [];
  readonly conditionalFormats: { range: Rectangle }[] = [];
  readonly frozen = { rows: 0, columns: 0 };
  readonly pageLayout = new PageLayout();
  protectedWith: ProtectionOptions | null = null;
  Visibility = "Visible";
  TabColor = "";
  Gridlines = true;
  Headings = true;
  readonly #cells = new Map<number, Cell>();
  #name = "";

  constructor(workbook: Workbook, id: string, name: string) {
    this.workbook = workbook;
    this.Id = id;
    this.Name = name;
  }
  matches(key: unknown): boolean {
    return sameName(this.#name, key) || this.Id === key;
  }

  // ── what the client library asks for ──────────────────────────────────────────────────────────
  get Name(): string {
    return this.#name;
  }
  set Name(name: string) {
    if (name === "" || name.length > 31 || /[\\/?*[\]:]/.test(name))
      throw new HostError("InvalidArgument", `bad sheet name ${name}`);
    if (this.workbook.sheets.some((sheet) => sheet !== this && sheet.matches(name)))
      throw new HostError("ItemAlreadyExists", `sheet ${name} exists`);
    this.#name = name;
  }
  get Position(): number {
    return this.workbook.sheets.indexOf(this);
  }
  set Position(position: number) {
    const { sheets } = this.workbook;
    sheets.splice(this.Position, 1);
    sheets.splice(position, 0, this);
  }
  get Tables(): Collection<Table> {
    return this.workbook.tablesOn(this);
  }
  get Protection(): SheetProtection {
    return new SheetProtection(this);
  }
  get FreezePanes(): FreezePanes {
    return new FreezePanes(this);
  }
  get PageLayout(): PageLayout {
    return this.pageLayout;
  }
  GetRange(address?: string | null): Range {
    if (address === undefined || address === null) return new Range(this, 0, 0, MAX_ROWS, MAX_COLUMNS);
    const named = this.workbook.Names.GetItemOrNullObject(address);
    if (named) return named.GetRange();
    const { row, column, rows, columns } = parseAddress(address);
    return new Range(this, row, column, rows, columns);
  }
  GetRanges(address: string): RangeAreas {
    return new RangeAreas(this, address);
  }
  GetRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    return new Range(this, row, column, rows, columns);
  }
  GetCell(row: number, column: number): Range {
    return new Range(this, row, column, 1, 1);
  }
  GetUsedRange(): Range {
    return this.GetUsedRangeOrNullObject() ?? new Range(this, 0, 0, 1, 1);
  }
  GetUsedRangeOrNullObject(): Range | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [key, cell] of this.#cells) {
      if (cell.value === undefined || cell.value === "") continue;
      const [row, column] = [Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS];
      [top, left] = [Math.min(top, row), Math.min(left, column)];
      [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
    }
    return bottom < 0 ? null : new Range(this, top, left, bottom - top + 1, right - left + 1);
  }
  Activate(): void {
    this.workbook.activate(this);
  }
  Delete(): void {
    this.workbook.dropSheet(this);
  }
  _RegisterDataChangedEvent(): void {
    // Every listener hears every change; the client library filters by sheet.
  }
  _UnregisterDataChangedEvent(): void {
    // See _RegisterDataChangedEvent.
  }
  _RegisterSelectionChangedEvent(): void {
    // See _RegisterDataChangedEvent.
  }
  _UnregisterSelectionChangedEvent(): void {
    // See _RegisterDataChangedEvent.
  }

  // ── for the host itself ───────────────────────────────────────────────────────────────────────
  peek(row: number, column: number): Cell | undefined {
    return this.#cells.get(row * MAX_COLUMNS + column);
  }
  cell(row: number, column: number): Cell {
    const key = row * MAX_COLUMNS + column;
    const known = this.#cells.get(key);
    if (known) return known;
    const model = this.columns.get(column)?.format;
    const cell: Cell = model ? { ...model, format: new Map(model.format) } : { format: new Map() };
    this.#cells.set(key, cell);
    return cell;
  }
  put(row: number, column: number, cell: Cell): void {
    this.#cells.set(row * MAX_COLUMNS + column, cell);
  }
  column(index: number): { width?: number; hidden?: boolean; format?: Cell } {
    const known = this.columns.get(index);
    if (known) return known;
    const column = {};
    this.columns.set(index, column);
    return column;
  }
  /** Formats a whole column: its existing cells and the model of those to come. */
  visitColumn(column: number, work: (cell: Cell) => void): void {
    const settings = this.column(column);
    settings.format ??= { format: new Map() };
    work(settings.format);
    for (const [key, cell] of this.#cells) if (key % MAX_COLUMNS === column) work(cell);
  }
  shiftDown(row: number, by: number, firstColumn: number, columns: number): void {
    const moved = [...this.#cells.keys()].filter((key) => {
      const column = key % MAX_COLUMNS;
      return Math.floor(key / MAX_COLUMNS) >= row && column >= firstColumn && column < firstColumn + columns;
    });
    for (const key of moved.sort((a, b) => b - a)) {
      const cell = this.#cells.get(key);
      this.#cells.delete(key);
      if (cell) this.#cells.set(key + by * MAX_COLUMNS, cell);
    }
  }
  conditionalFormatsOf(range: Range): ConditionalFormats {
    return new ConditionalFormats(range);
  }
  /** Tells the client library that cells changed: once for the sheet (10), once for each table touched (101). */
  changed(range: Range): void {
    const address = formatAddress(this.Name, range.at).split("!").pop() ?? "";
    const triggerSource = this.workbook.userIsTyping ? "Unknown" : "ThisLocalAddin";
    const common = {
      address,
      changeType: "RangeEdited",
      source: "Local",
      triggerSource,
      worksheetId: this.Id,
    };
    this.workbook.fire(10, this.Id, { type: "WorksheetChanged", ...common, shiftDirection: "None" });
    for (const table of this.workbook.tables)
      if (table.sheet === this && overlaps(table.rectangle, range.at))
        this.workbook.fire(101, table.Id, { type: "TableChanged", ...common, tableId: table.Id });
  }
}
