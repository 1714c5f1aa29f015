import type { Measure, Term } from "./indicator-rule.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Hundredths } from "../scoring/points.ts";

/** What keeps 优秀 away for a month (细则 §5). */
export type BarCondition =
  | { when: "penaltyEvent" }
  | { when: "countAbove"; field: Term["field"]; above: number }
  | { when: "shareBelow"; share: Measure; percent: number }
  | { when: "workdaysLateAbove"; above: number };

export interface ExcellentBar {
  /** penalty, complaint, inspMajor, awol, attendance, late. */
  code: string;
  name: Bilingual;
  condition: BarCondition;
}

/** 等次, 优秀比例, 不定等次 (细则 §5). */
export interface GradingRules {
  /** Best first; the total as printed meets the bound. The last row has bound 0. */
  bounds: { grade: Grade; atLeast: Hundredths }[];
  /** Nobody is moved up into 优秀 below this total. */
  excellentAtLeast: Hundredths;
  excellentBars: ExcellentBar[];
  reviewer: { steps: number; reasonLength: number };
  quota: {
    percent: number;
    /** Pools below this size merge before the quota is taken. */
    poolAtLeast: number;
    /** Statutory ceilings and practice elsewhere (gk), shown beside the setting. */
    remark: Bilingual;
  };
  ungradable: {
    /** 净工作日: fewer than `below` makes the month 不定等次. */
    netDays: { sum: Term[]; below: number };
    /** Reasons decided outside the form. */
    others: { code: string; name: Bilingual }[];
  };
  /** 岗位系数: off by default, in ranking only. */
  postFactors: {
    enabled: boolean;
    tolerance: Hundredths;
    factors: { code: string; name: Bilingual; factor: number }[];
  };
  objection: { workdays: number; answerWorkdays: number };
}
