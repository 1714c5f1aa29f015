import { PLAN_SHEET } from "../domain/form/plan-sheet.ts";
import type { Month } from "../domain/month.ts";
import type { Tools } from "./book-work.ts";
import { type BookMeta, PLAN_BOOK } from "./books.ts";
import { changedLines } from "./changes.ts";
import { sheetContents } from "./form-contents.ts";
import { keepEdits } from "./merge-edits.ts";
import { PaneProblem } from "./pane-problem.ts";
import type { Pulled } from "./pull-month.ts";
import { inExcel } from "./sheet.ts";
import { buildBook } from "./sheet-build.ts";
import type { BookContents } from "./sheet-build.ts";
import { readBook } from "./sheet-read.ts";

/** 取表 of the unit's plan: one row per officer with target and due counts. Same rules as `pullMonth`. */
export async function pullPlan(
  tools: Tools,
  month: Month,
  unit: string,
  options: { replace: boolean },
): Promise<Pulled> {
  tools.progress("reading", 0.1);
  const before = await inExcel((context) => readBook(context, PLAN_BOOK));
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
  const form = await tools.api.plan(month, unit);
  const { language } = tools.session;
  const meta: BookMeta = {
    format: 1, kind: "plan", month, unit, unitName: form.unit.name, template: PLAN_SHEET.template, ruleSet: "", language,
    state: form.open ? "open" : "locked", submitBy: null,
  }; // prettier-ignore
  // Never stored is 未填; a stored null was assigned to be nothing.
  const lines = form.rows.map(({ rowKey, version, ...row }) => {
    const values = Object.fromEntries(
      Object.entries(row).filter(([, value]) => version > 0 || value !== null),
    );
    return { rowKey, version, values };
  });
  const sheets = PLAN_BOOK.sheets.map((sheet) => sheetContents(sheet, lines, 0, meta, tools.newId));
  const contents: BookContents = { book: PLAN_BOOK, meta, sheets, roster: [] };
  const merged = before && isSame ? keepEdits(contents, before) : { kept: 0, clashes: [], lost: [] };
  tools.progress("building", 0.6);
  await inExcel((context) => buildBook(context, contents));
  tools.progress("building", 1);
  return { officers: form.rows.length, ...merged };
}
