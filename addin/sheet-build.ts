import { AREA_ROW, FIRST_DATA_ROW, HEADER_ROW, letterOf } from "../domain/form/sheet-definition.ts";
import type { ColumnDefinition, SheetDefinition } from "../domain/form/sheet-definition.ts";
import type { Language } from "../domain/language.ts";
import type { BaselineLine, Book, BookMeta, BookSheet, CellContent } from "./books.ts";
import { asEntered, NOT_APPLICABLE } from "./cells.ts";
import { baselineText, hiddenColumns, type RosterLine, writeHidden } from "./sheet-hidden.ts";
import {
  AREA_COLOUR, areaSpans, bodyColour, frozenColumns, validationRule, visibleColumns, widthInPoints,
} from "./sheet-layout.ts"; // prettier-ignore
import { PROTECTION } from "./sheet-protection.ts";

/** A book ready to be written: contents of every sheet in definition order, spare lines included. */
export interface BookContents {
  book: Book;
  meta: BookMeta;
  sheets: { heading: string; note: string; rows: CellContent[][]; baseline: BaselineLine[] }[];
  roster: RosterLine[];
}

const NEW = "·新";

/**
 * Builds all sheets in three syncs: what is there, structure and memory, contents and protection. The marker that makes
 * it a book (cell A1 of the hidden sheet) is written last, because a batch may fail half-way.
 */
export async function buildBook(context: Excel.RequestContext, contents: BookContents): Promise<void> {
  const { worksheets } = context.workbook;
  const { book } = contents;
  worksheets.load("items/name");
  await context.sync();
  const present = new Set(worksheets.items.map((sheet) => sheet.name));
  const hidden = replaceSheet(worksheets, present, book.hidden);
  hidden.visibility = "VeryHidden";
  const sheets = book.sheets.map((sheet) => replaceSheet(worksheets, present, sheet.tab));
  remember(hidden, contents);
  book.sheets.forEach((sheet, index) => {
    const target = sheets[index];
    const content = contents.sheets[index];
    if (target && content)
      structure(target, sheet, content.rows.length, listSources(book, contents.meta), contents.meta);
  });
  await context.sync();
  book.sheets.forEach((sheet, index) => {
    const target = sheets[index];
    const content = contents.sheets[index];
    if (!target || !content) return;
    const { columns } = sheet.definition;
    const rows = content.rows.map((row) => row.map(asEntered));
    if (rows.length > 0)
      target.getRangeByIndexes(FIRST_DATA_ROW - 1, 0, rows.length, columns.length).values = rows;
    target.getRange("A1").values = [[asEntered(content.heading)]];
    target.getRange("A2").values = [[asEntered(content.note)]];
    target.protection.protect(PROTECTION);
  });
  sheets[0]?.activate();
  hidden.getRange("A1").values = [[JSON.stringify(contents.meta)]];
  await context.sync();
}

/** A fresh sheet under the old name. The new one comes first: Excel refuses to delete the last visible sheet. */
function replaceSheet(
  worksheets: Excel.WorksheetCollection,
  present: Set<string>,
  name: string,
): Excel.Worksheet {
  if (!present.has(name)) return worksheets.add(name);
  const sheet = worksheets.add(name + NEW);
  worksheets.getItem(name).delete();
  sheet.name = name;
  return sheet;
}

function remember(hidden: Excel.Worksheet, { book, meta, sheets, roster }: BookContents): void {
  const columns = hiddenColumns(book);
  hidden.getRange("A1").numberFormat = [["@"]];
  sheets.forEach((sheet, index) => {
    writeHidden(hidden, columns.baseline(index), baselineText(sheet.baseline));
  });
  writeHidden(hidden, columns.roster, JSON.stringify(roster));
  listColumns(book).forEach((column, index) => {
    const values = listValues(column, meta);
    const range = hidden.getRangeByIndexes(0, columns.lists + index, values.length, 1);
    range.numberFormat = values.map(() => ["@"]);
    range.values = values.map((value) => [asEntered(value)]);
  });
}

function listColumns(book: Book): ColumnDefinition[] {
  return book.sheets.flatMap(({ definition }) =>
    definition.columns.filter((column) => column.list && !column.locked),
  );
}

function listValues(column: ColumnDefinition, { language }: BookMeta): string[] {
  const labels = (column.list ?? []).map((option) => option.label[language]);
  return column.mayBeNotApplicable && !column.nullIsBlank ? [...labels, NOT_APPLICABLE[language]] : labels;
}

/** Where each list stands on the hidden sheet: Excel takes lists longer than 255 characters only by range. */
function listSources(book: Book, meta: BookMeta): Map<ColumnDefinition, string> {
  const first = hiddenColumns(book).lists;
  return new Map(
    listColumns(book).map((column, index) => {
      const letter = letterOf(first + index);
      const last = String(listValues(column, meta).length);
      return [column, `=${book.hidden}!$${letter}$1:$${letter}$${last}`];
    }),
  );
}

function structure(
  target: Excel.Worksheet,
  { definition }: BookSheet,
  rowCount: number,
  lists: Map<ColumnDefinition, string>,
  { language }: BookMeta,
): void {
  const rows = Math.max(1, rowCount);
  addHeads(target, definition, language);
  addTable(target, definition, rows, language);
  definition.columns.forEach((column, index) => {
    dressColumn(target, column, index, rows);
    const body = target.getRangeByIndexes(FIRST_DATA_ROW - 1, index, rows, 1);
    if (!column.locked) guide(body, column, lists.get(column) ?? null, language);
  });
  const visible = visibleColumns(definition).length;
  const grid = target.getRangeByIndexes(HEADER_ROW - 1, 0, rows + 1, visible);
  for (const side of ["InsideHorizontal", "InsideVertical", "EdgeBottom", "EdgeRight"] as const)
    grid.format.borders.getItem(side).set({ style: "Continuous", color: "#D5D9E0" });
  target.freezePanes.freezeAt(
    target.getRangeByIndexes(0, 0, HEADER_ROW, Math.max(1, frozenColumns(definition))),
  );
  target.showGridlines = false;
  target.tabColor = "#1F4E9E";
  target.pageLayout.set({ orientation: "Landscape", paperSize: "A3", zoom: { horizontalFitToPages: 1 } });
  target.pageLayout.setPrintTitleRows(`$${String(AREA_ROW)}:$${String(HEADER_ROW)}`);
}

/** Rows 1–3: title, note, and the six areas as merged heads, all above the table because tables hold no merges. */
function addHeads(target: Excel.Worksheet, definition: SheetDefinition, language: Language): void {
  target.getRange("A1:A2").numberFormat = [["@"], ["@"]];
  target.getRange("A1").format.font.set({ bold: true, size: 16, color: "#1F2A44" });
  target.getRange("A2").format.font.color = "#5A6275";
  for (const span of areaSpans(definition, language)) {
    target.getRangeByIndexes(AREA_ROW - 1, span.first, 1, 1).values = [[span.label]];
    const head = target.getRangeByIndexes(AREA_ROW - 1, span.first, 1, span.last - span.first + 1);
    if (span.last > span.first) head.merge();
    const fill = { color: AREA_COLOUR[span.area ?? "none"] };
    head.set({ format: { fill, font: { bold: true }, horizontalAlignment: "Center" } });
  }
}

/** Row 4 and the body: an Excel table, so that filters and reading by heading come for free. */
function addTable(
  target: Excel.Worksheet,
  definition: SheetDefinition,
  rows: number,
  language: Language,
): void {
  const { columns } = definition;
  const header = target.getRangeByIndexes(HEADER_ROW - 1, 0, 1, columns.length);
  header.numberFormat = [columns.map(() => "@")];
  header.values = [columns.map((column) => column.heading[language])];
  const table = target.tables.add(
    target.getRangeByIndexes(HEADER_ROW - 1, 0, rows + 1, columns.length),
    true,
  );
  table.set({ name: definition.tableName, style: "TableStyleLight1", showBandedRows: false });
  const font = { bold: true, color: "#1F2A44" };
  header.set({ format: { font, wrapText: true, horizontalAlignment: "Center", verticalAlignment: "Center", rowHeight: 48 } }); // prettier-ignore
}

function dressColumn(target: Excel.Worksheet, column: ColumnDefinition, index: number, rows: number): void {
  target.getRangeByIndexes(HEADER_ROW - 1, index, 1, 1).format.fill.color =
    AREA_COLOUR[column.area ?? "none"];
  const body = target.getRangeByIndexes(FIRST_DATA_ROW - 1, index, rows, 1);
  // The format comes BEFORE any value: afterwards 000123 would already be the number 123.
  body.numberFormat = column.numberFormat as unknown as string[][];
  body.set({
    format: {
      fill: { color: bodyColour(column) },
      columnWidth: widthInPoints(column.width),
      verticalAlignment: "Center",
      horizontalAlignment: column.kind === "text" ? "Left" : "Center",
      // One height for all rows: long texts are read in the formula bar, and the list stays a list.
      rowHeight: 21,
      protection: { locked: column.locked },
    },
  });
  if (column.hidden) body.getEntireColumn().columnHidden = true;
}

/** Excel's own limits, drop-down, prompt and alert for one column. Prompt and alert are cut to Excel's lengths. */
function guide(body: Excel.Range, column: ColumnDefinition, list: string | null, language: Language): void {
  const rule = validationRule(column, list);
  if (rule) body.dataValidation.rule = rule;
  body.dataValidation.ignoreBlanks = true;
  const title = column.heading[language].slice(0, 32);
  const help = column.prompt[language];
  body.dataValidation.prompt = { showPrompt: true, title, message: help.slice(0, 255) };
  const message = (language === "zh" ? `“${column.heading.zh}”不接受这个内容。${help}` : `Not accepted here. ${help}`).slice(0, 225); // prettier-ignore
  body.dataValidation.errorAlert = { showAlert: true, style: "Stop", title, message };
}
