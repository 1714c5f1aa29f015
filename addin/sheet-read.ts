import type { Book, BookSheet, CellContent } from "./books.ts";
import { keyPlace } from "./cells.ts";
import { type HiddenState, parseHidden } from "./sheet-hidden.ts";

/** One line as it stands in the sheet now. */
export interface ReadLine {
  /** Place in the table's body, from 0: changes when a person sorts. */
  index: number;
  rowKey: string;
  version: number;
  /** Cells of all columns of the definition, in its order. */
  cells: CellContent[];
}

export interface ReadSheet {
  sheet: BookSheet;
  lines: ReadLine[];
  /** Headings of the definition that the sheet lacks (V28); nothing may be pushed then. */
  missingHeadings: string[];
}

export interface ReadBook extends HiddenState {
  book: Book;
  sheets: ReadSheet[];
}

/** Reads all sheets of a book and its memory in ONE sync. Null when the workbook has no such book. */
export async function readBook(context: Excel.RequestContext, book: Book): Promise<ReadBook | null> {
  const hidden = context.workbook.worksheets.getItemOrNullObject(book.hidden).getUsedRangeOrNullObject();
  hidden.load("values");
  const ranges = book.sheets.map(({ definition }) => {
    const range = context.workbook.tables.getItemOrNullObject(definition.tableName).getRange();
    range.load("values");
    return range;
  });
  await context.sync();
  if (hidden.isNullObject) return null;
  const state = parseHidden(book, hidden.values as CellContent[][]);
  if (!state) return null;
  const sheets = book.sheets.map((sheet, index) => {
    const range = ranges[index];
    const values = !range || range.isNullObject ? [] : (range.values as CellContent[][]);
    return readTable(sheet, values, state.meta.language);
  });
  return { book, ...state, sheets };
}

/** Columns are found by their heading, so that a moved column stays itself and a renamed one is noticed (V28). */
function readTable(sheet: BookSheet, values: CellContent[][], language: "zh" | "en"): ReadSheet {
  const [headings = [], ...body] = values;
  const place = new Map(headings.map((heading, index) => [String(heading).trim(), index]));
  const { columns } = sheet.definition;
  const places = columns.map((column) => place.get(column.heading[language]) ?? -1);
  const missingHeadings = columns
    .filter((_, i) => places[i] === -1)
    .map((column) => column.heading[language]);
  const keyAt = places[keyPlace(sheet.definition)] ?? -1;
  const versionAt = places[columns.findIndex((column) => column.key === "rowVersion")] ?? -1;
  const lines = body.map((cells, index) => ({
    index,
    rowKey: String(cells[keyAt] ?? ""),
    version: Number(cells[versionAt] ?? 0) || 0,
    cells: places.map((at) => cells[at] ?? ""),
  }));
  return { sheet, lines, missingHeadings };
}
