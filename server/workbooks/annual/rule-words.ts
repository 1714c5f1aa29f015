import { MONTHLY_SHEET } from "../../../domain/form/monthly-form.ts";
import { columnsByKey } from "../../../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import type { IndicatorMethod, Measure, Term } from "../../../domain/rules/indicator-rule.ts";
import { yearEffectsInWords } from "../../../domain/rules/year-effect.ts";
import { formatDecimal } from "../../../domain/scoring/exact.ts";

/** How an indicator is scored, in one Chinese sentence: the rule set read aloud. */
export function methodInWords(scoring: IndicatorMethod, max: number | null): string {
  const full = short(max ?? 0);
  switch (scoring.method) {
    case "RATE_TARGET": {
      const target = "fixed" in scoring.target ? `${scoring.target.fixed}` : grouped(scoring.target.sum);
      const actual = scoring.actual.percentOf ? measureInWords(scoring.actual) : grouped(scoring.actual.sum);
      return `达标率法：${full} × (${actual} ÷ ${target})，超过目标按${full}分计`;
    }
    case "PER_ITEM_CAP":
      return `累计加分法：按岗位实绩积分项目累加，最高${full}分`;
    case "DEDUCT_FLOOR": {
      const items = scoring.items.map(({ label, points }) => `${label.zh}每次扣${short(points)}分`);
      return `扣分法：满分${full}分，${items.join("，")}，扣完为止`;
    }
    case "TIER":
      if (scoring.on === "list") {
        return `等级法：${scoring.levels.map(({ label, points }) => `${label.zh}${points === null ? "不适用" : `${short(points)}分`}`).join("，")}`; // prettier-ignore
      }
      return `分档法：${measureInWords(scoring.input)}${scoring.rows.map(({ bound, points }) => `${scoring.direction === "atLeast" ? "≥" : "≤"}${bound}得${short(points)}分`).join("，")}，其余得${short(scoring.otherwise)}分`; // prettier-ignore
    case "PASS_FAIL":
      return `合格法：${scoring.values.map(({ label, passes }) => `${label.zh}得${passes ? full : "0"}分`).join("，")}`;
    case "RANK_STEP":
      return `名次法：第1名${full}分，每降一名减${short(scoring.step)}分`;
    case "MANUAL":
      return `审核人评分：0至${full}分，须写明理由`;
    case "VETO":
    case "CAP_GRADE": {
      const counts =
        scoring.byCount?.rows.map(({ atLeast, grade }) => `达${atLeast}即为${GRADE_LABEL[grade].zh}`) ?? [];
      const kind = scoring.method === "VETO" ? "一票否决" : "限定最高等次";
      const year = yearEffectsInWords(scoring.year);
      return [kind, ...counts, ...(year ? [`年度：${year.zh}`] : [])].join("；");
    }
  }
}

/** The same of a unit's indicator, whose figures have no columns of the monthly form. */
export function unitMethodInWords(scoring: IndicatorMethod<string>, max: number | null): string {
  const full = short(max ?? 0);
  switch (scoring.method) {
    case "RATE_TARGET": {
      const target = "fixed" in scoring.target ? `目标${scoring.target.fixed}` : "本季任务数";
      const extra = scoring.overBonus
        ? `，每超${scoring.overBonus.step}个百分点另加${short(scoring.overBonus.per)}分，最多${short(scoring.overBonus.cap)}分`
        : "";
      return `达标率法：按实际对${target}的比例得分，最高${full}分${extra}`;
    }
    case "TIER":
      if (scoring.on === "list") break;
      return `分档法：${scoring.rows.map(({ bound, points }) => `${scoring.direction === "atLeast" ? "≥" : "≤"}${bound}得${short(points)}分`).join("，")}，其余得${short(scoring.otherwise)}分`; // prettier-ignore
    default:
      break;
  }
  return methodInWords(scoring as IndicatorMethod, max);
}

/** 1200 → `12`, 50 → `0.5`. */
export function short(points: number): string {
  return formatDecimal(points, 100);
}

function measureInWords({ sum, percentOf }: Measure): string {
  return percentOf ? `(${sumInWords(sum)}) ÷ (${sumInWords(percentOf)})` : sumInWords(sum);
}

/** A sum of several columns in brackets, where it is divided. */
function grouped(terms: readonly Term[]): string {
  return terms.length > 1 ? `(${sumInWords(terms)})` : sumInWords(terms);
}

function sumInWords(terms: readonly Term[]): string {
  const words = terms.map(({ field, sign }, index) => {
    const heading = columnsByKey(MONTHLY_SHEET).get(field)?.heading.zh ?? field;
    return `${sign < 0 ? "−" : index === 0 ? "" : "+"}${heading}`;
  });
  return words.join("");
}
