import type { SIGNAL_RULES, Signal } from "../discrimination/signals.ts";
import type { Spread } from "../discrimination/spread.ts";
import type { Grade } from "../grade.ts";
import type { Month } from "../month.ts";
import type { Series } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

/** How one group of published reports was graded; a longer period counts officer-months. */
export interface GradingGroup {
  reports: number;
  spread: Spread | null;
  grades: Record<Grade, number>;
  ungraded: number;
  /** Above and below the suggestion, and the mean departure in hundredths of a step (宽严指数). */
  raised: number;
  lowered: number;
  departure: number | null;
  /** 优秀 given; given past a higher candidate; officers who had one; officers who would have by points. */
  awards: number;
  passed: number;
  holders: number;
  tops: number;
  signals: Signal[];
}
export interface GradingUnit extends GradingGroup {
  unit: string;
  name: string;
  series: Series;
  /** Unit mean less the mean of its series, hundredths. */
  gap: Hundredths | null;
}
export interface GradingReviewer extends GradingGroup {
  reviewer: number;
  name: string;
  /** Units whose reports he signed. */
  units: string[];
}
export interface DiscriminationFigures {
  period: string;
  /** The published months it is made of. */
  months: Month[];
  rules: typeof SIGNAL_RULES;
  bureau: GradingGroup;
  series: (GradingGroup & { series: Series })[];
  units: GradingUnit[];
  reviewers: GradingReviewer[];
  course: { month: Month; spread: Spread | null }[];
}

export const GRADING_KINDS = ["all", "excellent", "good", "qualified", "fair", "poor", "ungraded", "raised", "lowered", "passed"] as const; // prettier-ignore
export type GradingKind = (typeof GRADING_KINDS)[number];

/** One published report behind a figure. */
export interface GradingRow {
  month: Month;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  reviewer: string | null;
  total: Hundredths | null;
  suggested: Grade | null;
  grade: Grade | null;
  reason: string | null;
}
export interface GradingList {
  total: number;
  page: number;
  pageSize: number;
  rows: GradingRow[];
}
