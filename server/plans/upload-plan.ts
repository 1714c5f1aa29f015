import { PLAN_KEYS } from "../../domain/form/check-plan.ts";
import { PLAN_SHEET } from "../../domain/form/plan-sheet.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";

/**
 * The rows of an uploaded plan workbook, as a plan request carries them. An empty cell says nothing about its value.
 * @throws Refusal upload.*, workbook.unreadable
 */
export async function readPlanWorkbook(file: Buffer): Promise<unknown[]> {
  const sheet = await readSheetRows(file, PLAN_SHEET);
  if (sheet.problems.length > 0) throw new Refusal("workbook.unreadable");
  return sheet.rows.map(({ sheetRow, cells }) => {
    const version = Number.isSafeInteger(cells.rowVersion) ? cells.rowVersion : 0;
    const fields = Object.fromEntries(PLAN_KEYS.flatMap((key) => (key in cells ? [[key, cells[key]]] : [])));
    return { rowKey: String(sheetRow), policeNo: cells.policeNo, version, fields };
  });
}
