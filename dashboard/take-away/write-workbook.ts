import type { Worksheet } from "exceljs";
import type { TakenPicture } from "./take-picture.ts";
import type { TakenTable } from "./read-table.ts";

/** What one sheet holds: the rows, and the picture of the chart they stand behind. */
export interface TakenSheet {
  table: TakenTable;
  picture: TakenPicture | null;
}

const FONT = { name: "Microsoft YaHei", size: 11 };
/** Width of a column in characters: Chinese characters count twice. */
const WIDTH = { least: 8, most: 40 };
const PIXELS_A_ROW = 20;

/**
 * The sheets as an .xlsx workbook: heading frozen and filterable, numbers as numbers, texts as texts whatever they
 * begin with. The library is fetched with the first workbook somebody takes.
 */
export async function writeWorkbook(sheets: readonly TakenSheet[], note: string): Promise<Blob> {
  const { Workbook } = await import("exceljs");
  const workbook = new Workbook();
  const names = new Set<string>();
  for (const { table, picture } of sheets) {
    const sheet = workbook.addWorksheet(sheetName(table.title, names), {
      views: [{ state: "frozen", ySplit: 3 }],
      pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    sheet.pageSetup.printTitlesRow = "1:3";
    sheet.getCell(1, 1).value = table.title;
    sheet.getCell(1, 1).font = { ...FONT, size: 14, bold: true };
    sheet.getCell(2, 1).value = note;
    sheet.getCell(2, 1).font = { ...FONT, size: 9, color: { argb: "FF595959" } };
    writeRows(sheet, table);
    if (picture) {
      const image = workbook.addImage({ base64: picture.dataUrl, extension: "png" });
      const row = table.rows.length + 5;
      sheet.addImage(image, {
        tl: { col: 0, row },
        ext: { width: picture.width, height: picture.height },
        editAs: "oneCell",
      });
      for (let n = 0; n < Math.ceil(picture.height / PIXELS_A_ROW); n++) sheet.getRow(row + n).height = 15;
    }
  }
  const bytes = await workbook.xlsx.writeBuffer();
  return new Blob([bytes], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

function writeRows(sheet: Worksheet, { heading, rows }: TakenTable): void {
  const thin = { style: "thin" as const, color: { argb: "FFBFBFBF" } };
  const border = { top: thin, bottom: thin, left: thin, right: thin };
  [heading, ...rows].forEach((cells, index) => {
    const row = sheet.getRow(3 + index);
    cells.forEach((cell, column) => {
      const target = row.getCell(column + 1);
      target.value = typeof cell === "string" ? cell : cell.number;
      if (typeof cell !== "string") target.numFmt = cell.format;
      target.font = { ...FONT, bold: index === 0 };
      target.border = border;
      target.alignment = {
        vertical: "middle",
        horizontal: index === 0 ? "center" : typeof cell === "string" ? "left" : "right",
      };
      if (index === 0) target.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE3EDF7" } };
    });
  });
  heading.forEach((head, column) => {
    const texts = [head, ...rows.map((row) => textLength(row[column]))];
    const longest = Math.max(...texts.map((one) => (typeof one === "number" ? one : widthOf(one))));
    sheet.getColumn(column + 1).width = Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
  });
  if (heading.length > 0) {
    sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: 3, column: heading.length } };
  }
}

function textLength(cell: TakenTable["rows"][number][number] | undefined): number {
  if (cell === undefined) return 0;
  return typeof cell === "string" ? widthOf(cell) : cell.number.toFixed(2).length;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? 2 : 1), 0);
}

/** Excel allows 31 characters, none of `\/?*[]:`, and no name twice. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replaceAll(/[\\/?*[\]:]/g, " ")
      .slice(0, 28)
      .trim() || "Sheet";
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = `${plain} ${n}`;
  taken.add(name);
  return name;
}
