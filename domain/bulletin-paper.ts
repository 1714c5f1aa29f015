import { bulletinNumber, dayInWords, monthInWords } from "./bulletin.ts";
import type { BulletinContent, GradesContent, GradesUnit, LowerGrade, QualityContent } from "./bulletin.ts";
import { GRADE_LABEL } from "./grade.ts";
import type { Month } from "./month.ts";

/** A part of the printed bulletin; the page and the Word file are built from the same parts. */
export type PaperBlock =
  | { kind: "redHead" | "number" | "title" | "recipients" | "heading" | "item" | "text" | "signature" | "copies" | "printed" | "small"; text: string }
  | { kind: "table"; headings: string[]; rows: string[][] }; // prettier-ignore

/** What of a bulletin is not its content. */
export interface BulletinFacts {
  title: string;
  month: Month;
  year: number | null;
  number: number | null;
  /** Day of issue in Shanghai; null for a draft. */
  issuedOn: string | null;
  contentHash: string | null;
  chainHead: string | null;
}

/** 通报 in official layout (细则 §13, GB/T 9704-2012), from head to 抄送. */
export function bulletinPaper(content: BulletinContent, facts: BulletinFacts): PaperBlock[] {
  const { year, number, issuedOn } = facts;
  const numbered = year !== null && number !== null;
  return [
    ...(content.redHead ? [{ kind: "redHead" as const, text: content.redHead }] : []),
    { kind: "number", text: numbered ? bulletinNumber(content.symbol, year, number) : `${content.symbol}〔\u3000\u3000〕\u3000号` },
    { kind: "title", text: titleLines(facts.title) },
    { kind: "recipients", text: content.recipients },
    ...(content.corrects ? correctionBlocks(content.corrects) : []),
    { kind: "text", text: content.opening },
    ...(content.subject === "grades" ? gradesBlocks(content) : qualityBlocks(content, facts.month)),
    ...requirementBlocks(content),
    { kind: "signature", text: content.issuer },
    { kind: "signature", text: issuedOn ? dayInWords(issuedOn) : "（签发日期）" },
    { kind: "copies", text: `抄送：${content.copies}` },
    {
      kind: "printed",
      text: issuedOn ? `${content.issuer}\u3000\u3000\u3000\u3000${dayInWords(issuedOn)}印发` : content.issuer,
    },
    ...(facts.contentHash && facts.chainHead
      ? [{ kind: "small" as const, text: `内容校验码 ${facts.contentHash.slice(0, 16)}\u3000审计链 ${facts.chainHead.slice(0, 16)}` }]
      : []),
  ]; // prettier-ignore
}

/** A title longer than a line is broken where a word ends, near its middle, not where the line happens to be full. */
function titleLines(title: string): string {
  if (title.length <= 22) return title;
  const middle = Math.ceil(title.length / 2);
  const ends = [...title.matchAll(/档案|评定|审核|通报(?=的)/g)].map(
    (found) => found.index + found[0].length,
  );
  const best = ends.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return best === undefined ? title : `${title.slice(0, best)}\n${title.slice(best)}`;
}

function correctionBlocks(corrects: NonNullable<BulletinContent["corrects"]>): PaperBlock[] {
  return [
    { kind: "text", text: `《${corrects.title}》（${corrects.number}）现予更正，以本通报为准。更正原因：${endSentence(corrects.reason)}` },
    ...corrects.changes.map((text, index) => ({ kind: "item" as const, text: `${index + 1}．${text}` })),
  ]; // prettier-ignore
}

function gradesBlocks(content: GradesContent): PaperBlock[] {
  const { units } = content;
  const best = units.filter(({ excellent }) => excellent.length > 0);
  return [
    { kind: "heading", text: `一、评定为“优秀”的民警（${total(units, "excellent")}人）` },
    ...(best.length === 0 ? [{ kind: "text" as const, text: "无。" }] : []),
    ...best.map(({ name, excellent }) => ({
      kind: "text" as const,
      text: `${name}（${excellent.length}人）：${excellent.map((one) => one.name).join("、")}。`,
    })),
    ...lowerBlocks(content, "fair", "二"),
    ...lowerBlocks(content, "poor", "三"),
    { kind: "heading", text: "四、各单位评定情况" },
    {
      kind: "table",
      headings: ["单位", "应建档", "按时报送", "已评定", "优秀", "一般", "差"],
      rows: [...units, sumOf(units)].map(({ name, expected, onTime, graded, counts }) => [
        ...[name, String(expected), String(onTime), String(graded)],
        ...[String(counts.excellent), String(counts.fair), String(counts.poor)],
      ]),
    },
    ...remarkBlocks(units),
  ];
}

function lowerBlocks(content: GradesContent, grade: LowerGrade, place: string): PaperBlock[] {
  const count = total(content.units, grade);
  const named = content.units.flatMap(({ name: unit, lower }) =>
    lower.filter((one) => one.grade === grade).map((one) => ({ ...one, unit })),
  );
  return [
    { kind: "heading", text: `${place}、评定为“${GRADE_LABEL[grade].zh}”的民警（${count}人）` },
    ...(count === 0 ? [{ kind: "text" as const, text: "无。" }] : []),
    ...(count > 0 && !content.named
      ? [{ kind: "text" as const, text: "由政绩档案管理办公室书面送达本人及所在单位。" }]
      : []),
    ...named.map(({ unit, name, reason }, index) => ({
      kind: "item" as const,
      text: `${index + 1}．${unit} ${name}：${endSentence(reason)}`,
    })),
  ];
}

function qualityBlocks(content: QualityContent, month: Month): PaperBlock[] {
  const { units } = content;
  const having = (key: "late" | "missing" | "unsigned" | "returnedTwice") =>
    units.filter((unit) => unit[key] > 0);
  const list = (key: "late" | "missing" | "unsigned" | "returnedTwice"): PaperBlock => ({
    kind: "text",
    text:
      having(key).length === 0
        ? "无。"
        : `${having(key)
            .map((unit) => `${unit.name}${unit[key]}份`)
            .join("、")}。`,
  });
  return [
    { kind: "heading", text: "一、未按时报送的单位" },
    list("late"),
    { kind: "heading", text: "二、未填报的单位" },
    list("missing"),
    { kind: "heading", text: "三、未按时审核签字的单位" },
    list("unsigned"),
    { kind: "heading", text: "四、同一份档案被退回两次以上的单位" },
    list("returnedTwice"),
    { kind: "heading", text: `五、${monthInWords(month)}各单位填审情况` },
    {
      kind: "table",
      headings: ["单位", "应建档", "已报送", "迟报", "未填报", "未签字", "退回", "多次退回"],
      rows: units.map((unit) => [
        ...[unit.name, String(unit.expected), String(unit.submitted), String(unit.late), String(unit.missing)],
        ...[String(unit.unsigned), String(unit.returned), String(unit.returnedTwice)],
      ]),
    },
    ...remarkBlocks(units),
  ]; // prettier-ignore
}

function requirementBlocks(content: BulletinContent): PaperBlock[] {
  const place = content.subject === "grades" ? "五" : "六";
  const ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
  return [
    { kind: "heading", text: `${place}、工作要求` },
    ...content.requirements.map((text, index) => ({
      kind: "text" as const,
      text: `（${ordinals[index] ?? String(index + 1)}）${text}`,
    })),
  ];
}

function remarkBlocks(units: readonly { name: string; remark: string }[]): PaperBlock[] {
  return units
    .filter(({ remark }) => remark !== "")
    .map(({ name, remark }) => ({ kind: "text", text: `${name}：${endSentence(remark)}` }));
}

function total(units: readonly GradesUnit[], grade: keyof GradesUnit["counts"]): number {
  return units.reduce((sum, { counts }) => sum + counts[grade], 0);
}

function sumOf(
  units: readonly GradesUnit[],
): Pick<GradesUnit, "name" | "expected" | "onTime" | "graded" | "counts"> {
  const sum = (of: (unit: GradesUnit) => number) => units.reduce((all, unit) => all + of(unit), 0);
  return {
    name: "合计",
    expected: sum((unit) => unit.expected),
    onTime: sum((unit) => unit.onTime),
    graded: sum((unit) => unit.graded),
    counts: { excellent: total(units, "excellent"), fair: total(units, "fair"), poor: total(units, "poor") },
  };
}

function endSentence(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`;
}
