import type { Area } from "../domain/area.ts";
import { AREA_LABEL } from "../domain/area.ts";
import { FIRST_DATA_ROW, letterOf } from "../domain/form/sheet-definition.ts";
import type { ColumnDefinition, SheetDefinition } from "../domain/form/sheet-definition.ts";
import type { Language } from "../domain/language.ts";
import { isKeyColumn } from "./cells.ts";

/** A validation rule in the shape Office.js takes it, without its types: this file knows nothing of Excel. */
export type ValidationRule =
  | { list: { inCellDropDown: boolean; source: string } }
  | { wholeNumber: Limits }
  | { decimal: Limits }
  | { textLength: Limits }
  | { custom: { formula: string } };
interface Limits {
  formula1: number;
  formula2: number;
  operator: "Between";
}

/** Merged heads of row 3: neighbouring columns of one of the six areas. */
export interface AreaSpan {
  area: Area | null;
  first: number;
  last: number;
  label: string;
}

/** Quiet head colours, one per area (六个方面), readable in black and distinguishable in grey print. */
export const AREA_COLOUR: Record<Area | "none", string> = {
  ZZ: "#F7D9D5",
  JJ: "#D5E3F5",
  GZ: "#D9ECD8",
  KQ: "#FCEBC5",
  SH: "#E6DAF2",
  JC: "#FADFC8",
  none: "#E6E8EB",
};

export function areaSpans(definition: SheetDefinition, language: Language): AreaSpan[] {
  const spans: AreaSpan[] = [];
  visibleColumns(definition).forEach((column, index) => {
    const open = spans.at(-1);
    if (open && open.area === column.area && column.area !== null) open.last = index;
    else if (column.area !== null)
      spans.push({ area: column.area, first: index, last: index, label: AREA_LABEL[column.area][language] });
    else spans.push({ area: null, first: index, last: index, label: "" });
  });
  return spans.filter((span) => span.area !== null);
}

export function visibleColumns(definition: SheetDefinition): ColumnDefinition[] {
  return definition.columns.filter((column) => !column.hidden && !isKeyColumn(column));
}

/** The body's own colour of a column: what a repaired cell goes back to. */
export function bodyColour(column: ColumnDefinition): string {
  if (column.locked) return "#F3F4F6";
  return column.prefilled ? "#EFF5FC" : "#FFFFFF";
}

/** Excel measures columns in points; the definition in characters of the standard font. */
export function widthInPoints(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

/** Columns that stay in view: everything left of the first column a person fills. */
export function frozenColumns(definition: SheetDefinition): number {
  const first = definition.columns.findIndex((column) => !column.locked);
  return Math.max(0, first);
}

/**
 * What Excel lets a person type into a column, or null for anything. 不适用 next to numbers needs a formula; whether
 * blank is allowed is decided by `ignoreBlanks`, for blank is 未填 and never an error here.
 */
export function validationRule(column: ColumnDefinition, listSource: string | null): ValidationRule | null {
  if (column.list && listSource !== null) return { list: { inCellDropDown: true, source: listSource } };
  if (column.kind === "integer" || column.kind === "number") return numberRule(column);
  if (column.digits !== undefined) return textLength(column.digits, column.digits);
  if (column.maxLength !== undefined) return textLength(0, column.maxLength);
  return null;
}

function numberRule(column: ColumnDefinition): ValidationRule {
  const limits: Limits = {
    formula1: column.min ?? 0,
    formula2: column.max ?? 1_000_000,
    operator: "Between",
  };
  if (!column.mayBeNotApplicable)
    return column.kind === "integer" ? { wholeNumber: limits } : { decimal: limits };
  const cell = `${column.letter}${String(FIRST_DATA_ROW)}`;
  const whole = column.kind === "integer" ? `,INT(${cell})=${cell}` : "";
  const inside = `${cell}>=${String(limits.formula1)},${cell}<=${String(limits.formula2)}${whole}`;
  return { custom: { formula: `=OR(${cell}="不适用",${cell}="N/A",AND(ISNUMBER(${cell}),${inside}))` } };
}

function textLength(least: number, most: number): ValidationRule {
  return { textLength: { formula1: least, formula2: most, operator: "Between" } };
}

/** Addresses of cells of one column as few blocks: rows 5,6,7,9 of F → `F5:F7,F9`. Body rows count from 0. */
export function addressesOf(cells: readonly { column: number; row: number }[]): string[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const blocks: { column: number; first: number; last: number }[] = [];
  for (const { column, row } of sorted) {
    const open = blocks.at(-1);
    if (open && open.column === column && row <= open.last + 1) open.last = row;
    else blocks.push({ column, first: row, last: row });
  }
  return blocks.map(({ column, first, last }) => {
    const [top, bottom] = [FIRST_DATA_ROW + first, FIRST_DATA_ROW + last];
    const letter = letterOf(column);
    return top === bottom ? `${letter}${String(top)}` : `${letter}${String(top)}:${letter}${String(bottom)}`;
  });
}

/** Excel takes at most 8,192 characters of addresses at once; 4,000 leaves room for sheet names. */
export function inChunks(addresses: readonly string[], longest = 4000): string[] {
  const chunks: string[] = [];
  let open = "";
  for (const address of addresses) {
    if (open !== "" && open.length + address.length + 1 > longest) {
      chunks.push(open);
      open = "";
    }
    open = open === "" ? address : `${open},${address}`;
  }
  return open === "" ? chunks : [...chunks, open];
}
