import type { Month } from "../domain/month.ts";
import type { Tools } from "./book-work.ts";
import { MONTH_BOOK } from "./books.ts";
import { changedLines } from "./changes.ts";
import { monthContents } from "./form-contents.ts";
import { keepEdits, type Merged } from "./merge-edits.ts";
import { PaneProblem } from "./pane-problem.ts";
import { inExcel } from "./sheet.ts";
import { buildBook } from "./sheet-build.ts";
import { readBook } from "./sheet-read.ts";

export interface Pulled extends Merged {
  officers: number;
}

/**
 * 取表 and 刷新: fetches a unit's month and builds its sheets. Edits of the same unit and month that were not pushed
 * yet are kept. @throws PaneProblem book.pending while a push is unfinished; book.unsent when sheets of another unit or
 * month hold edits and `replace` was not said.
 */
export async function pullMonth(
  tools: Tools,
  month: Month,
  unit: string,
  options: { replace: boolean },
): Promise<Pulled> {
  tools.progress("reading", 0.1);
  const before = await inExcel((context) => readBook(context, MONTH_BOOK));
  if (before?.pending) throw new PaneProblem("book.pending");
  const isSame = before?.meta.month === month && before.meta.unit === unit;
  const unsent = before ? changedLines(before).length : 0;
  if (before && !isSame && unsent > 0 && !options.replace)
    throw new PaneProblem("book.unsent", {
      count: unsent,
      month: before.meta.month,
      unit: before.meta.unitName,
    });
  tools.progress("asking", 0.3);
  const form = await tools.api.form(month, unit);
  const contents = monthContents(form, tools.session.language, tools.newId);
  const merged = before && isSame ? keepEdits(contents, before) : { kept: 0, clashes: [], lost: [] };
  tools.progress("building", 0.6);
  await inExcel((context) => buildBook(context, contents));
  tools.progress("building", 1);
  return { officers: form.rows.length, ...merged };
}
