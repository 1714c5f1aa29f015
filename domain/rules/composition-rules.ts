import type { Bilingual } from "../language.ts";
import type { Grade } from "../grade.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { OutcomeRule } from "./outcome-rules.ts";

/** How equal results are told apart, in this order; still equal = the same place. */
export type TieBreak =
  { by: "areaMean"; area: "GZ" } | { by: "gradeCount"; grade: Grade } | { by: "fewerDeductions" };

/** One kind of deduction from the verification score K (核实分). */
export interface VerificationDeduction {
  code: string;
  name: Bilingual;
  points: Hundredths;
  /** `lateFile`: counted by the system, one for every monthly file handed in after the on-time line; `null`: entered. */
  automatic: "lateFile" | null;
}

/** What keeps 优秀 of the year away, besides the months and the points. */
export interface YearBar {
  code: string;
  name: Bilingual;
  condition:
    /** A veto or cap of some month reaches into the year (`CeilingMethod.year`). */
    | { when: "yearEffect" }
    /** Verification found as many of these deductions in the year's quarters. */
    | { when: "verification"; codes: string[]; atLeast: number };
}

/** 年度优秀: who may be a candidate, and how many of a pool (细则 §11). */
export interface YearExcellentRules {
  atLeast: Hundredths;
  excellentMonthsAtLeast: number;
  /** No month of the year with one of these grades. */
  noMonth: Grade[];
  bars: YearBar[];
  /** Of those graded in a reviewing pool, rounded down. */
  quotaPercent: number;
}

/** How months make a quarter, a half-year and a year (细则 §11). Shares are per cent. */
export interface CompositionRules {
  quarter: {
    monthsShare: number;
    verificationShare: number;
    verificationFull: Hundredths;
    verificationDeductions: VerificationDeduction[];
    gradedMonthsAtLeast: number;
  };
  halfYear: { quartersNeeded: number };
  ranking: { tieBreaks: TieBreak[]; separateLists: ("leader" | "head")[] };
  year: {
    quartersNeeded: number;
    quartersShare: number;
    others: { code: string; name: Bilingual; share: number }[];
    excellent: YearExcellentRules;
    /** Statutory grade by grade of the year: a suggestion. */
    statutory: { grade: Grade; name: Bilingual }[];
  };
  /** Workdays after the lock of the period's last month, or in 公示 (细则 §10). */
  calendar: { halfYearAfterLock: number; yearAfterLock: number; publicNotice: number };
  /** Proposals; the party committee decides. */
  outcomes: OutcomeRule[];
  transfer: { segmentWorkdaysAtLeast: number };
}
