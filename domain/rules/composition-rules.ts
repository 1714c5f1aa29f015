import type { Bilingual } from "../language.ts";
import type { Grade } from "../grade.ts";
import type { Hundredths } from "../scoring/points.ts";

/** How equal results are told apart, in this order; still equal = the same place. */
export type TieBreak =
  { by: "areaMean"; area: "GZ" } | { by: "gradeCount"; grade: Grade } | { by: "fewerDeductions" };

/** How months make a quarter, a half-year and a year (细则 §11). Shares are per cent. */
export interface CompositionRules {
  quarter: {
    monthsShare: number;
    verificationShare: number;
    verificationFull: Hundredths;
    verificationDeductions: { code: string; name: Bilingual; points: Hundredths }[];
    gradedMonthsAtLeast: number;
  };
  halfYear: { quartersNeeded: number };
  ranking: { tieBreaks: TieBreak[]; separateLists: ("leader" | "head")[] };
  year: {
    quartersShare: number;
    others: { code: string; name: Bilingual; share: number }[];
    excellent: {
      atLeast: Hundredths;
      excellentMonthsAtLeast: number;
      noMonth: Grade[];
      quotaPercent: number;
    };
    statutory: { grade: Grade; name: Bilingual }[];
  };
  /** Proposals; the party committee decides. */
  outcomes: { code: string; name: Bilingual; rule: Bilingual }[];
  transfer: { segmentWorkdaysAtLeast: number };
}
