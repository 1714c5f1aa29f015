import type { ActualRow } from "../../domain/campaigns/check-actuals.ts";
import { CAMPAIGN_SHEET } from "../../domain/campaigns/campaign-sheet.ts";
import type { Language } from "../../domain/language.ts";
import { Refusal } from "../../domain/refusal.ts";
import { seedProblem } from "../reports/push-problems.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";

/**
 * The rows of an uploaded workbook of entries, judged where every entry is judged. Rows nobody filled (the sheet comes
 * with one for every indicator) say nothing.
 * @throws Refusal upload.*, workbook.unreadable
 */
export async function readEntryWorkbook(file: Buffer, language: Language): Promise<ActualRow[]> {
  const sheet = await readSheetRows(file, CAMPAIGN_SHEET);
  if (sheet.problems.length > 0)
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ field }) => {
        const seed = {
          ...{ sheet: "campaign" as const, rowKey: "", rowLabel: CAMPAIGN_SHEET.title[language] },
          ...{ code: "V28" as const, severity: "row" as const, field, params: { reason: "missing" } },
        };
        return { field: field ?? "headings", message: seedProblem(seed, language).message };
      }),
    );
  const filled = sheet.rows.filter(
    ({ cells }) => cells.quantity !== undefined || Number(cells.version ?? 0) > 0,
  );
  return filled.map(({ sheetRow, cells }) => ({ rowNumber: sheetRow, cells }));
}
