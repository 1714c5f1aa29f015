import type { Bilingual } from "../../language.ts";
import type { IndicatorMethod, Measure } from "../indicator-rule.ts";
import type { UnitArea, UnitIndicatorRule, UnitRules } from "../unit-rules.ts";

type Scoring = IndicatorMethod<string>;
const OVER_BONUS = { step: 10, per: 50, cap: 200 };
const plus = (field: string) => ({ field, sign: 1 as const });
const share = (part: string, whole: string): Measure<string> => ({
  sum: [plus(part)],
  percentOf: [plus(whole)],
});

/** part ÷ whole against a percentage. */
const rate = (part: string, whole: string, percent: number): Scoring => ({
  method: "RATE_TARGET",
  actual: share(part, whole),
  target: { fixed: percent },
});
/** Actual against the quarter plan, with extra points above it where the rules give them. */
const plan = (name: string, extra: boolean): Scoring => ({
  method: "RATE_TARGET",
  actual: { sum: [plus(`${name}Actual`)] },
  target: { sum: [plus(`${name}Target`)] },
  ...(extra ? { overBonus: OVER_BONUS } : {}),
});
const count = (field: string, fixed: number): Scoring => ({
  method: "RATE_TARGET",
  actual: { sum: [plus(field)] },
  target: { fixed },
});
const deduct = (...items: [field: string, points: number, zh: string, en: string][]): Scoring => ({
  method: "DEDUCT_FLOOR",
  items: items.map(([field, points, zh, en]) => ({ field, points, label: { zh, en } })),
});
const tier = (
  input: Measure<string>,
  direction: "atLeast" | "atMost",
  ...rows: [bound: number, points: number][]
): Scoring => ({
  method: "TIER",
  on: "number",
  input,
  direction,
  rows: rows.map(([bound, points]) => ({ bound, points })),
  otherwise: 0,
});
const change = (before: string, now: string): Measure<string> => ({
  sum: [plus(now), { field: before, sign: -1 }],
  percentOf: [plus(before)],
});

function row(
  code: string,
  name: Bilingual,
  unit: string,
  max: number | null,
  scoring: Scoring,
  evidence: Bilingual,
): UnitIndicatorRule {
  const area = code.slice(0, 2) === "DW" ? "DW" : "YW";
  const label = {
    zh: unit,
    en: { "%": "%", 次: "times", 项: "items", 件: "cases", 分: "points", "–": "–" }[unit] ?? unit,
  };
  const clause = { zh: `细则 §6 ${code}`, en: `Rules §6 ${code}` };
  return { code, area: area satisfies UnitArea, name, unit: label, max, scoring, evidence, clause };
}

const SYSTEM = { zh: "系统统计", en: "system" };
const RECORD = { zh: "记录", en: "record" };
const POLICE_SYSTEM = { zh: "警综平台", en: "police information system" };

const DW: UnitIndicatorRule[] = [
  row("DW-01", { zh: "政绩档案按时填报率", en: "On-time files" }, "%", 600, rate("filesOnTime", "filesExpected", 100), SYSTEM),
  row("DW-02", { zh: "审核及时率", en: "On-time reviews" }, "%", 400, rate("reviewsOnTime", "reviewsExpected", 100), SYSTEM),
  row("DW-03", { zh: "档案抽查合格率", en: "Sample pass rate" }, "%", 600, rate("samplesPassed", "samples", 98), { zh: "抽查表", en: "sample sheet" }),
  row("DW-04", { zh: "政治学习开展", en: "Study sessions" }, "次", 400, count("studySessions", 12), RECORD),
  row("DW-05", { zh: "训练达标率", en: "Training pass" }, "%", 500, rate("trainingPassed", "trainingTested", 95), { zh: "成绩单", en: "score sheet" }),
  row("DW-06", { zh: "内务管理", en: "Internal order" }, "项", 500, deduct(["orderProblems", 50, "内务问题", "problem"]), { zh: "检查表", en: "check" }),
  row("DW-07", { zh: "督察问题与整改", en: "Findings, rectification" }, "次", 500, deduct(["inspections", 50, "督察问题", "finding"], ["overdue", 200, "逾期未改", "overdue"]), { zh: "督察通报", en: "inspection notice" }),
  row("DW-08", { zh: "有责信访投诉", en: "Petitions" }, "件", 500, deduct(["petitions", 100, "有责信访投诉", "petition"]), { zh: "调查结果", en: "result" }),
  row("DW-V1", { zh: "民警违法犯罪被查处、单位隐瞒不报", en: "Crime or concealment" }, "–", null, {
    method: "CAP_GRADE",
    byCount: { field: "crimesOrConcealments", rows: [{ atLeast: 1, grade: "fair" }] },
    year: [{ monthGrade: null, effect: { kind: "noHonours" } }],
  }, { zh: "决定文书", en: "decision" }),
]; // prettier-ignore

const YW: UnitIndicatorRule[] = [
  row("YW-01", { zh: "刑事案件破案任务完成率", en: "Cases solved vs task" }, "%", 1200, plan("crimesSolved", true), POLICE_SYSTEM),
  row("YW-02", { zh: "抓获网上逃犯任务完成率", en: "Fugitives vs task" }, "%", 800, plan("fugitives", true), POLICE_SYSTEM),
  row("YW-03", { zh: "盗窃电动车破案任务完成率", en: "E-bike thefts" }, "%", 600, plan("ebikeThefts", true), POLICE_SYSTEM),
  row("YW-04", { zh: "涉毒案件侦破任务完成率", en: "Drug cases" }, "%", 600, plan("drugCases", false), POLICE_SYSTEM),
  row("YW-05", { zh: "治安案件办结率", en: "Public-order cases closed" }, "%", 600, rate("orderCasesClosed", "orderCases", 95), POLICE_SYSTEM),
  row("YW-06", { zh: "可防性案件同比", en: "Preventable crime y/y" }, "%", 600, tier(change("preventableBefore", "preventableNow"), "atMost", [-15, 600], [-10, 500], [-5, 400], [0, 300], [5, 150]), { zh: "指挥中心统计", en: "command centre" }),
  row("YW-07", { zh: "基础信息准确率", en: "Base data accuracy" }, "%", 600, tier(share("dataRight", "dataChecked"), "atLeast", [98, 600], [95, 500], [90, 300]), { zh: "抽查", en: "spot check" }),
  row("YW-08", { zh: "执法质量考评", en: "Case-file quality" }, "分", 600, count("lawQuality", 100), { zh: "法制大队考评", en: "legal office" }),
  row("YW-09", { zh: "群众安全感满意度", en: "Public survey" }, "%", 400, tier({ sum: [plus("survey")] }, "atLeast", [95, 400], [90, 300], [85, 200]), { zh: "民调", en: "survey" }),
]; // prettier-ignore

const PLAN_PROOF = { zh: "案号、协作单或采用单", en: "case no., cooperation or adoption slip" };

/** 单位考核 (细则 §6). */
export const UNITS: UnitRules = {
  areas: [
    { area: "DW", name: { zh: "队伍建设", en: "Team" }, max: 4000 },
    { area: "YW", name: { zh: "业务建设", en: "Work" }, max: 6000 },
  ],
  indicators: [...DW, ...YW],
  overBonus: { ...OVER_BONUS, totalCap: 600 },
  replacements: [
    {
      series: "operations",
      removes: ["YW-05", "YW-06", "YW-07"],
      adds: [
        row("YW-21", { zh: "专案攻坚", en: "Special cases" }, "%", 800, plan("specialCases", false), PLAN_PROOF),
        row("YW-22", { zh: "协作支援", en: "Cooperation" }, "%", 500, plan("cooperation", false), PLAN_PROOF),
        row("YW-23", { zh: "情报产出", en: "Intelligence" }, "%", 500, plan("intelligence", false), PLAN_PROOF),
      ],
    },
    {
      series: "offices",
      removes: ["YW-01", "YW-02", "YW-03", "YW-04", "YW-05", "YW-06", "YW-07"],
      adds: [
        row("YW-31", { zh: "年度重点任务完成率", en: "Key tasks of the year" }, "%", 2400, plan("keyTasks", true), RECORD),
        row("YW-32", { zh: "服务基层评价", en: "Service to the other units" }, "%", 1200, tier({ sum: [plus("service")] }, "atLeast", [95, 1200], [90, 900], [85, 600]), { zh: "其他 26 个单位评分", en: "scored by the other 26 units" }),
        row("YW-33", { zh: "文电时效差错", en: "Errors and delays in documents" }, "次", 800, deduct(["documentErrors", 50, "差错", "error"]), RECORD),
        row("YW-34", { zh: "督办事项按期率", en: "Supervised matters in time" }, "%", 600, rate("mattersOnTime", "matters", 100), RECORD),
      ],
    },
  ],
  profiles: [
    {
      code: "prevention",
      name: { zh: "主防", en: "Prevention first" },
      enabled: false,
      shifts: [
        { indicator: "YW-01", max: 600 },
        { indicator: "YW-02", max: 600 },
        { indicator: "YW-03", max: 400 },
        { indicator: "YW-04", max: 400 },
        { indicator: "YW-06", max: 1100 },
        { indicator: "YW-07", max: 900 },
        { indicator: "YW-09", max: 800 },
      ],
    },
  ],
}; // prettier-ignore
