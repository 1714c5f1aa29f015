import { GRADE_LABEL } from "../../grade.ts";
import type { Bilingual } from "../../language.ts";
import type { RuleSet } from "../rule-set.ts";
import { plain } from "./method-words.ts";
import { outcomeInWords } from "./outcome-words.ts";

/** One clause read aloud, and the table a comment on it belongs to. */
export interface ClauseWords {
  table: string;
  words: Bilingual;
}

/** 等次、比例与期限 (细则 §5). */
export function gradingInWords({ grading }: RuleSet): ClauseWords[] {
  const last = grading.bounds.length - 1;
  const bounds = (language: "zh" | "en") => {
    const zh = language === "zh";
    const one = (grade: string, atLeast: number) => (zh ? `${plain(atLeast)} 分以上为${grade}` : `${grade} from ${plain(atLeast)}`);
    const others = (grade: string) => (zh ? `其余为${grade}` : `otherwise ${grade}`);
    const said = grading.bounds.map(({ grade, atLeast }, at) => (at === last ? others : one)(GRADE_LABEL[grade][language], atLeast));
    return said.join(zh ? "，" : ", ");
  };
  const { reviewer, quota, ungradable, objection, excellentBars, postFactors } = grading;
  const names = (rows: readonly { name: Bilingual }[], language: "zh" | "en") => rows.map(({ name }) => name[language]).join(language === "zh" ? "、" : ", ");
  return [
    { table: "grades", words: { zh: `按总分建议等次：${bounds("zh")}。`, en: `Suggested by the total: ${bounds("en")}.` } },
    { table: "limits", words: { zh: `审核人可在建议等次上下 ${reviewer.steps} 等内评定，须写明不少于 ${reviewer.reasonLength} 字的理由；总分不足 ${plain(grading.excellentAtLeast)} 分的不得评为优秀。`, en: `Reviewers may move ${reviewer.steps} grade up or down with ${reviewer.reasonLength} characters of reason; never into Excellent below ${plain(grading.excellentAtLeast)}.` } },
    { table: "limits", words: { zh: `优秀不超过评优池定等人数的 ${quota.percent}%，不足 ${quota.poolAtLeast} 人的池合并计算。${quota.remark.zh}。`, en: `Excellent: at most ${quota.percent} % of a pool; pools below ${quota.poolAtLeast} merge. ${quota.remark.en}.` } },
    { table: "excellentBars", words: { zh: `当月有下列情形之一的不得评为优秀：${names(excellentBars, "zh")}。`, en: `Not Excellent in a month with: ${names(excellentBars, "en")}.` } },
    { table: "ungradable", words: { zh: `净工作日不足 ${ungradable.netDays.below} 天，或${names(ungradable.others, "zh")}的，不定等次。`, en: `No grade below ${ungradable.netDays.below} net workdays, or: ${names(ungradable.others, "en")}.` } },
    { table: "postFactors", words: { zh: postFactors.enabled ? `排名时适用岗位系数：${postFactors.factors.map(({ name, factor }) => `${name.zh} ${plain(factor)}`).join("、")}。` : "岗位系数未启用。", en: postFactors.enabled ? `Post factors in ranking: ${postFactors.factors.map(({ name, factor }) => `${name.en} ${plain(factor)}`).join(", ")}.` : "Post factors are off." } },
    { table: "limits", words: { zh: `对公布的等次可在 ${objection.workdays} 个工作日内提出异议，${objection.answerWorkdays} 个工作日内答复。`, en: `Objections within ${objection.workdays} workdays, answered within ${objection.answerWorkdays}.` } },
  ];
} // prettier-ignore

/** 季度、半年、年度与结果运用 (细则 §11). */
export function resultsInWords({ composition }: RuleSet): ClauseWords[] {
  const { quarter, halfYear, year, outcomes } = composition;
  const parts = (language: "zh" | "en") => year.others.map(({ name, share }) => `${name[language]} ${share}%`).join(language === "zh" ? "、" : ", ");
  return [
    { table: "composition", words: { zh: `季度得分＝月度均分×${quarter.monthsShare}%＋核实分×${quarter.verificationShare}%，至少 ${quarter.gradedMonthsAtLeast} 个月定等。`, en: `Quarter = ${quarter.monthsShare} % months + ${quarter.verificationShare} % verification; at least ${quarter.gradedMonthsAtLeast} graded months.` } },
    { table: "verification", words: { zh: `核实分满分 ${plain(quarter.verificationFull)} 分，每件扣：${quarter.verificationDeductions.map(({ name, points }) => `${name.zh} ${plain(points)}`).join("、")}。`, en: `Verification from ${plain(quarter.verificationFull)}, each: ${quarter.verificationDeductions.map(({ name, points }) => `${name.en} ${plain(points)}`).join(", ")}.` } },
    { table: "composition", words: { zh: `半年得分为 ${halfYear.quartersNeeded} 个季度的均分，按序列和岗位类别排名，同分并列、名次跳过。`, en: `Half-year: the mean of ${halfYear.quartersNeeded} quarters, ranked within series and post type; ties share a place.` } },
    { table: "yearParts", words: { zh: `年度得分＝季度均分 ${year.quartersShare}%、${parts("zh")}。`, en: `Year: quarters ${year.quartersShare} %, ${parts("en")}.` } },
    { table: "composition", words: { zh: `年度评优须不低于 ${plain(year.excellent.atLeast)} 分、优秀月数不少于 ${year.excellent.excellentMonthsAtLeast}、没有${year.excellent.noMonth.map((grade) => GRADE_LABEL[grade].zh).join("或")}的月份，比例 ${year.excellent.quotaPercent}%。`, en: `Excellent of the year: ${plain(year.excellent.atLeast)}, ${year.excellent.excellentMonthsAtLeast} Excellent months, no month ${year.excellent.noMonth.map((grade) => GRADE_LABEL[grade].en).join(" or ")}, quota ${year.excellent.quotaPercent} %.` } },
    { table: "statutory", words: { zh: `法定等次建议对应：${year.statutory.map(({ grade, name }) => `${GRADE_LABEL[grade].zh}→${name.zh}`).join("、")}。`, en: `Statutory grades suggested: ${year.statutory.map(({ grade, name }) => `${GRADE_LABEL[grade].en} → ${name.en}`).join(", ")}.` } },
    { table: "outcomes", words: { zh: "符合下列条件的，由系统提出建议，党委研究决定：", en: "Proposed by rule where one of these is met, decided by the party committee:" } },
    ...outcomes.map((outcome) => ({ table: "outcomes", words: sentence(outcomeInWords(outcome)) })),
  ];
} // prettier-ignore

function sentence({ zh, en }: Bilingual): Bilingual {
  return { zh: `${zh}。`, en: `${en}.` };
}
