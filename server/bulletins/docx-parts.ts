import { AlignmentType, BorderStyle, convertMillimetersToTwip, Footer, HeightRule, LineRuleType, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, type IParagraphOptions } from "docx"; // prettier-ignore

/** 三号字 16 磅；行距固定值 28.95 磅：每页 22 行（GB/T 9704-2012 5.2.3）。 */
const SIZE = 16;
const LINE = 579;
/** Two characters of the body. */
const INDENT = SIZE * 20 * 2;
/** 156 mm: the width of the type area. */
const WIDTH = convertMillimetersToTwip(156);

export const FONTS = { body: "仿宋_GB2312", title: "方正小标宋简体", heading: "黑体", page: "宋体" } as const;
export const RED = "C00000";

/** A4 with the margins of the standard: 37 above, 35 below, 28 left, 26 right. */
export const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
    footer: convertMillimetersToTwip(25),
  },
};

export function run(text: string, font: string, size: number, color?: string): TextRun {
  const all = { ascii: font, hAnsi: font, eastAsia: font, cs: font };
  return new TextRun({ text, font: all, size: `${size}pt`, ...(color && { color }) });
}

/** A paragraph of the body: 仿宋 16 pt, fixed line, first line two characters in. */
export function body(text: string, options: IParagraphOptions = {}, font: string = FONTS.body): Paragraph {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    indent: { firstLine: INDENT },
    alignment: AlignmentType.JUSTIFIED,
    children: [run(text, font, SIZE)],
    ...options,
  });
}

export function redHead(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 360 },
    children: [run(text, FONTS.title, text.length > 14 ? 26 : 36, RED)],
  });
}

/** 发文字号, centred; under a red head a red rule as wide as the type area. */
export function numberLine(text: string, ruled: boolean): Paragraph {
  const rule = { style: BorderStyle.SINGLE, size: 18, color: RED, space: 6 };
  return body(text, {
    alignment: AlignmentType.CENTER,
    indent: {},
    children: [run(text, FONTS.body, SIZE)],
    ...(ruled && { border: { bottom: rule } }),
  });
}

export function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 700, lineRule: LineRuleType.EXACT, before: 579, after: 579 },
    children: text
      .split("\n")
      .flatMap((line, index) => [
        ...(index > 0 ? [new TextRun({ text: "", break: 1 })] : []),
        run(line, FONTS.title, 22),
      ]),
  });
}

/** 署名 and date: to the right, four characters in. */
export function signature(text: string, first: boolean): Paragraph {
  return body(text, {
    alignment: AlignmentType.RIGHT,
    indent: { right: SIZE * 20 * (first ? 2 : 4) },
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: first ? LINE * 2 : 0 },
    keepNext: first,
    keepLines: true,
    children: [run(text, FONTS.body, SIZE)],
  });
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const THICK = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
const NONE = { style: BorderStyle.NIL };

/** A table of figures: the first column takes what the others leave, the heading row is repeated on every page. */
export function figures(headings: readonly string[], rows: readonly (readonly string[])[]): Table {
  const narrow = Math.floor((WIDTH * 0.72) / (headings.length - 1));
  const widths = headings.map((_, index) => (index === 0 ? WIDTH - narrow * (headings.length - 1) : narrow));
  const cell = (text: string, index: number, font: string) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: 40, right: 40 },
      children: [
        new Paragraph({
          alignment: index === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(text, font, 12)],
        }),
      ],
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: headings.map((text, index) => cell(text, index, FONTS.heading)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, FONTS.body)) })),
    ],
  }); // prettier-ignore
}

/** 版记: 抄送 and 印发 between rules, the first and the last of them thick (GB/T 9704 7.4). */
export function imprint(lines: readonly string[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH],
    borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE },
    rows: lines.map(
      (text) =>
        new TableRow({
          cantSplit: true,
          height: { value: 480, rule: HeightRule.ATLEAST },
          children: [
            new TableCell({
              width: { size: WIDTH, type: WidthType.DXA },
              verticalAlign: VerticalAlign.CENTER,
              margins: { left: 280, right: 280, top: 40, bottom: 40 },
              children: [new Paragraph({ children: [run(text, FONTS.body, 14)] })],
            }),
          ],
        }),
    ),
  }); // prettier-ignore
}

export function blank(lines = 1): Paragraph {
  return new Paragraph({ spacing: { line: LINE * lines, lineRule: LineRuleType.EXACT }, children: [] });
}

export function small(text: string): Paragraph {
  return new Paragraph({ spacing: { before: 80 }, indent: { left: 280 }, children: [run(text, FONTS.page, 8, "555555")] });
} // prettier-ignore

/** — 1 —: on the right of odd pages, on the left of even ones, one character in. */
export function pageFooter(side: "left" | "right"): Footer {
  const font = { ascii: FONTS.page, hAnsi: FONTS.page, eastAsia: FONTS.page, cs: FONTS.page };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: 280 },
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font, size: "14pt" })],
      }),
    ],
  });
}
