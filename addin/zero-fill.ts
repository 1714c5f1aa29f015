import { DEDUCTION_FIELDS } from "../domain/form/monthly-form.ts";
import { openBook } from "./book-work.ts";
import { MONTH_BOOK } from "./books.ts";
import { fillCells, inExcel } from "./sheet.ts";

export interface ZeroFilled {
  cells: number;
  officers: number;
}

/**
 * 其余置零: 0 into the deduction columns that are still blank, and into nothing else (细则 §7). Blank is never 0 by
 * itself; here the clerk says so, and the change travels with the next push like any typing.
 */
export async function zeroFill(): Promise<ZeroFilled> {
  const read = await openBook(MONTH_BOOK);
  const [monthly] = read.sheets;
  if (!monthly) return { cells: 0, officers: 0 };
  const { columns } = monthly.sheet.definition;
  const places = DEDUCTION_FIELDS.map((field) => columns.findIndex((column) => column.key === field));
  const blank = monthly.lines.flatMap(({ index, cells, rowKey }) =>
    rowKey === ""
      ? []
      : places.filter((at) => cells[at] === "").map((at) => ({ row: index, column: at, content: 0 })),
  );
  if (blank.length > 0) {
    const size = { rows: monthly.lines.length, columns: columns.length };
    await inExcel((context) => fillCells(context, monthly.sheet.tab, size, blank));
  }
  return { cells: blank.length, officers: new Set(blank.map(({ row }) => row)).size };
}
