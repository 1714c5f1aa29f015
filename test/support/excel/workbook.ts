import { overlaps, parseAddress } from "./a1-address.ts";
import type { CellValue } from "./cell.ts";
import { Collection } from "./collection.ts";
import { HostError } from "./host-error.ts";
import { accessDenied, Range } from "./range.ts";
import { Table } from "./table.ts";
import {
  type CustomXmlPart,
  CustomXmlParts,
  type NamedItem,
  NamedItems,
  type Setting,
  Settings,
} from "./workbook-parts.ts";
import { Worksheet } from "./worksheet.ts";

export type Listener = (type: number, target: string, message: object) => void;

/** The workbook of the fake host: everything a test or a person can look at stands in plain fields. */
export class Workbook {
  readonly Name: string;
  readonly ReadOnly = false;
  readonly sheets: Worksheet[] = [];
  readonly tables: Table[] = [];
  readonly names: NamedItem[] = [];
  readonly settings: Setting[] = [];
  readonly xmlParts: CustomXmlPart[] = [];
  readonly listeners = new Set<Listener>();
  /** Hook for tests that need a formula's value; Excel would calculate it. */
  calculate: (formula: string) => CellValue = () => 0;
  userIsTyping = false;
  active: Worksheet;
  selection: Range | null = null;
  saves = 0;
  #ids = 0;

  constructor(name = "月报.xlsx") {
    this.Name = name;
    this.active = new Worksheet(this, this.nextId("WS"), "Sheet1");
    this.sheets.push(this.active);
  }

  // ── what the client library asks for ──────────────────────────────────────────────────────────
  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this);
  }
  get Tables(): TableCollection {
    return new TableCollection(this, null);
  }
  get Names(): NamedItems {
    return new NamedItems(this);
  }
  get Settings(): Settings {
    return new Settings(this.settings);
  }
  get CustomXmlParts(): CustomXmlParts {
    return new CustomXmlParts(this.xmlParts);
  }
  get Application(): object {
    return {
      CalculationMode: "Automatic",
      Calculate: () => null,
      SuspendScreenUpdatingUntilNextSync: () => null,
      SuspendApiCalculationUntilNextSync: () => null,
    };
  }
  GetSelectedRange(): Range {
    return this.selection ?? new Range(this.active, 0, 0, 1, 1);
  }
  GetActiveCell(): Range {
    return this.GetSelectedRange().GetCell(0, 0);
  }
  Save(): void {
    this.saves++;
  }

  // ── for the host itself ───────────────────────────────────────────────────────────────────────
  nextId(kind: string): string {
    this.#ids++;
    return `{${kind}-0000-${String(this.#ids).padStart(4, "0")}}`;
  }
  fire(type: number, target: string, message: object): void {
    for (const listener of this.listeners) listener(type, target, message);
  }
  tablesOn(sheet: Worksheet): TableCollection {
    return new TableCollection(this, sheet);
  }
  activate(sheet: Worksheet): void {
    if (sheet.Visibility !== "Visible")
      throw new HostError("InvalidOperation", "A hidden sheet cannot be activated.");
    this.active = sheet;
  }
  select(range: Range): void {
    if (range.sheet !== this.active) this.activate(range.sheet);
    this.selection = range;
  }
  dropTable(table: Table): void {
    this.tables.splice(this.tables.indexOf(table), 1);
  }
  dropSheet(sheet: Worksheet): void {
    const othersVisible = this.sheets.some((each) => each !== sheet && each.Visibility === "Visible");
    if (!othersVisible) throw new HostError("InvalidOperation", "The last visible sheet cannot be deleted.");
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    for (const table of this.tables.filter((each) => each.sheet === sheet)) this.dropTable(table);
    this.active = this.sheets.find((each) => each.Visibility === "Visible") ?? this.active;
  }
}

class WorksheetCollection extends Collection<Worksheet> {
  readonly #workbook: Workbook;
  constructor(workbook: Workbook) {
    super(() => workbook.sheets);
    this.#workbook = workbook;
  }
  Add(name?: string | null): Worksheet {
    const { sheets } = this.#workbook;
    let number = sheets.length + 1;
    while (sheets.some((sheet) => sheet.matches(`Sheet${String(number)}`))) number++;
    const sheet = new Worksheet(
      this.#workbook,
      this.#workbook.nextId("WS"),
      name ?? `Sheet${String(number)}`,
    );
    sheets.push(sheet);
    return sheet;
  }
  GetActiveWorksheet(): Worksheet {
    return this.#workbook.active;
  }
  GetFirst(): Worksheet {
    return this.GetItemAt(0);
  }
}

class TableCollection extends Collection<Table> {
  readonly #workbook: Workbook;
  readonly #sheet: Worksheet | null;
  constructor(workbook: Workbook, sheet: Worksheet | null) {
    super(() => workbook.tables.filter((table) => sheet === null || table.sheet === sheet));
    this.#workbook = workbook;
    this.#sheet = sheet;
  }
  Add(address: string | Range, hasHeaders: boolean): Table {
    if (!hasHeaders) throw new HostError("InvalidArgument", "this host knows tables with headers only");
    const range = typeof address === "string" ? this.#rangeAt(address) : address;
    if (range.sheet.protectedWith) throw accessDenied();
    for (const table of this.#workbook.tables)
      if (table.sheet === range.sheet && overlaps(table.rectangle, range.at))
        throw new HostError("InvalidArgument", "A table can't overlap another table.");
    if (range.sheet.merges.some((merge) => overlaps(merge, range.at)))
      throw new HostError("InvalidOperation", "A table can't overlap merged cells.");
    const table = new Table(
      range,
      this.#workbook.nextId("TBL"),
      `表${String(this.#workbook.tables.length + 1)}`,
    );
    this.#workbook.tables.push(table);
    return table;
  }
  #rangeAt(address: string): Range {
    const { sheet, row, column, rows, columns } = parseAddress(address);
    const owner = sheet === undefined ? this.#sheet : this.#workbook.Worksheets.GetItem(sheet);
    return new Range(owner ?? this.#workbook.active, row, column, rows, columns);
  }
}
