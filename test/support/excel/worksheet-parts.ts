import { parseAddress } from "./a1-address.ts";
import { HostError } from "./host-error.ts";
import { accessDenied, Range } from "./range.ts";
import type { Worksheet } from "./worksheet.ts";

/** Excel's protection options; everything not allowed is forbidden. */
export interface ProtectionOptions {
  allowAutoFilter?: boolean;
  allowDeleteColumns?: boolean;
  allowDeleteRows?: boolean;
  allowFormatCells?: boolean;
  allowFormatColumns?: boolean;
  allowFormatRows?: boolean;
  allowInsertColumns?: boolean;
  allowInsertRows?: boolean;
  allowSort?: boolean;
  selectionMode?: string;
}

const passwords = new WeakMap<Worksheet, string>();

export class SheetProtection {
  readonly #sheet: Worksheet;
  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }
  get Protected(): boolean {
    return this.#sheet.protectedWith !== null;
  }
  get Options(): ProtectionOptions | null {
    return this.#sheet.protectedWith;
  }
  /** Protecting a protected sheet is an error in Excel, so the add-in must know what it does. */
  Protect(options?: ProtectionOptions | null, password?: string | null): void {
    if (this.#sheet.protectedWith) throw new HostError("AccessDenied", "The sheet is already protected.");
    this.#sheet.protectedWith = options ?? {};
    passwords.set(this.#sheet, password ?? "");
  }
  Unprotect(password?: string | null): void {
    const set = passwords.get(this.#sheet) ?? "";
    if (this.#sheet.protectedWith && set !== "" && set !== (password ?? ""))
      throw new HostError("AccessDenied", "The password you supplied is not correct.");
    this.#sheet.protectedWith = null;
  }
}

export class FreezePanes {
  readonly #sheet: Worksheet;
  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }
  FreezeRows(rows: number): void {
    this.#freeze(rows, 0);
  }
  FreezeColumns(columns: number): void {
    this.#freeze(0, columns);
  }
  /** The range is the part that stays in view, from A1 to its lower right corner. */
  FreezeAt(range: string | Range): void {
    const { row, rows, column, columns } = typeof range === "string" ? parseAddress(range) : range.at;
    this.#freeze(row + rows, column + columns);
  }
  Unfreeze(): void {
    this.#freeze(0, 0);
  }
  GetLocationOrNullObject(): Range | null {
    const { rows, columns } = this.#sheet.frozen;
    return rows + columns === 0
      ? null
      : new Range(this.#sheet, 0, 0, Math.max(1, rows), Math.max(1, columns));
  }
  #freeze(rows: number, columns: number): void {
    if (this.#sheet.protectedWith) throw accessDenied();
    Object.assign(this.#sheet.frozen, { rows, columns });
  }
}

export class PageLayout {
  Orientation = "Portrait";
  PaperSize = "A4";
  CenterHorizontally = false;
  LeftMargin = 50.4;
  RightMargin = 50.4;
  TopMargin = 54;
  BottomMargin = 54;
  Zoom: object = { scale: 100 };
  titleRows: string | null = null;
  SetPrintTitleRows(rows: string | Range): void {
    this.titleRows = typeof rows === "string" ? rows : rows.Address;
  }
  SetPrintArea(): void {
    // Kept by Excel only; nothing here reads it.
  }
}
