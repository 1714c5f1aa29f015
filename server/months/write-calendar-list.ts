import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { CALENDAR_LIST } from "../../domain/calendar/calendar-list.ts";
import type { CalendarYear } from "../../domain/messages/calendar.ts";

/** The list of a year's special days as .xlsx: what is in force, ready to be corrected and imported again. */
export async function writeCalendarList(year: CalendarYear, output: Writable): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(`${CALENDAR_LIST.title.zh}${year.year}`, {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  sheet.columns = CALENDAR_LIST.columns.map(({ heading, key, width }) => ({
    ...{ header: heading.zh, key, width, style: { numFmt: "@" } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const { day, workday, note } of year.days)
    sheet.addRow({ day, kind: workday ? "上班" : "休息", note });
  for (let row = 2; row <= 200; row += 1) {
    sheet.getCell(row, 2).dataValidation = {
      ...{ type: "list", allowBlank: true, formulae: ['"休息,上班"'], showErrorMessage: true },
    };
  }
  await workbook.xlsx.write(output);
}
