import ExcelJS, { type Worksheet } from "exceljs";
import { monthInWords } from "../../domain/bulletin.ts";
import type { UnitPaper, UnitPaperColumn } from "../../domain/messages/papers.ts";
import { sheetOptions } from "../workbooks/annual/page-set-up.ts";
import { heightFor, linesOf, proofText, put, type PaperStyle } from "./paper-sheet.ts";

const GROUP_ROW = 3;
const FIRST_ROW = 5;
/** Width in characters, by what the column holds; the first ones hold who it is. */
const IDENTITY_WIDTHS = [7.5, 9, 11, 9, 7];

/** 单位政绩档案汇总表 as a workbook: A3 landscape, one page wide, heading rows on every page. */
export async function writeUnitPaper(paper: UnitPaper): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(
    "单位政绩档案汇总表",
    sheetOptions({ paper: "A3", title: paper.recordNo, headingRows: `1:${FIRST_ROW - 1}`, frozenRows: FIRST_ROW - 1, frozenColumns: 2 }), // prettier-ignore
  );
  const { columns, rows } = paper;
  columns.forEach((column, index) => (sheet.getColumn(index + 1).width = widthOf(column, index)));
  put(sheet, { row: 1, from: 1, to: columns.length }, `${paper.unitName}民警政绩档案月报汇总表（${monthInWords(paper.month)}）`, "title"); // prettier-ignore
  sheet.getRow(1).height = 30;
  put(sheet, { row: 2, from: 1, to: columns.length }, proofText(paper), "note");
  writeHeadings(sheet, columns);
  rows.forEach((cells, index) => {
    const row = FIRST_ROW + index;
    let lines = 1;
    cells.forEach((value, column) => {
      const definition = columns[column]!;
      put(sheet, { row, from: column + 1 }, value, styleOf(definition, value));
      if (typeof value === "string") {
        lines = Math.max(lines, linesOf(value, widthOf(definition, column)));
      }
    });
    sheet.getRow(row).height = heightFor(lines, paper.blank ? 40 : 24);
  });
  writeSignatures(sheet, FIRST_ROW + rows.length, columns.length);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function widthOf({ kind }: UnitPaperColumn, index: number): number {
  return kind === "who" ? (IDENTITY_WIDTHS[index] ?? 8) : WIDTHS[kind];
}
const WIDTHS = { text: 6.5, number: 4.8, points: 6.5, long: 40, note: 16 };

function styleOf({ kind }: UnitPaperColumn, value: string | number | null): PaperStyle {
  if (typeof value === "number") return kind === "points" ? "points" : "number";
  return kind === "long" || kind === "note" ? "long" : "text";
}

/** Areas as merged heads over their columns; the narrow columns' headings stand upright. */
function writeHeadings(sheet: Worksheet, columns: readonly UnitPaperColumn[]): void {
  let start = 0;
  columns.forEach(({ heading, group, kind }, index) => {
    const isWide = kind === "who" || kind === "long" || kind === "note";
    put(sheet, { row: GROUP_ROW + 1, from: index + 1 }, heading, isWide ? "head" : "upright");
    if (columns[index + 1]?.group === group) return;
    put(sheet, { row: GROUP_ROW, from: start + 1, to: index + 1 }, group, "head");
    start = index + 1;
  });
  sheet.getRow(GROUP_ROW).height = 28;
  sheet.getRow(GROUP_ROW + 1).height = 112;
}

function writeSignatures(sheet: Worksheet, row: number, columns: number): void {
  const parts = ["填报人（内勤）签名：", "部门主要负责人审核签名：", "单位（盖章）："];
  const width = Math.floor(columns / parts.length);
  parts.forEach((part, index) => {
    const from = index * width + 1;
    const to = index === parts.length - 1 ? columns : from + width - 1;
    put(
      sheet,
      { row, from, to },
      `${part}\n\n\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日`,
      "sign",
    );
  });
  sheet.getRow(row).height = 56;
}
