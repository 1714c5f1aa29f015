import { AREA_LABEL } from "../../../domain/area.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { LEVEL_LABEL, SERIES_LABEL } from "../../../domain/people.ts";
import type { CompositionRules, TieBreak } from "../../../domain/rules/composition-rules.ts";
import type { RuleSet } from "../../../domain/rules/rule-set.ts";
import { short } from "./rule-words.ts";

/** A line of 考核依据: what, its code, the rule in words, the clause. */
export interface PeriodWords {
  period: string;
  what: string;
  words: string;
}

/** 季度、半年、年度 as the rule set composes them, read aloud (细则 §11). */
export function periodsInWords({ composition }: RuleSet): PeriodWords[] {
  const { quarter, halfYear, ranking, year } = composition;
  const deductions = quarter.verificationDeductions.map(
    ({ name, points, automatic }) => `${name.zh}每次扣${short(points)}分${automatic ? "（系统统计）" : ""}`,
  );
  const { excellent } = year;
  const bars = [
    `得分不低于${short(excellent.atLeast)}分`,
    `优秀月份不少于${excellent.excellentMonthsAtLeast}个`,
    `没有${excellent.noMonth.map((grade) => GRADE_LABEL[grade].zh).join("、")}的月份`,
    `没有下列情形：${excellent.bars.map(({ name }) => name.zh).join("、")}`,
    `名额为审核范围内定等次人数的${excellent.quotaPercent}%，取整数`,
  ];
  return [
    { period: "季度", what: "得分", words: `定等次月份平均分 × ${quarter.monthsShare}% + 核实分 × ${quarter.verificationShare}%；月份平均分不先舍入，定等次月份少于${quarter.gradedMonthsAtLeast}个的不定等次` }, // prettier-ignore
    {
      period: "季度",
      what: "核实分",
      words: `满分${short(quarter.verificationFull)}分，${deductions.join("，")}，扣完为止`,
    },
    {
      period: "半年",
      what: "得分",
      words: `${halfYear.quartersNeeded}个季度得分的平均数，缺一个季度的不参加排名`,
    },
    { period: "半年", what: "名次", words: `${ranking.separateLists.map((level) => LEVEL_LABEL[level].zh).join("、")}单独排名，其他民警按序列和岗位排名；同分依次比较${ranking.tieBreaks.map(tieInWords).join("、")}，仍相同的名次并列` }, // prettier-ignore
    { period: "年度", what: "总分", words: `${yearInWords(year)}；缺任何一项的暂不计分` },
    { period: "年度", what: "优秀", words: bars.join("；") },
    { period: "年度", what: "法定等次", words: `建议：${year.statutory.map(({ grade, name }) => `${GRADE_LABEL[grade].zh}对应${name.zh}`).join("，")}` }, // prettier-ignore
  ];
}

function yearInWords({ quartersNeeded, quartersShare, others }: CompositionRules["year"]): string {
  const parts = others.map(({ name, share }) => `${name.zh} × ${share}%`);
  return [`${quartersNeeded}个季度平均分 × ${quartersShare}%`, ...parts].join(" + ");
}

function tieInWords(tie: TieBreak): string {
  if (tie.by === "areaMean") return `${AREA_LABEL[tie.area].zh}平均分`;
  return tie.by === "gradeCount" ? `${GRADE_LABEL[tie.grade].zh}月数` : "扣分多少";
}

/** 单位指标 with the series a row is for: every series has the common ones, less what its own replace (细则 §6). */
export function unitRulesInWords({ units }: RuleSet) {
  const own = units.replacements.flatMap(({ series, adds }) =>
    adds.map((rule) => ({ rule, series: SERIES_LABEL[series].zh })),
  );
  const common = units.indicators.map((rule) => {
    const without = units.replacements.filter(({ removes }) => removes.includes(rule.code));
    const names = without.map(({ series }) => SERIES_LABEL[series].zh);
    return { rule, series: names.length === 0 ? "各序列" : `${names.join("、")}除外` };
  });
  const areas = new Map(units.areas.map(({ area, name }) => [area, name.zh]));
  return [...common, ...own].map(({ rule, series }) => ({ rule, series, area: areas.get(rule.area) ?? "" }));
}
