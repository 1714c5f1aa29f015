import { AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType, type FileChild } from "docx"; // prettier-ignore
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import {
  blank,
  body,
  FONTS,
  numberLine,
  PAGE,
  pageFooter,
  run,
  small,
  title,
} from "../bulletins/docx-parts.ts";
import { ruleDocument, type RuleBlock } from "./rule-document.ts";

/** 细则 as a Word file in official layout (M45): chapters, articles and tables; version, month and digest on it. */
export async function writeRuleDocx(
  { ruleSet, digest }: { ruleSet: RuleSet; digest: string },
  { state, printedOn }: { state: string; printedOn: string },
): Promise<Buffer> {
  const file = new Document({
    ...{ title: ruleSet.title.zh, creator: "政绩档案", lastModifiedBy: "政绩档案" },
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.body, size: "16pt" } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageFooter("right"), even: pageFooter("left") },
        children: [
          title(ruleSet.title.zh),
          numberLine(
            `版本 ${ruleSet.version}(${state})\u3000${monthWords(ruleSet.effectiveFrom)}起执行`,
            false,
          ),
          blank(),
          ...ruleDocument(ruleSet).flatMap(childrenOf),
          blank(),
          small(`内容摘要(SHA-256) ${digest}`),
          small(`由系统于 ${printedOn} 按版本 ${ruleSet.version} 的数据生成，文本与系统计分所用规则一致。`),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function monthWords(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

function childrenOf(block: RuleBlock): FileChild[] {
  switch (block.kind) {
    case "chapter":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 360, after: 240 },
          keepNext: true,
          children: [run(block.text, FONTS.heading, 16)],
        }),
      ];
    case "article":
      return [body(block.text)];
    case "section":
      return [body(block.text, { keepNext: true }, FONTS.heading)];
    case "table":
      return [
        ruled(block.headings, block.widths, block.rows),
        new Paragraph({ spacing: { after: 120 }, children: [] }),
      ];
  }
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
/** Columns of codes and figures are centred; words begin at the left. */
const NARROW = 24;

function ruled(
  headings: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Table {
  const twips = widths.map((width) => convertMillimetersToTwip(width));
  const cell = (text: string, index: number, font: string) =>
    new TableCell({
      width: { size: twips[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment:
            font === FONTS.heading || widths[index]! < NARROW ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [run(text, font, 10.5)],
        }),
      ],
    });
  return new Table({
    width: { size: twips.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: twips,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: headings.map((text, index) => cell(text, index, FONTS.heading)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, FONTS.body)) })),
    ],
  }); // prettier-ignore
}
