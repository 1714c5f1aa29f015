import type { Cell } from "./cell.ts";
import type { Worksheet } from "./worksheet.ts";

/** Cells that are formatted together: one rectangle (Range) or several (RangeAreas). */
export interface CellArea {
  readonly sheet: Worksheet;
  /** Visits every cell; whole columns are visited as their column, see `Worksheet.columnFormat`. */
  visit(work: (cell: Cell) => void): void;
  /** First cell's value of a format property, or null when the cells differ. */
  common(read: (cell: Cell) => unknown): unknown;
  columnSpans(): { column: number; columns: number }[];
  guardFormat(): void;
  guardColumns(): void;
}

/** A group of format properties (`Fill`, `Font`, `Protection`, one border) stored per cell. */
export class FormatGroup {
  constructor(area: CellArea, prefix: string, defaults: Record<string, unknown>) {
    for (const [name, fallback] of Object.entries(defaults)) {
      const key = prefix + name;
      Object.defineProperty(this, name, {
        enumerable: true,
        get: () => area.common((cell) => cell.format.get(key) ?? fallback),
        set: (value: unknown) => {
          area.guardFormat();
          area.visit((cell) => cell.format.set(key, value));
        },
      });
    }
  }
}

/** `Range.format`: fill, font, borders, protection, alignment, and the width of the columns. */
export class RangeFormat extends FormatGroup {
  readonly #area: CellArea;
  constructor(area: CellArea) {
    super(area, "", {
      HorizontalAlignment: "General",
      VerticalAlignment: "Bottom",
      WrapText: false,
      RowHeight: 15,
      IndentLevel: 0,
      ShrinkToFit: false,
    });
    this.#area = area;
  }
  get ColumnWidth(): number | null {
    const widths = this.#area
      .columnSpans()
      .map(({ column }) => this.#area.sheet.columns.get(column)?.width ?? 64);
    return widths.every((width) => width === widths[0]) ? (widths[0] ?? null) : null;
  }
  set ColumnWidth(width: number | null) {
    this.#area.guardColumns();
    for (const { column, columns } of this.#area.columnSpans())
      for (let c = column; c < column + columns; c++) this.#area.sheet.column(c).width = width ?? 64;
  }
  get Fill(): FormatGroup & { Clear?: () => void } {
    const fill: FormatGroup & { Clear?: () => void } = new FormatGroup(this.#area, "Fill.", {
      Color: "#FFFFFF",
    });
    const area = this.#area;
    fill.Clear = () => {
      area.guardFormat();
      area.visit((cell) => cell.format.delete("Fill.Color"));
    };
    return fill;
  }
  get Font(): FormatGroup {
    const plain = { Bold: false, Italic: false, Color: "#000000", Name: "宋体", Size: 11, Underline: "None" };
    return new FormatGroup(this.#area, "Font.", plain);
  }
  get Protection(): FormatGroup {
    return new FormatGroup(this.#area, "Protection.", { Locked: true, FormulaHidden: false });
  }
  get Borders(): { GetItem(side: string): FormatGroup } {
    const area = this.#area;
    const plain = { Style: "None", Color: "#000000", Weight: "Thin" };
    return { GetItem: (side) => new FormatGroup(area, `Borders.${side}.`, plain) };
  }
  AutofitColumns(): void {
    this.#area.guardColumns();
  }
  AutofitRows(): void {
    // Row heights follow the text by themselves in this host.
  }
}
