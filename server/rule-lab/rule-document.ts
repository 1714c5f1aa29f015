import { AREA_LABEL } from "../../domain/area.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import { POST_TYPE_LABEL, SERIES_LABEL } from "../../domain/people.ts";
import type { EventTypeRule } from "../../domain/rules/event-type-rule.ts";
import type { OutcomeCondition } from "../../domain/rules/outcome-rules.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { periodsInWords, unitRulesInWords } from "../workbooks/annual/period-words.ts";
import { methodInWords, short, unitMethodInWords } from "../workbooks/annual/rule-words.ts";

/** A part of the printed 细则; widths are millimetres of the 156 of the type area. */
export type RuleBlock =
  | { kind: "chapter"; text: string }
  | { kind: "article"; text: string }
  | { kind: "section"; text: string }
  | { kind: "table"; headings: string[]; widths: number[]; rows: string[][] };

const NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

/** 1 … 99 in Chinese: 二十一. */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${NUMERALS[tens]}十`;
  return head + NUMERALS[ones];
}

/** The rule set as a document of chapters and articles, everything computed from its data. */
export function ruleDocument(rules: RuleSet): RuleBlock[] {
  let chapters = 0;
  let articles = 0;
  const blocks: RuleBlock[] = [];
  const chapter = (text: string) => void blocks.push({ kind: "chapter", text: `第${chineseNumber(++chapters)}章\u3000${text}` });
  const article = (text: string) => void blocks.push({ kind: "article", text: `第${chineseNumber(++articles)}条\u3000${text}` });
  const section = (text: string) => void blocks.push({ kind: "section", text });
  const table = (headings: string[], widths: number[], rows: string[][]) =>
    void blocks.push({ kind: "table", headings, widths, rows });

  const { areas, grading, units } = rules;
  const rewards = areas.find(({ inBase }) => !inBase);
  chapter("总则");
  article(`民警月度考核从${areas.map(({ area }) => AREA_LABEL[area].zh).join("、")}${areas.length === 6 ? "六" : areas.length}个方面进行，基础分满分${short(rules.baseMax)}分，奖励惩处在基础分之外加减，总分为${short(rules.totalRange.min)}至${short(rules.totalRange.max)}分。`);
  table(["方面", "满分", "下限", "说明"], [40, 22, 22, 72], areas.map((area) => [AREA_LABEL[area.area].zh, short(area.max), short(area.floor), area.inBase ? "计入基础分" : "在基础分之外加减，加分、扣分分别封顶"]));
  article("每项指标得分四舍五入到两位小数，各方面得分和总分为其合计；完成率和分档按准确比值判断。不适用的指标不参加计算，所在方面按其余指标得分比例折算。目标为零的视为未下达，不适用。");
  article(`同一事实只计一次，取绝对值最大的一项。事件按认定结果折算：属实${percent(rules.findingFactors.confirmed)}、部分属实${percent(rules.findingFactors.partly)}，不属实和调查中的不计；惩处按责任折算：主要责任${percent(rules.responsibilityFactors.main)}、次要责任${percent(rules.responsibilityFactors.secondary)}、领导责任${percent(rules.responsibilityFactors.leading)}。`);

  chapter("个人考核指标");
  for (const { area, max, inBase } of areas) {
    if (!inBase) continue;
    article(`${AREA_LABEL[area].zh}，满分${short(max)}分。`);
    table(
      ["编号", "指标", "满分", "计分办法", "证明材料"],
      [17, 31, 13, 66, 29],
      rules.indicators
        .filter((row) => row.area === area)
        .map((row) => [
          row.code,
          row.name.zh,
          row.max === null ? "—" : short(row.max),
          methodInWords(row.scoring, row.max) + (row.remark ? `。${row.remark.zh}` : ""),
          row.evidence.zh,
        ]),
    );
  }

  chapter("岗位实绩积分");
  article("岗位实绩按下表逐项积分，每行须有案件或任务编号。同一案件主办一人，协办不超过二人；案件编号、角色、民警相同的不重复积分。");
  table(["代码", "项目", "分值", "月封顶", "适用岗位"], [14, 52, 38, 16, 36], rules.credits.map((item) => [
    item.code,
    item.name.zh,
    item.statisticsOnly ? "只统计，不计分" : valuesOf(item.values, item.per === 1 ? `每${item.unit.zh}` : `每${item.per}${item.unit.zh}`),
    item.statisticsOnly ? "—" : item.monthCap === null ? "不封顶" : short(item.monthCap),
    item.posts?.map((post) => POST_TYPE_LABEL[post].zh).join("、") ?? "全部岗位",
  ]));

  chapter("奖励惩处");
  if (rewards) article(`奖励加分合计最多${short(rewards.max)}分，惩处扣分合计最多${short(-rewards.floor)}分。缺少规定证据的不计。`);
  for (const kind of ["reward", "penalty", "effect"] as const) {
    const rows = rules.events.filter((event) => event.kind === kind);
    if (rows.length === 0) continue;
    section({ reward: "（一）奖励", penalty: "（二）惩处", effect: "（三）不计奖惩分、影响指标或等次的事件" }[kind]);
    table(["类型", "事项", "分值和影响", "证据"], [14, 46, 58, 38], rows.map((event) => [event.type, event.name.zh, eventWords(event), event.evidenceText.zh]));
  }

  chapter("等次和比例");
  article(`总分对应的建议等次：${grading.bounds.map(({ grade, atLeast }, index) => index === grading.bounds.length - 1 ? `其余为${GRADE_LABEL[grade].zh}` : `${short(atLeast)}分以上为${GRADE_LABEL[grade].zh}`).join("，")}。`);
  article(`审核人可上下调整${grading.reviewer.steps}等，理由不少于${grading.reviewer.reasonLength}字；总分不足${short(grading.excellentAtLeast)}分的不得调为优秀，不得高于一票否决和限制等次的规定。`);
  article(`优秀名额为审核范围内定等次人数的${grading.quota.percent}%，取整数；不足${grading.quota.poolAtLeast}人的合并计算。${grading.quota.remark.zh}。`);
  article(`有下列情形之一的，当月不得评为优秀：${grading.excellentBars.map(({ name }) => name.zh).join("；")}。`);
  article(`有下列情形之一的，不定等次：净工作日不足${grading.ungradable.netDays.below}天；${grading.ungradable.others.map(({ name }) => name.zh).join("；")}。`);
  article(grading.postFactors.enabled ? `排名采用岗位系数，取最高一项：${grading.postFactors.factors.map(({ name, factor }) => `${name.zh}${short(factor)}`).join("、")}；单位平均值偏离1不得超过${short(grading.postFactors.tolerance)}。` : "不采用岗位系数。");
  article(`公布之日起${grading.objection.workdays}个工作日内可以提出异议，${grading.objection.answerWorkdays}个工作日内由未参与填报和审核的人员答复。`);

  chapter("单位季度考核");
  article(`单位考核满分100分：${units.areas.map(({ name, max }) => `${name.zh}${short(max)}分`).join("，")}。超额加分每超${units.overBonus.step}个百分点加${short(units.overBonus.per)}分，单项最多${short(units.overBonus.cap)}分，合计最多${short(units.overBonus.totalCap)}分。`);
  table(["编号", "指标", "满分", "计分办法", "适用序列"], [17, 36, 13, 62, 28], unitRulesInWords(rules).map(({ rule, series }) => [
    rule.code, rule.name.zh, rule.max === null ? "—" : short(rule.max), unitMethodInWords(rule.scoring, rule.max), series,
  ]));
  for (const { series, removes, adds } of units.replacements)
    article(`${SERIES_LABEL[series].zh}不考核${removes.join("、")}，改为考核${adds.map(({ code, name }) => `${code}${name.zh}`).join("、")}。`);
  for (const { name, enabled, shifts } of units.profiles)
    article(`“${name.zh}”侧重方案(${enabled ? "已启用" : "未启用"})：${shifts.map(({ indicator, max }) => `${indicator}满分${short(max)}分`).join("，")}，分档按比例折算。`);

  chapter("季度、半年和年度");
  for (const period of ["季度", "半年", "年度"])
    article(periodsInWords(rules).filter((one) => one.period === period).map(({ what, words }) => `${period}${what}：${words}`).join("。") + "。");
  article(`月中调动的，原单位满${rules.composition.transfer.segmentWorkdaysAtLeast}个工作日的另填一段，次数相加，比率按天数加权。`);

  chapter("结果运用");
  article("符合下列条件的，由系统提出建议，党委研究决定：");
  table(["事项", "条件(满足任意一条)"], [46, 110], rules.composition.outcomes.map(({ name, anyOf }) => [name.zh, anyOf.map(conditionWords).join("；")]));
  return blocks;
} // prettier-ignore

function percent(hundredths: number): string {
  return `按${hundredths}%`;
}

function valuesOf(values: readonly { label: { zh: string }; points: number }[], each: string): string {
  if (values.length === 1) return `${each}${short(values[0]!.points)}分`;
  return `${each}：${values.map(({ label, points }) => `${label.zh}${short(points)}分`).join("，")}`;
}

function eventWords({ kind, values, monthMax, effects, levelFactor }: EventTypeRule): string {
  const sign = (points: number) => (points > 0 ? `加${short(points)}分` : `扣${short(-points)}分`);
  const own = kind === "effect" ? [] : values.flatMap(({ label, points, byLevel }) => {
    if (byLevel) return [`正职${sign(byLevel.head)}，副职${sign(byLevel.deputy)}`];
    return [values.length > 1 ? `${label.zh}${sign(points)}` : sign(points)];
  }); // prettier-ignore
  const factors = levelFactor ? [`副职乘${short(levelFactor.deputy)}，正职乘${short(levelFactor.head)}`] : [];
  const others = effects.map(({ variant, ceiling, deduct }) => {
    const label = values.find((value) => value.variant === variant)?.label.zh;
    const when = variant === null || label === undefined ? "" : `${label}的，`;
    return when + (ceiling ? `当月最高${GRADE_LABEL[ceiling.grade].zh}(${ceiling.code})` : deduct ? `${deduct.indicator}扣${short(deduct.points)}分` : "");
  }); // prettier-ignore
  const cap = monthMax === null ? [] : [`每月最多${short(monthMax)}分`];
  return [...own, ...factors, ...cap, ...others].join("；");
}

function conditionWords(one: OutcomeCondition): string {
  if (one.basis === "months") {
    const grade = GRADE_LABEL[one.grade].zh;
    return one.successive ? `连续${one.atLeast}个月${grade}` : `一年内${one.atLeast}个月${grade}`;
  }
  const where = `${one.within === "series" ? "序列" : "排名表"}${one.end === "top" ? "前" : "末"}${one.percent}%`;
  const times = one.successive > 1 ? `连续${one.successive}个半年` : "半年";
  const months = one.months ? `，且${GRADE_LABEL[one.months.grade].zh}月数不少于${one.months.atLeast}` : "";
  return `${times}${where}${months}`;
}
