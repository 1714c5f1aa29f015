import { FIRST_DATA_ROW, letterOf, type SheetDefinition } from "../domain/form/sheet-definition.ts";
import type { Book, CellContent } from "./books.ts";
import { keyPlace } from "./cells.ts";
import { PaneProblem } from "./pane-problem.ts";

/** ExcelApi 1.9 brought ranges of several areas; everything else the add-in uses is older. */
const REQUIRED = "1.9";

/** Runs `work` against the open workbook; Excel's errors become a sentence for the clerk (`PaneProblem`). */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    if (error instanceof PaneProblem) throw error;
    const code = errorCode(error);
    if (code === null) throw error;
    throw new PaneProblem(`excel.${SENTENCES.has(code) ? code : "other"}`, { code }, error);
  }
}

const SENTENCES = new Set([
  "InvalidOperationInCellEditMode", "AccessDenied", "ItemNotFound", "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
]); // prettier-ignore

function errorCode(error: unknown): string | null {
  const isOffice = typeof error === "object" && error !== null && "code" in error && "debugInfo" in error;
  return isOffice ? String(error.code) : null;
}

/** False on an Excel too old for the add-in: the pane then names the other door. */
export function excelSuffices(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", REQUIRED);
}

/** Shows a cell to the clerk: one column of one body row, wherever the row stands now. */
export async function selectCell(
  context: Excel.RequestContext,
  book: Book,
  place: { sheet: SheetDefinition["name"]; rowKey: string; field: string | null },
): Promise<boolean> {
  const found = book.sheets.find(({ definition }) => definition.name === place.sheet);
  if (!found) return false;
  const { columns, tableName } = found.definition;
  const body = context.workbook.tables.getItem(tableName).getDataBodyRange();
  const keys = body.getColumn(keyPlace(found.definition));
  keys.load("values");
  await context.sync();
  const row = keys.values.findIndex(([key]) => String(key) === place.rowKey);
  if (row < 0) return false;
  const column = Math.max(
    0,
    columns.findIndex(({ key }) => key === place.field),
  );
  context.workbook.worksheets.getItem(found.tab).activate();
  body.getCell(row, column).select();
  await context.sync();
  return true;
}

/** Writes contents into cells of one sheet, leaving every other cell alone; one sync. */
export async function fillCells(
  context: Excel.RequestContext,
  tab: string,
  size: { rows: number; columns: number },
  cells: readonly { row: number; column: number; content: CellContent }[],
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(tab);
  const byColumn = new Map<number, (CellContent | null)[][]>();
  for (const { row, column, content } of cells) {
    const values =
      byColumn.get(column) ?? Array.from({ length: size.rows }, (): (CellContent | null)[] => [null]);
    values[row] = [content];
    byColumn.set(column, values);
  }
  for (const [column, values] of byColumn) {
    const address = `${letterOf(column)}${String(FIRST_DATA_ROW)}:${letterOf(column)}${String(FIRST_DATA_ROW + size.rows - 1)}`;
    sheet.getRange(address).values = values;
  }
  await context.sync();
}
