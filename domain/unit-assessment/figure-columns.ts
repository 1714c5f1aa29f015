import type { Bilingual } from "../language.ts";
import type { Role } from "../role.ts";

/** Who enters a column besides 考核办: an office of that role, or 内勤 and head of a unit that keeps the statistics. */
export type Keeper = { role: Role } | { unit: string };

/** What the form knows of a figure besides the rules: its heading, its limits, where it comes from. */
export interface FigureSketch {
  heading: Bilingual;
  kind?: "integer" | "number";
  max?: number;
  /** The figure this one is a part of: it cannot be larger. */
  partOf?: string;
  /** `system`: computed, never typed. `typedUntilCounted`: typed while the system has no count of its own (spot checks). */
  source?: "system" | "typedUntilCounted";
  keepers?: readonly Keeper[];
  /** 不适用 is possible: the unit has no such work. */
  mayBeNotApplicable?: boolean;
}

const DISCIPLINE: readonly Keeper[] = [{ role: "disciplineOffice" }];
const PETITIONS: readonly Keeper[] = [{ role: "petitions" }];
const LEGAL: readonly Keeper[] = [{ role: "legal" }];
/** 01 指挥中心: its 内勤 and head keep the statistics of preventable crime. */
const COMMAND_CENTRE: readonly Keeper[] = [{ unit: "01" }];

const plan = (zh: string, en: string, done: string): [actual: FigureSketch, target: FigureSketch] => [
  { heading: { zh: `${zh}实绩`, en: `${en}: ${done}` }, kind: "number", mayBeNotApplicable: true },
  { heading: { zh: `${zh}任务`, en: `${en}: target` }, kind: "number", mayBeNotApplicable: true },
];
const planned = (key: string, zh: string, en: string, done = "done"): Record<string, FigureSketch> => {
  const [actual, target] = plan(zh, en, done);
  return { [`${key}Actual`]: actual, [`${key}Target`]: target };
};

/** Headings and limits of the figures that rule sets of this product use, by input name. */
export const FIGURE_SKETCHES: Readonly<Record<string, FigureSketch>> = {
  filesOnTime: { heading: { zh: "按时填报份数", en: "Files on time" }, source: "system", partOf: "filesExpected" },
  filesExpected: { heading: { zh: "应填报份数", en: "Files expected" }, source: "system" },
  reviewsOnTime: { heading: { zh: "按时审核份数", en: "Reviews on time" }, source: "system", partOf: "reviewsExpected" },
  reviewsExpected: { heading: { zh: "应审核份数", en: "Reviews expected" }, source: "system" },
  samplesPassed: { heading: { zh: "抽查合格份数", en: "Samples passed" }, source: "typedUntilCounted", partOf: "samples", mayBeNotApplicable: true },
  samples: { heading: { zh: "抽查份数", en: "Samples taken" }, source: "typedUntilCounted", mayBeNotApplicable: true },
  studySessions: { heading: { zh: "政治学习次数", en: "Study sessions" } },
  trainingPassed: { heading: { zh: "训练达标人数", en: "Passed training" }, partOf: "trainingTested", mayBeNotApplicable: true },
  trainingTested: { heading: { zh: "训练参考人数", en: "Tested in training" }, mayBeNotApplicable: true },
  orderProblems: { heading: { zh: "内务问题项数", en: "Internal order problems" } },
  inspections: { heading: { zh: "督察问题次数", en: "Inspection findings" }, keepers: DISCIPLINE },
  overdue: { heading: { zh: "逾期未改次数", en: "Rectification overdue" }, keepers: DISCIPLINE },
  petitions: { heading: { zh: "有责信访投诉件数", en: "Petitions with responsibility" }, keepers: PETITIONS },
  crimesOrConcealments: { heading: { zh: "违法犯罪或隐瞒不报件数", en: "Crimes or concealments" }, keepers: DISCIPLINE },
  ...planned("crimesSolved", "刑事破案", "Crimes", "solved"),
  ...planned("fugitives", "抓获逃犯", "Fugitives", "caught"),
  ...planned("ebikeThefts", "电动车盗窃破案", "E-bike thefts", "solved"),
  ...planned("drugCases", "涉毒破案", "Drug cases", "solved"),
  orderCasesClosed: { heading: { zh: "治安案件办结数", en: "Public-order cases closed" }, partOf: "orderCases", mayBeNotApplicable: true },
  orderCases: { heading: { zh: "治安案件受理数", en: "Public-order cases" }, mayBeNotApplicable: true },
  preventableBefore: { heading: { zh: "可防性案件上年同期", en: "Preventable crime a year before" }, keepers: COMMAND_CENTRE, mayBeNotApplicable: true },
  preventableNow: { heading: { zh: "可防性案件本期", en: "Preventable crime now" }, keepers: COMMAND_CENTRE, mayBeNotApplicable: true },
  dataRight: { heading: { zh: "基础信息正确条数", en: "Data right" }, partOf: "dataChecked", mayBeNotApplicable: true },
  dataChecked: { heading: { zh: "基础信息抽查条数", en: "Data checked" }, mayBeNotApplicable: true },
  lawQuality: { heading: { zh: "执法质量考评得分", en: "Case-file quality" }, kind: "number", max: 100, keepers: LEGAL, mayBeNotApplicable: true },
  survey: { heading: { zh: "群众安全感满意度%", en: "Public survey %" }, kind: "number", max: 100, mayBeNotApplicable: true },
  ...planned("specialCases", "专案攻坚", "Special cases"),
  ...planned("cooperation", "协作支援", "Cooperation"),
  ...planned("intelligence", "情报产出", "Intelligence"),
  ...planned("keyTasks", "年度重点任务", "Key tasks"),
  service: { heading: { zh: "服务基层评价得分", en: "Service to the other units" }, kind: "number", max: 100, mayBeNotApplicable: true },
  documentErrors: { heading: { zh: "文电差错次数", en: "Errors in documents" } },
  mattersOnTime: { heading: { zh: "督办事项按期办结数", en: "Supervised matters in time" }, partOf: "matters", mayBeNotApplicable: true },
  matters: { heading: { zh: "督办事项数", en: "Supervised matters" }, mayBeNotApplicable: true },
}; // prettier-ignore

/** Shown beside an indicator and never scored (细则 §6: 强戒人数 is a statistic only). */
export const STATISTICS: readonly { indicator: string; key: string; sketch: FigureSketch }[] = [
  {
    indicator: "YW-04",
    key: "compulsoryTreatment",
    sketch: { heading: { zh: "强制戒毒人数（仅统计）", en: "Compulsory treatment (statistics only)" } },
  },
];
