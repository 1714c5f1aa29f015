import type { Area } from "../area.ts";
import type { Bilingual } from "../language.ts";
import type { SheetName } from "../messages.ts";

/** Row 3 merges the areas, row 4 has the headings, the officers or lines begin in row 5 (细则 §7). */
export const AREA_ROW = 3;
export const HEADER_ROW = 4;
export const FIRST_DATA_ROW = 5;

export type ColumnKind = "integer" | "number" | "list" | "text" | "date" | "code";

/** One choice of a list column: stored as `value`, shown as `label`. */
export interface ListOption {
  readonly value: string;
  readonly label: Bilingual;
  /** Other spellings a person may type. */
  readonly also?: readonly string[];
}

/** One column of a form, as data: pane, server, upload and workbook are built from it. JSON-serialisable. */
export interface ColumnDefinition {
  readonly letter: string;
  /** Key of the value in JSON: a `Field`, a key of a detail line, or a system column. */
  readonly key: string;
  readonly heading: Bilingual;
  readonly area: Area | null;
  readonly kind: ColumnKind;
  /** Limits of a number, both included. */
  readonly min?: number;
  readonly max?: number;
  readonly maxDecimals?: number;
  /** Values are multiples of this, e.g. half days. */
  readonly step?: number;
  /** Limits of a text in characters (code points). */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A code of exactly so many digits, leading zeros kept. */
  readonly digits?: number;
  readonly list?: readonly ListOption[];
  /** Words that mean “left empty” in this column, such as the – of 角色. */
  readonly blankWords?: readonly string[];
  /** 不适用 is a possible value of this column. */
  readonly mayBeNotApplicable: boolean;
  /** Whether JSON `null` simply means empty (detail sheets). In the monthly form `null` is 不适用. */
  readonly nullIsBlank?: boolean;
  readonly required: boolean;
  readonly filledBy: "system" | "clerk" | "officer" | "reviewer";
  /** Prefilled from calendar or plan; the clerk may correct it. */
  readonly prefilled?: boolean;
  readonly locked: boolean;
  readonly hidden?: boolean;
  /** Width in characters, as Excel counts them. */
  readonly width: number;
  readonly prompt: Bilingual;
  /** Where the rules say so. */
  readonly clause: string;
  /** Excel number format; `@` keeps text text. */
  readonly numberFormat: string;
  /** Other headings the column goes by in bureaus' own workbooks. */
  readonly synonyms: readonly string[];
}

export interface SheetDefinition {
  readonly name: SheetName;
  readonly title: Bilingual;
  readonly tableName: string;
  /** Version of this definition: a workbook built from another one is refused (V28). */
  readonly template: string;
  readonly columns: readonly ColumnDefinition[];
}

/** What an uploaded list is read by: any sheet, or a list that is no form (考核日历, 参训名单). */
export type ListDefinition = Pick<SheetDefinition, "title" | "columns">;

/** The column with this key. Throws on a key the sheet does not have: that is a bug, not a user's mistake. */
export function columnOf(sheet: SheetDefinition, key: string): ColumnDefinition {
  const column = columnsByKey(sheet).get(key);
  if (!column) throw new Error(`sheet ${sheet.name} has no column ${key}`);
  return column;
}

const BY_KEY = new WeakMap<SheetDefinition, ReadonlyMap<string, ColumnDefinition>>();

/** Columns by key, built once per sheet. */
export function columnsByKey(sheet: SheetDefinition): ReadonlyMap<string, ColumnDefinition> {
  let columns = BY_KEY.get(sheet);
  if (!columns) {
    columns = new Map(sheet.columns.map((column) => [column.key, column]));
    BY_KEY.set(sheet, columns);
  }
  return columns;
}

/** `0` → A, `26` → AA. */
export function letterOf(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** What a sheet's author writes; letters and the usual answers are filled in. */
export type ColumnSketch = Partial<ColumnDefinition> &
  Pick<ColumnDefinition, "key" | "heading" | "kind" | "prompt">;

/** Completes the columns of a sheet: letters A, B, C … and the usual answers. */
export function columnsFrom(
  sketches: readonly ColumnSketch[],
  usual: Partial<ColumnDefinition>,
): ColumnDefinition[] {
  return sketches.map((sketch, index) => ({
    area: null,
    mayBeNotApplicable: false,
    required: false,
    filledBy: "clerk",
    locked: false,
    width: 10,
    clause: "细则 §7",
    synonyms: [],
    numberFormat: sketch.kind === "integer" || sketch.kind === "number" ? "General" : "@",
    ...usual,
    ...sketch,
    letter: letterOf(index),
  }));
}
