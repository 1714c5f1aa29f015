import { GRADE_LABEL } from "../../grade.ts";
import type { Bilingual, Language } from "../../language.ts";
import type { IndicatorMethod, Measure, Term } from "../indicator-rule.ts";
import { FIELD_CHOICES } from "../tables/columns.ts";
import { showHundredths } from "../tables/show-cell.ts";
import { FIGURE_SKETCHES } from "../../unit-assessment/figure-columns.ts";
import { yearEffectsInWords } from "../year-effect.ts";

/** Columns of the monthly form, and the figures of units; their keys do not meet. */
const HEADINGS = new Map([
  ...Object.entries(FIGURE_SKETCHES).map(([key, { heading }]) => [key, heading] as const),
  ...FIELD_CHOICES.map(({ value, label }) => [value, label] as const),
]);

/** Points as a 细则 writes them: 12, 1.5. */
export function plain(points: number): string {
  return showHundredths(points).replace(/\.?0+$/, "");
}

/** 得分方法 of an indicator as a 细则 says it, numbers included. Figures the product has no heading for go unnamed. */
export function methodInWords(scoring: IndicatorMethod<string>): Bilingual {
  return { zh: say(scoring, "zh"), en: say(scoring, "en") };
}

function say(scoring: IndicatorMethod<string>, language: Language): string {
  const zh = language === "zh";
  switch (scoring.method) {
    case "RATE_TARGET": {
      const target = "fixed" in scoring.target ? ` ${scoring.target.fixed}${unitOf(scoring.actual)}${zh ? " " : ""}` : `${zh ? "" : " "}${sum(scoring.target.sum, language, zh ? "下达的目标" : "the target set")}`; // prettier-ignore
      const actual = measure(scoring.actual, language);
      const extra = scoring.overBonus;
      const bonus = extra
        ? zh
          ? `；每超目标 ${extra.step} 个百分点另加 ${plain(extra.per)} 分，最多加 ${plain(extra.cap)} 分`
          : `; ${plain(extra.per)} more for every ${extra.step} pp above, at most ${plain(extra.cap)}`
        : "";
      return zh
        ? `${actual}达到${target}的得满分，不足的按比例计分${bonus}`
        : `full marks when ${actual} reaches${target}, in proportion below${bonus}`;
    }
    case "PER_ITEM_CAP":
      return zh
        ? "按岗位实绩积分项目逐项累计，以满分为限"
        : "the credit items of the post added up, at most full marks";
    case "DEDUCT_FLOOR": {
      const items = scoring.items.map(({ label, points }) => zh ? `${label.zh}每次扣 ${plain(points)} 分` : `${label.en}: ${plain(points)} each`); // prettier-ignore
      return zh ? `${items.join("，")}，扣完为止` : `${items.join(", ")}, never below zero`;
    }
    case "TIER":
      return scoring.on === "list" ? levels(scoring.levels, language) : tiers(scoring, language);
    case "PASS_FAIL": {
      const pass = scoring.values.filter(({ passes }) => passes).map(({ label }) => label[language]);
      return zh
        ? `${pass.join("、")}得满分，否则不得分`
        : `full marks for ${pass.join(", ")}, otherwise none`;
    }
    case "RANK_STEP":
      return zh ? `第一名得满分，每降一名扣 ${plain(scoring.step)} 分` : `full marks for the first, ${plain(scoring.step)} less each place`; // prettier-ignore
    case "MANUAL":
      return zh ? "由审核人评分并说明理由" : "by the reviewer, with reasons";
    case "VETO":
    case "CAP_GRADE": {
      const counts = (scoring.byCount?.rows ?? []).map(({ atLeast, grade }) => zh ? `达到 ${atLeast} 次（天）的${grade === "poor" ? "评为" : "最高评"}${GRADE_LABEL[grade].zh}` : `${atLeast} or more: at most ${GRADE_LABEL[grade].en}`); // prettier-ignore
      const kind =
        scoring.method === "VETO" ? (zh ? "一票否决" : "veto") : zh ? "限制最高等次" : "caps the grade";
      const year = yearEffectsInWords(scoring.year)?.[language];
      return [kind, ...counts, ...(year ? [year] : [])].join(zh ? "；" : "; ");
    }
  }
}

function tiers(
  { rows, direction, otherwise, input }: { rows: { bound: number; points: number }[]; direction: string; otherwise: number; input: Measure<string> },
  language: Language,
): string {
  const zh = language === "zh";
  const unit = unitOf(input);
  const bound = direction === "atLeast" ? (zh ? "不低于" : "≥ ") : zh ? "不高于" : "≤ ";
  const steps = rows.map((row) => zh ? `${bound} ${row.bound}${unit} 得 ${plain(row.points)} 分` : `${bound}${row.bound}${unit}: ${plain(row.points)}`); // prettier-ignore
  const what = measure(input, language);
  return zh ? `按${what}分档：${steps.join("，")}，其余得 ${plain(otherwise)} 分` : `by ${what}: ${steps.join(", ")}, otherwise ${plain(otherwise)}`;
} // prettier-ignore

function levels(rows: readonly { label: Bilingual; points: number | null }[], language: Language): string {
  const zh = language === "zh";
  const one = ({ label, points }: { label: Bilingual; points: number | null }) => {
    if (points === null) return zh ? `${label.zh}不适用` : `${label.en}: not applicable`;
    return zh ? `${label.zh} ${plain(points)} 分` : `${label.en}: ${plain(points)}`;
  };
  return rows.map(one).join(zh ? "，" : ", ");
}

function measure({ sum: terms, percentOf }: Measure<string>, language: Language): string {
  const zh = language === "zh";
  const actual = sum(terms, language, zh ? "实绩" : "the result");
  if (!percentOf) return actual.replace(/ ?%$/, "");
  const whole = sum(percentOf, language, "");
  return zh
    ? whole
      ? `${actual}占${whole}的百分比`
      : "比率"
    : whole
      ? `${actual} as a share of ${whole}`
      : "the rate";
}

function sum(terms: readonly Term<string>[], language: Language, unnamed: string): string {
  if (!terms.every(({ field }) => HEADINGS.has(field))) return unnamed;
  const words = terms.map(
    ({ field, sign }, index) => `${sign < 0 ? "−" : index > 0 ? "+" : ""}${HEADINGS.get(field)![language]}`,
  );
  if (words.length === 1) return words.join("");
  return language === "zh" ? `（${words.join("")}）` : `(${words.join(" ")})`;
}

/** % where per cent are compared: a share, or a column whose heading says so. */
function unitOf({ sum: terms, percentOf }: Measure<string>): string {
  const [only] = terms;
  return percentOf || (terms.length === 1 && only && HEADINGS.get(only.field)?.zh.endsWith("%")) ? "%" : "";
}
