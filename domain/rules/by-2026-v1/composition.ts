import type { CompositionRules } from "../composition-rules.ts";

/** 季度、半年、年度 (细则 §11). */
export const COMPOSITION: CompositionRules = {
  quarter: {
    monthsShare: 70,
    verificationShare: 30,
    verificationFull: 10000,
    verificationDeductions: [
      { code: "omitted", name: { zh: "漏报", en: "omission" }, points: 500, automatic: null },
      { code: "untrue", name: { zh: "不实", en: "untrue entry" }, points: 1000, automatic: null },
      { code: "noEvidence", name: { zh: "证据缺失", en: "missing evidence" }, points: 200, automatic: null },
      { code: "late", name: { zh: "迟报", en: "late" }, points: 100, automatic: "lateFile" },
    ],
    gradedMonthsAtLeast: 2,
  },
  halfYear: { quartersNeeded: 2 },
  ranking: {
    tieBreaks: [
      { by: "areaMean", area: "GZ" },
      { by: "gradeCount", grade: "excellent" },
      { by: "fewerDeductions" },
    ],
    separateLists: ["leader", "head"],
  },
  year: {
    quartersNeeded: 4,
    quartersShare: 60,
    others: [
      { code: "democratic", name: { zh: "民主测评", en: "democratic appraisal" }, share: 15 },
      { code: "leaders", name: { zh: "领导评价", en: "leaders' appraisal" }, share: 15 },
      { code: "training", name: { zh: "年度训练测试", en: "annual training test" }, share: 10 },
    ],
    excellent: {
      atLeast: 9000,
      excellentMonthsAtLeast: 6,
      noMonth: ["fair", "poor"],
      quotaPercent: 20,
      bars: [
        {
          code: "yearEffect",
          name: { zh: "受处分或触发影响年度的一票否决", en: "a sanction or veto that reaches into the year" },
          condition: { when: "yearEffect" },
        },
      ],
    },
    statutory: [
      { grade: "excellent", name: { zh: "优秀", en: "Excellent" } },
      { grade: "good", name: { zh: "称职", en: "Competent" } },
      { grade: "qualified", name: { zh: "称职", en: "Competent" } },
      { grade: "fair", name: { zh: "基本称职", en: "Basically competent" } },
      { grade: "poor", name: { zh: "不称职", en: "Not competent" } },
    ],
  },
  calendar: { halfYearAfterLock: 3, yearAfterLock: 5, publicNotice: 5 },
  outcomes: [
    {
      code: "award",
      name: { zh: "表彰奖励", en: "award" },
      kinds: ["award"],
      anyOf: [
        {
          basis: "halfYears",
          end: "top",
          percent: 10,
          within: "series",
          successive: 1,
          months: { grade: "excellent", atLeast: 4 },
        },
      ],
    },
    {
      code: "promotion",
      name: { zh: "选拔任用、职务晋升、后备干部", en: "selection and promotion" },
      kinds: ["selection", "promotion", "reserve"],
      anyOf: [{ basis: "halfYears", end: "top", percent: 15, within: "series", successive: 2, months: null }],
    },
    {
      code: "talk",
      name: { zh: "谈话提醒", en: "reminder talk" },
      kinds: ["talk"],
      anyOf: [
        { basis: "months", grade: "poor", atLeast: 1, successive: false },
        { basis: "months", grade: "fair", atLeast: 2, successive: true },
      ],
    },
    {
      code: "retraining",
      name: { zh: "离岗轮训", en: "retraining" },
      kinds: ["retraining"],
      anyOf: [
        { basis: "months", grade: "poor", atLeast: 2, successive: false },
        { basis: "months", grade: "fair", atLeast: 3, successive: false },
      ],
    },
    {
      code: "reassignment",
      name: { zh: "岗位调整、轮岗", en: "reassignment" },
      kinds: ["reassignment", "rotation"],
      anyOf: [
        { basis: "halfYears", end: "bottom", percent: 3, within: "series", successive: 2, months: null },
      ],
    },
  ],
  transfer: { segmentWorkdaysAtLeast: 10 },
};
