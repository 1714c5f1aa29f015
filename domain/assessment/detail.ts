import type { Grade } from "../grade.ts";
import type { Month } from "../month.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { UngradedReason } from "../ungraded.ts";
import type { PeriodText } from "./period.ts";

/** A veto or cap that held a month, as far as it reaches into the year: the rule's code and the grade it held it at. */
export interface YearHit {
  code: string;
  month: Month;
  monthGrade: Grade;
}

/** One published month as an assessment took it. */
export interface MonthInput {
  month: Month;
  ruleSet: string;
  report: number;
  version: number;
  /** Code of the unit it belongs to. */
  unit: string;
  total: Hundredths | null;
  grade: Grade | null;
  ungraded: UngradedReason | null;
  /** 工作成绩, for ties; `null` = 不适用. */
  work: Hundredths | null;
  /** What 奖励惩处 took, as a positive figure. */
  lost: Hundredths;
  /** Handed in after the on-time line (迟报). */
  late: boolean;
}

/** Deductions of one kind from K. */
export interface DeductionInput {
  code: string;
  times: number;
  /** Entered ones, newest entry of each source; empty where the system counted. */
  entries: { id: number; source: string; times: number }[];
  /** What the system counted itself, also where entries take its place; `null` = this kind is not counted. */
  counted: number | null;
}

/** A quarter of one officer: what goes in. */
export interface QuarterInputs {
  /** Still serving on the last day of the period. */
  serving: boolean;
  months: MonthInput[];
  deductions: DeductionInput[];
  hits: YearHit[];
}

/** A finished quarter as half-years and years take it. */
export interface QuarterPart {
  period: PeriodText;
  score: Hundredths | null;
  /** Σ and number of the months' 工作成绩, for ties. */
  work: [sum: Hundredths, months: number];
  grades: Partial<Record<Grade, number>>;
  /** Points lost to penalties and to verification. */
  lost: Hundredths;
  /** Times of each kind of deduction. */
  deductions: Record<string, number>;
  hits: YearHit[];
}

export interface HalfYearInputs {
  serving: boolean;
  quarters: QuarterPart[];
}

export interface YearInputs {
  serving: boolean;
  quarters: QuarterPart[];
  /** By code of the rule set; absent = not entered. */
  others: Record<string, Hundredths>;
  /** The reviewing pool of the last month, whose 优秀 are counted together. */
  pool: string | null;
}

/** How the year's grade came about. */
export interface YearVerdict {
  /** By the bounds, before bars and quota. */
  suggested: Grade;
  /** Codes of what keeps 优秀 away or caps the grade: few excellent months, a month's grade, bars, effects. */
  bars: string[];
  /** The pool's quota, where he is a candidate: how many it has, and his place among its candidates. */
  quota: { base: number; allowed: number; place: number } | null;
}

/** What a standing's `detail` holds, by kind. */
export type StandingDetail =
  | { kind: "quarter"; inputs: QuarterInputs }
  | { kind: "halfYear"; inputs: HalfYearInputs }
  | { kind: "year"; inputs: YearInputs; verdict: YearVerdict | null };
