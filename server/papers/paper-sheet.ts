import type { Alignment, Borders, Cell, Style, Worksheet } from "exceljs";

const LINE = { style: "thin", color: { argb: "FF000000" } } as const;
const BOX: Partial<Borders> = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const CENTRE: Partial<Alignment> = { horizontal: "center", vertical: "middle", wrapText: true };
const LEFT: Partial<Alignment> = { horizontal: "left", vertical: "middle", wrapText: true };
const INSET: Partial<Alignment> = { ...LEFT, indent: 1 };
const HEAD = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF0F0F0" } } as const;

/** Every style of a paper, made once: exceljs recognises a style by its object. Text cells are `@`: nothing becomes a formula. */
export const PAPER_STYLES = {
  title: { font: { name: "方正小标宋简体", size: 18 }, alignment: CENTRE },
  note: { font: { name: "宋体", size: 9 }, alignment: LEFT, numFmt: "@" },
  noteRight: { font: { name: "宋体", size: 9 }, alignment: { ...LEFT, horizontal: "right" }, numFmt: "@" },
  head: { font: { name: "黑体", size: 9 }, alignment: CENTRE, border: BOX, fill: HEAD, numFmt: "@" },
  upright: { font: { name: "黑体", size: 9 }, alignment: { ...CENTRE, wrapText: false, textRotation: "vertical" }, border: BOX, fill: HEAD, numFmt: "@" },
  text: { font: { name: "宋体", size: 9 }, alignment: CENTRE, border: BOX, numFmt: "@" },
  long: { font: { name: "宋体", size: 9 }, alignment: INSET, border: BOX, numFmt: "@" },
  number: { font: { name: "宋体", size: 9 }, alignment: { horizontal: "center", vertical: "middle", shrinkToFit: true }, border: BOX, numFmt: "General" },
  points: { font: { name: "宋体", size: 9 }, alignment: { horizontal: "center", vertical: "middle", shrinkToFit: true }, border: BOX, numFmt: "0.00" },
  sign: { font: { name: "宋体", size: 10 }, alignment: { ...INSET, vertical: "top" }, border: BOX, numFmt: "@" },
} as const satisfies Record<string, Partial<Style>>; // prettier-ignore
export type PaperStyle = keyof typeof PAPER_STYLES;

/** Puts a value over a range; text is stored as text whatever it begins with. */
export function put(
  sheet: Worksheet,
  range: { row: number; from: number; to?: number; rows?: number },
  value: string | number | null,
  style: PaperStyle,
): Cell {
  const { row, from, to = from, rows = 1 } = range;
  for (let r = row; r < row + rows; r++) {
    for (let c = from; c <= to; c++) sheet.getCell(r, c).style = PAPER_STYLES[style];
  }
  if (to > from || rows > 1) sheet.mergeCells(row, from, row + rows - 1, to);
  const cell = sheet.getCell(row, from);
  cell.value = value;
  return cell;
}

/** Columns are measured in characters of 11 pt; papers are written in 9 pt. */
const ROOM = 1.15;

/** Lines a text takes in a cell so many half-width characters wide. */
export function linesOf(text: string, width: number): number {
  return text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width * ROOM - 1))), 0);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > "\u{ff}" ? 2 : 1;
  return width;
}

/** Excel's tallest row. */
const TALLEST = 409;

export function heightFor(lines: number, least: number): number {
  return Math.min(TALLEST, Math.max(least, lines * 12.5 + 5));
}

/** 档案编号 · 版本 · 校验码 in one line. */
export function proofText(paper: {
  recordNo: string;
  version: string | null;
  checkCode: string | null;
}): string {
  if (paper.version === null || paper.checkCode === null) return `档案编号：${paper.recordNo}`;
  return `档案编号：${paper.recordNo}\u3000版本：${paper.version}\u3000校验码：${paper.checkCode}`;
}
