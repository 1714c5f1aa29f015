import ExcelJS, { type Worksheet } from "exceljs";
import { monthInWords } from "../../domain/bulletin.ts";
import type { OfficerPaper, PaperArea } from "../../domain/messages/papers.ts";
import { sheetOptions } from "../workbooks/annual/page-set-up.ts";
import { heightFor, linesOf, proofText, put } from "./paper-sheet.ts";

/** Widths of A … H in characters: 190 mm of an A4 page. */
const WIDTHS = [11, 17, 9, 17, 9, 20, 10, 11];
const ALL = WIDTHS.length;
const widthOver = (from: number, to: number) => WIDTHS.slice(from - 1, to).reduce((a, b) => a + b, 0);
/** Lines left free for handwriting on a blank form. */
const BLANK_LINES = 3;

/** 个人政绩档案表 as a workbook: one A4 page wide, ready to print. */
export async function writeOfficerPaper(paper: OfficerPaper): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(
    "政绩档案表",
    sheetOptions({ paper: "A4", portrait: true, title: paper.recordNo, headingRows: "1:2" }),
  );
  WIDTHS.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  let row = writeHead(sheet, paper);
  for (const area of paper.areas) row = writeArea(sheet, row, area);
  row = writeResults(sheet, row, paper);
  row = writeLines(sheet, row, "岗位实绩明细", CREDITS, paper.blank ? blankRows(6) : paper.credits);
  row = writeLines(sheet, row, "奖惩投诉舆情", EVENTS, paper.blank ? blankRows(6) : paper.events);
  writeSignatures(sheet, row, paper);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function blankRows(cells: number): string[][] {
  return Array.from({ length: BLANK_LINES }, () => Array.from({ length: cells }, () => ""));
}

function writeHead(sheet: Worksheet, paper: OfficerPaper): number {
  put(sheet, { row: 1, from: 1, to: ALL }, "民警政绩档案表", "title");
  sheet.getRow(1).height = 30;
  put(sheet, { row: 2, from: 1, to: 2 }, monthInWords(paper.month), "note");
  put(sheet, { row: 2, from: 3, to: ALL }, proofText(paper), "noteRight");
  const facts: [string, string, string, string, string, string][] = [
    ["姓名", paper.name, "警号", paper.policeNo, "单位", paper.unitName],
    ["岗位类别", paper.postType, "职务层级", paper.level, "填报人", paper.filledBy],
  ];
  facts.forEach(([a, av, b, bv, c, cv], index) => {
    const row = 3 + index;
    put(sheet, { row, from: 1 }, a, "head");
    put(sheet, { row, from: 2 }, av, "text");
    put(sheet, { row, from: 3 }, b, "head");
    put(sheet, { row, from: 4 }, bv, "text");
    put(sheet, { row, from: 5 }, c, "head");
    put(sheet, { row, from: 6, to: ALL }, cv, "text");
    sheet.getRow(row).height = heightFor(linesOf(cv, widthOver(6, ALL)), 20);
  });
  const headings = ["方面", "填报项目", "数值", "填报项目", "数值", "指标", "满分", "得分"];
  headings.forEach((heading, index) => put(sheet, { row: 5, from: index + 1 }, heading, "head"));
  return 6;
}

/** Two filled fields and one indicator to a row; the area's name and subtotal stand beside all of them. */
function writeArea(sheet: Worksheet, from: number, area: PaperArea): number {
  const rows = Math.max(1, Math.ceil(area.fields.length / 2), area.indicators.length);
  const name = `${area.name}\n${area.earned === "" ? "小计" : `小计 ${area.earned}`}`;
  put(sheet, { row: from, from: 1, rows }, name, "head");
  for (let index = 0; index < rows; index++) {
    const row = from + index;
    const [left, right] = [area.fields[index * 2], area.fields[index * 2 + 1]];
    const indicator = area.indicators[index];
    if (area.fields.length === 0) {
      put(sheet, { row, from: 2, to: 6 }, "按下列奖惩投诉舆情事件计分", "text");
      put(sheet, { row, from: 7 }, area.max, "text");
      put(sheet, { row, from: 8 }, area.earned, "text");
    } else {
      put(sheet, { row, from: 2 }, left?.label ?? "", "text");
      put(sheet, { row, from: 3 }, left?.value ?? "", "text");
      put(sheet, { row, from: 4 }, right?.label ?? "", "text");
      put(sheet, { row, from: 5 }, right?.value ?? "", "text");
      put(sheet, { row, from: 6 }, indicator?.name ?? "", "text");
      put(sheet, { row, from: 7 }, indicator?.max ?? "", "text");
      put(sheet, { row, from: 8 }, indicator?.earned ?? "", "text");
    }
    sheet.getRow(row).height = area.fields.length === 0 ? 28 : 17;
  }
  return from + rows;
}

function writeResults(sheet: Worksheet, from: number, paper: OfficerPaper): number {
  const results = ["系统得分", paper.total, "建议等次", paper.suggestedGrade, "自评等次", paper.selfGrade, "审核等次", paper.grade]; // prettier-ignore
  results.forEach((text, index) =>
    put(sheet, { row: from, from: index + 1 }, text, index % 2 === 0 ? "head" : "text"),
  );
  sheet.getRow(from).height = 20;
  const texts: [string, string, number][] = [
    ["本月主要工作及实绩", paper.summary, 70],
    ["审核意见", paper.opinion, 30],
  ];
  texts.forEach(([label, text, least], index) => {
    const row = from + 1 + index;
    put(sheet, { row, from: 1 }, label, "head");
    put(sheet, { row, from: 2, to: ALL }, text, "long");
    sheet.getRow(row).height = heightFor(linesOf(text, widthOver(2, ALL)), least);
  });
  return from + 3;
}

/** Where the six cells of a line stand: column from, column to, and which cell. */
type Layout = readonly { heading: string; cell: number; from: number; to: number }[];
const CREDITS: Layout = [
  { heading: "项目", cell: 0, from: 2, to: 3 },
  { heading: "案件（任务）编号", cell: 3, from: 4, to: 4 },
  { heading: "角色", cell: 1, from: 5, to: 5 },
  { heading: "证据编号", cell: 5, from: 6, to: 6 },
  { heading: "日期", cell: 4, from: 7, to: 7 },
  { heading: "数量", cell: 2, from: 8, to: 8 },
];
const EVENTS: Layout = [
  { heading: "类型", cell: 0, from: 2, to: 2 },
  { heading: "事由", cell: 1, from: 3, to: 4 },
  { heading: "责任认定", cell: 4, from: 5, to: 5 },
  { heading: "文号", cell: 3, from: 6, to: 6 },
  { heading: "文件日期", cell: 2, from: 7, to: 7 },
  { heading: "证据编号", cell: 5, from: 8, to: 8 },
];

function writeLines(
  sheet: Worksheet,
  from: number,
  name: string,
  layout: Layout,
  lines: readonly string[][],
): number {
  const shown = lines.length > 0 ? lines : [["无", "", "", "", "", ""]];
  put(sheet, { row: from, from: 1, rows: shown.length + 1 }, name, "head");
  for (const { heading, from: first, to } of layout)
    put(sheet, { row: from, from: first, to }, heading, "head");
  shown.forEach((cells, index) => {
    const row = from + 1 + index;
    let lineCount = 1;
    for (const { cell, from: first, to } of layout) {
      const text = cells[cell] ?? "";
      put(sheet, { row, from: first, to }, text, "text");
      lineCount = Math.max(lineCount, linesOf(text, widthOver(first, to)));
    }
    sheet.getRow(row).height = heightFor(lineCount, 17);
  });
  return from + shown.length + 1;
}

function writeSignatures(sheet: Worksheet, row: number, paper: OfficerPaper): void {
  const signed = paper.signatures.map(({ by, capacity, day }) => `${by}（${capacity}）${day} 电子签名`);
  const empty = "\n\n\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日";
  put(sheet, { row, from: 1, to: 3 }, `本人签名：${empty}`, "sign");
  put(
    sheet,
    { row, from: 4, to: 6 },
    `审核人签名：${signed.length > 0 ? `\n${signed.join("\n")}` : empty}`,
    "sign",
  );
  put(sheet, { row, from: 7, to: ALL }, `单位（盖章）：${empty}`, "sign");
  sheet.getRow(row).height = heightFor(Math.max(4, signed.length + 1), 64);
  const how = paper.checkCode
    ? "在系统“档案核验”页面输入编号、版本、校验码，可核验本表真伪及是否为最新。"
    : "填写后由内勤录入系统。";
  put(sheet, { row: row + 1, from: 1, to: ALL }, how, "note");
}
