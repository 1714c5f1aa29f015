import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { RULE_TABLES } from "../../domain/rules/tables/all-tables.ts";
import { CHAPTER_LABEL, type Cell, type RuleTable, type TableColumn, type TableRow } from "../../domain/rules/tables/rule-table.ts"; // prettier-ignore
import { showCell } from "../../domain/rules/tables/show-cell.ts";
import { listOfTable, sheetNameOf } from "../../domain/rules/tables/table-sheets.ts";
import { readTables } from "../../domain/rules/tables/write-tables.ts";

export const COVER = "说明";
/** Title, note, then the headings. */
const HEADING_ROW = 3;
const HEAD_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFDCE6F1" } } as const;

/** A whole rule set as .xlsx: a cover, and one sheet per table, readable and editable; imported again, it is the same. */
export async function writeRuleWorkbook(
  { ruleSet, digest }: { ruleSet: RuleSet; digest: string },
  made: { by: string; at: string },
  output: Writable,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "政绩档案";
  writeCover(workbook, ruleSet, digest, made);
  const tables = readTables(ruleSet);
  for (const table of RULE_TABLES) writeTable(workbook, table, tables[table.code]!);
  await workbook.xlsx.write(output);
  output.end();
}

function writeCover(
  workbook: ExcelJS.Workbook,
  ruleSet: RuleSet,
  digest: string,
  made: { by: string; at: string },
): void {
  const sheet = workbook.addWorksheet(COVER, {
    pageSetup: { paperSize: 9, fitToPage: true, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 30 }, { width: 30 }, { width: 70 }];
  sheet.addRow([ruleSet.title.zh]).font = { bold: true, size: 16 };
  const facts = [
    ["版本", ruleSet.version],
    ["施行月份", ruleSet.effectiveFrom],
    ["内容摘要", digest],
    ["导出人", made.by],
    ["导出时间", made.at],
    [
      "填写说明",
      "每张表一个工作表，表头不要改动，行可增删，次序有意义的自上而下。分值填 12.5 这样的数字；是/否、选项按下拉或原文填写；几项用顿号分开；空白的含义见各表说明。英文列可以空白，空白即与中文相同。导入时逐格检查，有问题的不导入。",
    ],
  ];
  for (const [name, value] of facts) {
    const row = sheet.addRow([name, value]);
    row.getCell(1).font = { bold: true };
    row.getCell(1).alignment = { vertical: "top" };
    row.getCell(2).numFmt = "@";
    row.getCell(2).alignment = { wrapText: true, vertical: "top" };
    sheet.mergeCells(row.number, 2, row.number, 3);
  }
  sheet.lastRow!.height = 66;
  sheet.addRow([]);
  sheet.addRow(["部分", "工作表", "内容"]).font = { bold: true };
  for (const table of RULE_TABLES) {
    const name = sheetNameOf(table);
    const link = { text: name, hyperlink: `#'${name}'!A1` };
    const row = sheet.addRow([CHAPTER_LABEL[table.chapter].zh, link, table.note.zh]);
    row.getCell(2).font = { underline: true, color: { argb: "FF0B4F8A" } };
    row.getCell(3).alignment = { wrapText: true, vertical: "top" };
  }
}

function writeTable(workbook: ExcelJS.Workbook, table: RuleTable, rows: readonly TableRow[]): void {
  const { columns } = listOfTable(table);
  const sheet = workbook.addWorksheet(sheetNameOf(table), {
    views: [{ state: "frozen", ySplit: HEADING_ROW, xSplit: table.shape === "form" ? 0 : 1 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 0, printTitlesRow: `1:${HEADING_ROW}` },
  }); // prettier-ignore
  sheet.addRow([table.name.zh]).font = { bold: true, size: 14 };
  sheet.addRow([table.note.zh]).font = { color: { argb: "FF55636F" } };
  const heading = sheet.addRow(table.columns.map(({ name }) => name.zh));
  heading.font = { bold: true };
  heading.eachCell((cell) => {
    cell.fill = HEAD_FILL;
    cell.alignment = { wrapText: true, vertical: "middle" };
  });
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  for (const row of rows) {
    const values = table.columns.map((column) => valueOf(column, row[column.key] ?? null));
    const added = sheet.addRow(values);
    // Nothing is cut off where a reader does not fit rows to their text by itself.
    const lines = values.map((value, index) =>
      Math.ceil(widthOf(value) / ((columns[index]?.width ?? 10) - 1)),
    );
    added.height = LINE * Math.max(1, ...lines);
    table.columns.forEach((column, index) => {
      const cell = added.getCell(index + 1);
      cell.numFmt = FORMAT[column.type] ?? "@";
      cell.alignment = { wrapText: true, vertical: "top" };
    });
  }
  table.columns.forEach((column, index) => {
    addChoices(sheet, column, index + 1, HEADING_ROW + rows.length + 20);
  });
}

const FORMAT: Partial<Record<TableColumn["type"], string>> = {
  points: "0.00",
  number: "General",
  integer: "0",
};

/** Points of height a line takes. */
const LINE = 15;

/** In the width of a digit: a Chinese character takes two. */
function widthOf(value: string | number | null): number {
  return [...String(value ?? "")].reduce((sum, char) => sum + (char > "\u02ff" ? 2 : 1), 0);
}

/** Numbers as numbers, everything else as text: no cell is ever a formula. */
function valueOf(column: TableColumn, cell: Cell): string | number | null {
  if (cell === null) return null;
  if (column.type === "points") return Number(cell) / 100;
  if (column.type === "number" || column.type === "integer") return Number(cell);
  return showCell(column, cell, "zh");
}

/** A list to choose from, where it is short enough for Excel (255 characters). */
function addChoices(sheet: ExcelJS.Worksheet, column: TableColumn, number: number, last: number): void {
  const labels = column.type === "boolean" ? ["是", "否"] : column.type === "choice" ? (column.options ?? []).map(({ label }) => label.zh) : []; // prettier-ignore
  const list = `"${labels.join(",")}"`;
  if (labels.length === 0 || list.length > 250 || labels.some((label) => /[,"]/.test(label))) return;
  for (let row = HEADING_ROW + 1; row <= last; row++) {
    sheet.getCell(row, number).dataValidation = {
      ...{ type: "list", allowBlank: true, formulae: [list], showErrorMessage: column.open !== true },
    };
  }
}
