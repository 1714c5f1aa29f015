import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import type { Language } from "../../domain/language.ts";
import { PASSWORD_LIST } from "../../domain/password-list.ts";
import type { HandedOut } from "./hand-out-passwords.ts";

/** The list to print, cut and hand out: a line for each person, every cell text. */
export async function writePasswordList(
  lines: readonly HandedOut[],
  language: Language,
  output: Writable,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet(PASSWORD_LIST.title[language], {
    views: [{ state: "frozen", ySplit: 1 }],
    headerFooter: { oddFooter: PASSWORD_LIST.note[language] },
  });
  sheet.columns = PASSWORD_LIST.columns.map(({ key, heading, width }) => ({
    ...{ key, header: heading[language], width, style: { numFmt: "@" } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow(line).commit();
  sheet.commit();
  await workbook.commit();
}
