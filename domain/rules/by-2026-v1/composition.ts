import type { CompositionRules } from "../composition-rules.ts";

/** 季度、半年、年度 (细则 §11). */
export const COMPOSITION: CompositionRules = {
  quarter: {
    monthsShare: 70,
    verificationShare: 30,
    verificationFull: 10000,
    verificationDeductions: [
      { code: "omitted", name: { zh: "漏报", en: "omission" }, points: 500 },
      { code: "untrue", name: { zh: "不实", en: "untrue entry" }, points: 1000 },
      { code: "noEvidence", name: { zh: "证据缺失", en: "missing evidence" }, points: 200 },
      { code: "late", name: { zh: "迟报", en: "late" }, points: 100 },
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
    quartersShare: 60,
    others: [
      { code: "democratic", name: { zh: "民主测评", en: "democratic appraisal" }, share: 15 },
      { code: "leaders", name: { zh: "领导评价", en: "leaders' appraisal" }, share: 15 },
      { code: "training", name: { zh: "年度训练测试", en: "annual training test" }, share: 10 },
    ],
    excellent: { atLeast: 9000, excellentMonthsAtLeast: 6, noMonth: ["fair", "poor"], quotaPercent: 20 },
    statutory: [
      { grade: "excellent", name: { zh: "优秀", en: "Excellent" } },
      { grade: "good", name: { zh: "称职", en: "Competent" } },
      { grade: "qualified", name: { zh: "称职", en: "Competent" } },
      { grade: "fair", name: { zh: "基本称职", en: "Basically competent" } },
      { grade: "poor", name: { zh: "不称职", en: "Not competent" } },
    ],
  },
  outcomes: [
    {
      code: "award",
      name: { zh: "表彰奖励", en: "award" },
      rule: {
        zh: "半年序列前 10% 且优秀月数不少于 4",
        en: "top 10 % of the series and at least 4 Excellent months in the half-year",
      },
    },
    {
      code: "promotion",
      name: { zh: "选拔任用、职务晋升、后备干部", en: "selection and promotion" },
      rule: { zh: "连续两个半年前 15%", en: "top 15 % in two successive half-years" },
    },
    {
      code: "talk",
      name: { zh: "谈话提醒", en: "reminder talk" },
      rule: { zh: "1 个月差或连续 2 个月一般", en: "1 Poor month or 2 successive Fair months" },
    },
    {
      code: "retraining",
      name: { zh: "离岗轮训", en: "retraining" },
      rule: { zh: "一年内 2 个月差或 3 个月一般", en: "2 Poor or 3 Fair months in a year" },
    },
    {
      code: "reassignment",
      name: { zh: "岗位调整、轮岗", en: "reassignment" },
      rule: { zh: "连续两个半年末 3%", en: "bottom 3 % in two successive half-years" },
    },
  ],
  transfer: { segmentWorkdaysAtLeast: 10 },
};
