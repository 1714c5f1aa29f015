import { APPRAISAL_SHEET } from "../../domain/appraisals/appraisal-sheet.ts";
import type { AppraisalRow } from "../../domain/appraisals/check-appraisals.ts";
import type { Language } from "../../domain/language.ts";
import { Refusal } from "../../domain/refusal.ts";
import { seedProblem } from "../reports/push-problems.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";

/**
 * The rows of an uploaded 年度评价录入表, judged where every row is judged. Rows nobody filled say nothing.
 * @throws Refusal upload.*, workbook.unreadable
 */
export async function readAppraisalWorkbook(file: Buffer, language: Language): Promise<AppraisalRow[]> {
  const definition = {
    ...APPRAISAL_SHEET,
    // A bureau's own list of scores needs both headings, whoever made it.
    columns: APPRAISAL_SHEET.columns.map((each) => (each.key === "score" ? { ...each, required: true } : each)),
  }; // prettier-ignore
  const sheet = await readSheetRows(file, definition);
  if (sheet.problems.length > 0)
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ field }) => {
        const seed = {
          ...{ sheet: "appraisal" as const, rowKey: "", rowLabel: APPRAISAL_SHEET.title[language] },
          ...{ code: "V28" as const, severity: "row" as const, field, params: { reason: "missing" } },
        };
        return { field: field ?? "headings", message: seedProblem(seed, language).message };
      }),
    );
  return sheet.rows
    .filter(({ cells }) => cells.score !== undefined || Number(cells.version ?? 0) > 0)
    .map(({ sheetRow, cells }) => ({ rowNumber: sheetRow, cells }));
}
