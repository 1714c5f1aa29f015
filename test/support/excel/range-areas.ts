import { type CellArea, RangeFormat } from "./cell-area.ts";
import type { Cell } from "./cell.ts";
import { HostError } from "./host-error.ts";
import type { Range } from "./range.ts";
import type { Worksheet } from "./worksheet.ts";

/** Excel refuses an address of several ranges beyond this many characters. */
const LONGEST_ADDRESS = 8192;

/** Several ranges of one sheet formatted at once (ExcelApi 1.9). */
export class RangeAreas implements CellArea {
  readonly sheet: Worksheet;
  readonly keepsReference = true;
  readonly #areas: Range[];
  constructor(sheet: Worksheet, address: string) {
    if (address.length > LONGEST_ADDRESS)
      throw new HostError("InvalidArgument", "address longer than 8192 characters");
    this.sheet = sheet;
    this.#areas = address.split(",").map((part) => sheet.GetRange(part.trim()));
  }
  get Address(): string {
    return this.#areas.map((area) => area.Address).join(",");
  }
  get AreaCount(): number {
    return this.#areas.length;
  }
  get Format(): RangeFormat {
    return new RangeFormat(this);
  }
  Select(): void {
    this.#areas[0]?.Select();
  }
  visit(work: (cell: Cell) => void): void {
    for (const area of this.#areas) area.visit(work);
  }
  common(read: (cell: Cell) => unknown): unknown {
    const [first, ...rest] = this.#areas.map((area) => area.common(read));
    return rest.every((value) => value === first) ? first : null;
  }
  columnSpans(): { column: number; columns: number }[] {
    return this.#areas.flatMap((area) => area.columnSpans());
  }
  guardFormat(): void {
    for (const area of this.#areas) area.guardFormat();
  }
  guardColumns(): void {
    for (const area of this.#areas) area.guardColumns();
  }
}
