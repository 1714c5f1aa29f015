import ExcelJS from "exceljs";
import { extractOpening, extractTables, type OfficerExtract } from "../../domain/outcomes/officer-extract.ts";
import { shanghaiDay } from "../today.ts";

const THIN = { style: "thin" as const };
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const FONT = "宋体";
const COLUMNS = [30, 20, 18, 22, 16];

/** The extract as one sheet, print-ready on A4: the same tables as the Word file; points are numbers, the rest is text. */
export async function writeExtractXlsx(extract: OfficerExtract): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("政绩档案摘录", {
    pageSetup: { paperSize: 9, orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: "&C第 &P 页 共 &N 页" },
  });
  sheet.columns = COLUMNS.map((width) => ({ width }));
  const wide = (
    text: string,
    size: number,
    options: { bold?: boolean; centre?: boolean; height?: number },
  ) => {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, COLUMNS.length);
    const cell = row.getCell(1);
    cell.font = { name: FONT, size, bold: options.bold ?? false };
    cell.alignment = { horizontal: options.centre ? "center" : "left", vertical: "middle", wrapText: true };
    row.height = options.height ?? size * 1.8;
  };
  wide(`${extract.name}同志政绩档案摘录`, 18, { bold: true, centre: true, height: 36 });
  wide(extractOpening(extract), 11, { height: 36 });
  for (const { title, headings, rows, none } of extractTables(extract)) {
    if (title) wide(title, 12, { bold: true });
    if (rows.length === 0) wide(none, 11, {});
    else for (const [index, cells] of [headings, ...rows].entries()) line(sheet, cells, index === 0);
    sheet.addRow([]);
  }
  const day = shanghaiDay(new Date(extract.at));
  wide(`用途：${extract.purpose}。${extract.by}于 ${day} 导出，已记入审计日志。内容以系统已公布的结果为准，注意保密。`, 9, { height: 28 }); // prettier-ignore
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function line(sheet: ExcelJS.Worksheet, cells: readonly string[], heading: boolean): void {
  const row = sheet.addRow(cells.map((cell) => (!heading && /^\d+\.\d\d$/.test(cell) ? Number(cell) : cell)));
  row.eachCell((cell) => {
    cell.border = BORDER;
    cell.font = { name: FONT, size: 11, bold: heading };
    cell.alignment = { horizontal: heading || typeof cell.value === "number" ? "center" : "left", vertical: "middle", wrapText: true }; // prettier-ignore
    if (typeof cell.value === "number") cell.numFmt = "0.00";
    if (heading) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEFEFEF" } };
  });
}
