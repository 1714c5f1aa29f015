import { FIRST_DATA_ROW } from "../domain/form/sheet-definition.ts";
import type { BaselineLine, Book, BookSheet, CellContent, PendingPush } from "./books.ts";
import { asEntered, keyPlace } from "./cells.ts";
import { baselineText, hiddenColumns, pendingText, writeHidden } from "./sheet-hidden.ts";
import { addressesOf, bodyColour, inChunks } from "./sheet-layout.ts";
import { PROTECTION } from "./sheet-protection.ts";
import type { LineVerdict, Tone } from "./verdicts.ts";

export const TONE_COLOUR: Record<Tone, string> = {
  good: "#DFF3E0",
  bad: "#FBD9D5",
  warn: "#FFF1CC",
  plain: "#F3F4F6",
};
export const CELL_COLOUR = { bad: "#F7B0A8", warn: "#FFE08A" } as const;

export interface SheetPaint {
  sheet: BookSheet;
  /** Place of each line in the body NOW, by row key: read in the sync before, for a person may have sorted. */
  places: ReadonlyMap<string, number>;
  bodyRows: number;
  verdicts: readonly LineVerdict[];
  /** The whole new baseline, or null when it stays as it is (after a check). */
  baseline: Iterable<BaselineLine> | null;
}

/**
 * Paints verdicts into the sheets in ONE sync: system columns, colours of problems, versions; clears the paint of
 * earlier problems of the same lines. The baseline comes after the cells and the pending mark last, so that a batch
 * that fails half-way is repeated from the same push and ends the same.
 */
export async function paintBook(
  context: Excel.RequestContext,
  book: Book,
  paints: readonly SheetPaint[],
  forgetPending: boolean,
): Promise<void> {
  for (const paint of paints) if (paint.verdicts.length > 0 && paint.bodyRows > 0) paintSheet(context, paint);
  const hidden = context.workbook.worksheets.getItem(book.hidden);
  const columns = hiddenColumns(book);
  paints.forEach((paint) => {
    if (paint.baseline)
      writeHidden(hidden, columns.baseline(book.sheets.indexOf(paint.sheet)), baselineText(paint.baseline));
  });
  if (forgetPending) writeHidden(hidden, columns.pending, "");
  await context.sync();
}

/** Lines of one sheet by row key, and how many rows the body has. */
export interface FoundLines {
  places: ReadonlyMap<string, number>;
  bodyRows: number;
}

/** Where every line stands now; one sync. */
export async function findLines(context: Excel.RequestContext, book: Book): Promise<FoundLines[]> {
  const keyColumns = book.sheets.map(({ definition }) => {
    const body = context.workbook.tables.getItem(definition.tableName).getDataBodyRange();
    const range = body.getColumn(keyPlace(definition));
    range.load("values");
    return range;
  });
  await context.sync();
  return keyColumns.map(({ values }) => {
    return { places: new Map(values.map(([key], index) => [String(key), index])), bodyRows: values.length };
  });
}

/**
 * Writes the push into the workbook BEFORE it is sent: whatever happens afterwards, the same id goes with the same
 * content. Large pushes take several syncs; the mark counts only when it is whole (see `parsePending`).
 */
export async function rememberPending(
  context: Excel.RequestContext,
  book: Book,
  pending: PendingPush,
): Promise<void> {
  writeHidden(
    context.workbook.worksheets.getItem(book.hidden),
    hiddenColumns(book).pending,
    pendingText(pending),
  );
  await context.sync();
}

export async function forgetPending(context: Excel.RequestContext, book: Book): Promise<void> {
  writeHidden(context.workbook.worksheets.getItem(book.hidden), hiddenColumns(book).pending, "");
  await context.sync();
}

function paintSheet(context: Excel.RequestContext, { sheet, places, bodyRows, verdicts }: SheetPaint): void {
  const target = context.workbook.worksheets.getItem(sheet.tab);
  const { columns } = sheet.definition;
  target.protection.unprotect();
  const placed = verdicts.flatMap((verdict) => {
    const row = places.get(verdict.rowKey);
    return row === undefined ? [] : [{ row, verdict }];
  });
  columns.forEach((column, index) => {
    const written = placed.filter(({ verdict }) => verdict.values[column.key] !== undefined);
    if (written.length === 0) return;
    const values: (CellContent | null)[][] = Array.from({ length: bodyRows }, () => [null]);
    for (const { row, verdict } of written) values[row] = [asEntered(verdict.values[column.key] ?? "")];
    target.getRangeByIndexes(FIRST_DATA_ROW - 1, index, bodyRows, 1).values = values;
  });
  const fills = new Map<string, { column: number; row: number }[]>();
  const fill = (colour: string, column: number, row: number): void => {
    const cells = fills.get(colour);
    if (cells) cells.push({ column, row });
    else fills.set(colour, [{ column, row }]);
  };
  columns.forEach((column, index) => {
    if (column.hidden) return;
    for (const { row, verdict } of placed) {
      if (verdict.bad.has(column.key)) fill(CELL_COLOUR.bad, index, row);
      else if (verdict.warned.has(column.key)) fill(CELL_COLOUR.warn, index, row);
      else if (column.key === "state") fill(TONE_COLOUR[verdict.tone], index, row);
      else if (!column.locked) fill(bodyColour(column), index, row);
    }
  });
  for (const [colour, cells] of fills)
    for (const addresses of inChunks(addressesOf(cells)))
      target.getRanges(addresses).format.fill.color = colour;
  target.protection.protect(PROTECTION);
}
