import type { ProblemParams } from "../form/cell-problem.ts";
import { cellSentence } from "../form/problem-text.ts";
import type { Bilingual, Language } from "../language.ts";
import type { FigureProblem, FigureProblemCode } from "./check-figures.ts";
import type { FigureColumn, FigureForm } from "./figure-form.ts";

const SENTENCES: Record<FigureProblemCode, (params: ProblemParams) => Bilingual> = {
  U01: () => ({
    zh: "本列由考核办或指定部门填报，您不能修改。请删除改动，或与考核办联系。",
    en: "this column is kept by the assessment office or another department. Undo the change or ask the office.",
  }),
  U02: () => ({
    zh: "本部门不能填报对本单位的考核数据。请由考核办填报。",
    en: "a department does not enter figures on itself. The assessment office enters them.",
  }),
  U03: () => ({
    zh: "本列由系统统计，填写的内容未采用。",
    en: "the system counts this column itself; what was typed was not used.",
  }),
  U04: ({ part, whole, heading, headingEn }) => ({
    zh: `填的是${String(part)}，大于“${String(heading)}”的${String(whole)}。请核对两个数。`,
    en: `${String(part)} is more than “${String(headingEn)}”, ${String(whole)}. Check the two.`,
  }),
  U05: ({ unit }) => ({
    zh: `“${String(unit)}”不是本序列的单位代码。请核对单位代码，保留前面的0。`,
    en: `“${String(unit)}” is no unit of this series. Check the code, keep leading zeros.`,
  }),
  U06: () => ({
    zh: "同一单位出现了两行。请只保留一行。",
    en: "the unit occurs twice. Keep one row.",
  }),
  U07: () => ({
    zh: "本季度考核已签字确认，不能再改。确需更正的，请考核办先退回。",
    en: "the quarter is signed off: figures are closed. Have it returned first.",
  }),
  U08: ({ sent, stored }) => ({
    zh: `他人已先保存：您依据的是第${String(sent)}版，现在是第${String(stored)}版。请刷新核对后再提交。`,
    en: `saved by somebody else meanwhile: you had version ${String(sent)}, now it is ${String(stored)}. Refresh and check.`,
  }),
};

/** 哪一行、哪一列、什么不对、怎么改, in the reader's language. */
export function figureMessage(
  form: FigureForm,
  found: FigureProblem,
  rowLabel: string,
  language: Language,
): { column: FigureColumn | null; message: string } {
  const column = form.columns.find(({ key }) => key === found.field) ?? null;
  const { code } = found;
  const sentence = (isFigureCode(code) ? SENTENCES[code](found.params) : cellSentence({ ...found, code }))[
    language
  ];
  const row = language === "zh" ? rowLabel : rowLabel.replace(/^第(\d+)行/, "row $1");
  if (language === "zh") {
    const place = column ? `${column.letter}列“${column.heading.zh}”` : "";
    return { column, message: `${[row, place].filter(Boolean).join("，")}：${sentence}` };
  }
  const place = column ? `column ${column.letter} “${column.heading.en}”` : "";
  return { column, message: `${[row, place].filter(Boolean).join(", ")}: ${sentence}` };
}

function isFigureCode(code: FigureProblem["code"]): code is FigureProblemCode {
  return code in SENTENCES;
}
