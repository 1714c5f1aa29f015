import type { GradingRules } from "../grading-rules.ts";

/** 等次、比例、限制 (细则 §5). */
export const GRADING: GradingRules = {
  bounds: [
    { grade: "excellent", atLeast: 9000 },
    { grade: "good", atLeast: 8000 },
    { grade: "qualified", atLeast: 7000 },
    { grade: "fair", atLeast: 6000 },
    { grade: "poor", atLeast: 0 },
  ],
  excellentAtLeast: 9000,
  excellentBars: [
    {
      code: "penalty",
      name: { zh: "当月受惩处", en: "a penalty this month" },
      condition: { when: "penaltyEvent" },
    },
    {
      code: "complaint",
      name: { zh: "有责投诉", en: "a substantiated complaint" },
      condition: { when: "countAbove", field: "complaint", above: 0 },
    },
    {
      code: "inspMajor",
      name: { zh: "督察较重问题", en: "a major inspection finding" },
      condition: { when: "countAbove", field: "inspMajor", above: 0 },
    },
    {
      code: "awol",
      name: { zh: "旷工", en: "absence without leave" },
      condition: { when: "countAbove", field: "awolDays", above: 0 },
    },
    {
      code: "attendance",
      name: { zh: "实际出勤不足应出勤一半", en: "attended less than half of the days due" },
      condition: {
        when: "shareBelow",
        percent: 50,
        share: {
          sum: [
            { field: "dueDays", sign: 1 },
            { field: "excusedDays", sign: -1 },
            { field: "personalLeave", sign: -1 },
            { field: "awolDays", sign: -1 },
          ],
          percentOf: [{ field: "dueDays", sign: 1 }],
        },
      },
    },
    {
      code: "late",
      name: { zh: "填报迟于规定 3 个工作日以上", en: "filed more than 3 workdays late" },
      condition: { when: "workdaysLateAbove", above: 3 },
    },
  ],
  reviewer: { steps: 1, reasonLength: 20 },
  quota: {
    percent: 20,
    poolAtLeast: 5,
    remark: {
      zh: "年度优秀一般不超过 20%, 经批准可至 25%; 平时考核“好”不超过 40%(待政治处确认)",
      en: "Annual Excellent ≤ 20 %, up to 25 % with approval; monthly “good” ≤ 40 % (to be confirmed)",
    },
  },
  ungradable: {
    netDays: {
      // 旷工 does not shorten the month: absence without leave must not erase its own veto.
      sum: [
        { field: "dueDays", sign: 1 },
        { field: "excusedDays", sign: -1 },
        { field: "personalLeave", sign: -1 },
      ],
      below: 10,
    },
    others: [
      { code: "probation", name: { zh: "试用期(只写评语)", en: "probation, comment only" } },
      { code: "investigation", name: { zh: "接受审查调查", en: "under investigation" } },
      { code: "arrivedLate", name: { zh: "15 日后新到", en: "arrived after the 15th" } },
    ],
  },
  postFactors: {
    enabled: false,
    tolerance: 2,
    factors: [
      { code: "expert", name: { zh: "岗位能手", en: "expert" }, factor: 135 },
      { code: "mentor", name: { zh: "师傅", en: "mentor" }, factor: 125 },
      { code: "legalOfficer", name: { zh: "兼职法制员", en: "part-time legal officer" }, factor: 120 },
      { code: "apprentice", name: { zh: "徒弟", en: "apprentice" }, factor: 90 },
      { code: "trainee", name: { zh: "见习", en: "trainee" }, factor: 85 },
    ],
  },
  objection: { workdays: 5, answerWorkdays: 5 },
};
