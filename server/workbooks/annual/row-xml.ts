import { letterOf } from "../../../domain/form/sheet-definition.ts";
import type { Cell, StyleName } from "./cell-styles.ts";
import { escapeXml } from "./drawing-parts.ts";

/** Index of each style in the workbook's styles.xml. */
export type StyleIds = Readonly<Record<StyleName, number>>;

const LETTERS: string[] = [];
/** What stands for something else in XML, and what XML 1.0 cannot carry at all. */
const NEEDS_CARE = /[<>&"]|\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u;
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * One row of cells from column A as SpreadsheetML, as exceljs writes it: text as text, a formula with its result, an
 * empty cell with its style. A year of ten thousand officers is half a million cells; no object is made for them.
 */
export function rowXml(number: number, cells: readonly Cell[], styles: StyleIds): string {
  let xml = `<row r="${number}">`;
  for (const [index, [value, style]] of cells.entries()) {
    const letter = (LETTERS[index] ??= letterOf(index));
    xml += `<c r="${letter}${number}" s="${styles[style]}"`;
    if (value === undefined || value === null) xml += "/>";
    else if (typeof value === "number") xml += `><v>${value}</v></c>`;
    else if (typeof value === "string") xml += ` t="str"><v>${textXml(value)}</v></c>`;
    else xml += `><f>${textXml(value.formula)}</f><v>${value.result}</v></c>`;
  }
  return `${xml}</row>`;
}

function textXml(text: string): string {
  return NEEDS_CARE.test(text) ? escapeXml(text.replace(NOT_XML, "")) : text;
}
