import type { YearHit } from "../assessment/detail.ts";
import type { PeriodText } from "../assessment/period.ts";
import type { ListCode } from "../assessment/standing-list.ts";
import type { Grade } from "../grade.ts";
import type { Month } from "../month.ts";
import type { Series } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { UngradedReason } from "../ungraded.ts";

/** One officer's announced half-year, as far as consequences look at it. */
export interface HalfYearFact {
  period: PeriodText;
  list: ListCode;
  series: Series;
  /** Null = not ranked. */
  score: Hundredths | null;
  grades: Partial<Record<Grade, number>>;
  hits: readonly YearHit[];
}

/** One frozen month of his. */
export interface MonthFact {
  month: Month;
  grade: Grade | null;
  ungraded: UngradedReason | null;
}

/** What is known of one officer when a half-year has been announced. */
export interface OfficerFacts {
  officerId: number;
  /** By period; only announced ones. */
  halfYears: ReadonlyMap<PeriodText, HalfYearFact>;
  /** Months that were 一般, 差 or without a grade for a reason, oldest first. */
  months: readonly MonthFact[];
}

/** One thing that speaks for a proposal. */
export type OutcomeReason =
  | {
      kind: "place";
      period: PeriodText;
      end: "top" | "bottom";
      /** Counted from that end, equal scores sharing a place. */
      place: number;
      of: number;
      percent: number;
      /** `stations`, or a list of its own: `heads`. */
      group: string;
    }
  | { kind: "gradedMonths"; period: PeriodText; grade: Grade; count: number; atLeast: number }
  | { kind: "months"; grade: Grade; months: Month[]; successive: boolean };

/** Why something that is proposed may not be adopted. */
export type OutcomeVeto =
  { kind: "hit"; code: string; month: Month; monthGrade: Grade } | { kind: "investigation"; month: Month };

/** One officer proposed by one rule. */
export interface Proposed {
  officerId: number;
  rule: string;
  reasons: OutcomeReason[];
  vetoes: OutcomeVeto[];
}
