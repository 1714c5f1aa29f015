import type { Knex } from "knex";
import { ATTENDANCE_LIST } from "../../domain/attendance-list.ts";
import { isCellProblem } from "../../domain/form/cell-problem.ts";
import { readCode } from "../../domain/form/read-code.ts";
import type { Language } from "../../domain/language.ts";
import type { AttendanceReceipt } from "../../domain/messages/trainings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";
import { officersByNo } from "./training-store.ts";

/**
 * 警号 of an uploaded list of attendees; a row that names nobody is a problem in words and stops no other row.
 * @throws Refusal upload.*, workbook.unreadable
 */
export async function readAttendanceList(
  db: Knex,
  file: Buffer,
  language: Language,
): Promise<{ policeNos: string[]; problems: AttendanceReceipt["problems"] }> {
  const sheet = await readSheetRows(file, ATTENDANCE_LIST);
  if (sheet.problems.length > 0) {
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ field, params }) => ({
        field: field ?? "headings",
        message: String(params.heading),
      })),
    );
  }
  const column = ATTENDANCE_LIST.columns[0]!;
  const read = sheet.rows.map(({ sheetRow, cells }) => ({ sheetRow, code: readCode(column, cells.policeNo), raw: cells.policeNo })); // prettier-ignore
  const codes = read.flatMap(({ code }) => (isCellProblem(code) ? [] : [code]));
  const known = await officersByNo(db, codes);
  const problems = read.flatMap(({ sheetRow, code, raw }) => {
    if (isCellProblem(code)) return [{ row: sheetRow, message: shapeless(sheetRow, raw, language) }];
    return known.has(code) ? [] : [{ row: sheetRow, message: nobody(sheetRow, code, language) }];
  });
  return { policeNos: [...known.keys()], problems };
}

function shapeless(row: number, raw: unknown, language: Language): string {
  const said = typeof raw === "string" || typeof raw === "number" ? String(raw).slice(0, 20) : "";
  return language === "zh"
    ? `第 ${row} 行：警号“${said}”不是六位数字，请按文本格式填写六位警号。`
    : `Row ${row}: “${said}” is no police number of six digits; type it as text.`;
}

function nobody(row: number, code: string, language: Language): string {
  return language === "zh"
    ? `第 ${row} 行：没有警号 ${code} 的民警，请核对。`
    : `Row ${row}: there is no officer ${code}.`;
}
