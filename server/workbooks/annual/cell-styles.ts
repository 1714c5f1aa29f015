import type { Alignment, Borders, Fill, Font, Row, Style } from "exceljs";

const LINE = { style: "thin", color: { argb: "FFB4BCC8" } } as const;
const BOX: Partial<Borders> = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const HEAD_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FF1F4E79" } };
const SUB_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFDDEBF7" } };
const SUM_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF4D6" } };
const PALE_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF5F7FA" } };
const body: Partial<Font> = { name: "宋体", size: 10 };
const centre: Partial<Alignment> = { horizontal: "center", vertical: "middle" };

function style(parts: Partial<Style>): Partial<Style> {
  return { font: body, alignment: centre, border: BOX, ...parts };
}

/** Every style of the workbook, made once: exceljs recognises a style by its object. */
export const STYLES = {
  title: { font: { name: "黑体", size: 18, bold: true, color: { argb: "FF1F4E79" } }, alignment: centre },
  note: { font: { name: "楷体", size: 9, color: { argb: "FF5A6472" } }, alignment: { horizontal: "left", vertical: "middle", wrapText: true } },
  heading: style({ font: { name: "黑体", size: 10, color: { argb: "FFFFFFFF" } }, fill: HEAD_FILL, alignment: { ...centre, wrapText: true } }),
  subheading: style({ font: { name: "黑体", size: 9, color: { argb: "FF1F4E79" } }, fill: SUB_FILL, alignment: { ...centre, wrapText: true } }),
  label: style({ font: { name: "黑体", size: 11, color: { argb: "FF1F4E79" } }, fill: PALE_FILL }),
  fact: style({ font: { name: "宋体", size: 11 }, numFmt: "@", alignment: { horizontal: "left", vertical: "middle", wrapText: true, indent: 1 } }),
  /** Text stays text when a reader edits the cell: nothing that begins with = + - @ becomes a formula. */
  text: style({ numFmt: "@" }),
  longText: style({ numFmt: "@", alignment: { horizontal: "left", vertical: "middle", wrapText: true } }),
  count: style({ numFmt: "0" }),
  points: style({ numFmt: "0.00" }),
  /** Whole numbers without decimals, others with theirs. */
  quantity: style({ numFmt: "General" }),
  sumQuantity: style({ numFmt: "General", font: { ...body, bold: true }, fill: SUM_FILL }),
  percent: style({ numFmt: "0.0%" }),
  mean: style({ numFmt: "0.00", font: { ...body, bold: true }, fill: SUM_FILL }),
  sumCount: style({ numFmt: "0", font: { ...body, bold: true }, fill: SUM_FILL }),
  sumPercent: style({ numFmt: "0.0%", font: { ...body, bold: true }, fill: SUM_FILL }),
  /** 未公布: a period nobody has announced yet. */
  open: style({ numFmt: "@", font: { ...body, size: 8, color: { argb: "FF9AA3AF" } } }),
  reason: style({ numFmt: "@", font: { ...body, size: 8 }, alignment: { horizontal: "left", vertical: "middle", wrapText: true } }),
  sumText: style({ numFmt: "@", font: { ...body, bold: true }, fill: SUM_FILL }),
  excellent: style({ numFmt: "@", font: { ...body, bold: true, color: { argb: "FF1E7B34" } } }),
  poor: style({ numFmt: "@", font: { ...body, bold: true, color: { argb: "FFC00000" } } }),
} as const satisfies Record<string, Partial<Style>>; // prettier-ignore

export type StyleName = keyof typeof STYLES;
export interface FormulaCell {
  formula: string;
  result: number;
}
/** A value and how it looks; `undefined` leaves the cell blank but boxed. */
export type Cell = readonly [value: string | number | FormulaCell | null | undefined, style: StyleName];

/** Fills a row from column 1. Text is always written as text. */
export function fillRow(row: Row, cells: readonly (Cell | null)[], height?: number): Row {
  cells.forEach((cell, index) => {
    if (!cell) return;
    const target = row.getCell(index + 1);
    const [value, name] = cell;
    if (value !== undefined && value !== null) target.value = value;
    target.style = STYLES[name];
  });
  if (height !== undefined) row.height = height;
  return row;
}
