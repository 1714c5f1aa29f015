import type { YearHit } from "../assessment/detail.ts";
import type { PeriodText } from "../assessment/period.ts";
import type { ListCode } from "../assessment/standing-list.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Level, PostType, Series } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { MonthFact } from "./outcome-facts.ts";

/** 条件筛选 (M49): whom a panel wants to look at. Absent = not asked for. */
export interface CandidateCriteria {
  fromYear: number;
  toYear: number;
  /** Who is considered at all, as he stood in the newest announced half-year of the span. */
  series?: Series | undefined;
  unit?: string | undefined;
  level?: Level | undefined;
  postType?: PostType | undefined;
  /** Within the first per cent of his list … */
  topPercent?: number | undefined;
  /** … or among its first so many … */
  topPlaces?: number | undefined;
  /** … in at least so many half-years; one where nothing is said. */
  topHalfYears?: number | undefined;
  /** Months of 优秀, at least. */
  excellentMonths?: number | undefined;
  /** Months of 一般 or 差, at most. */
  lowMonths?: number | undefined;
  /** A year's final grade at least this, in at least so many years. */
  yearGrade?: Grade | undefined;
  yearGrades?: number | undefined;
  /** Rewards of his own, at least. */
  awards?: number | undefined;
  /** `yes`: nobody with sanctions, red lines or investigations. Otherwise these are told beside him. */
  clean: "yes" | "no";
}

/** A reward or a sanction of his own that was found true. */
export interface RecordedEvent {
  name: Bilingual;
  day: string;
  documentNo: string | null;
}

export interface CandidateHalfYear {
  period: PeriodText;
  list: ListCode;
  score: Hundredths | null;
  place: number | null;
  of: number | null;
}

/** One officer's years as the announced results left them; everything oldest first. */
export interface CandidateFacts {
  officerId: number;
  policeNo: string;
  name: string;
  /** Where he stood in the newest half-year of the span. */
  unit: string;
  unitName: string;
  series: Series;
  level: Level;
  postType: PostType;
  halfYears: CandidateHalfYear[];
  years: { year: number; grade: Grade | null; score: Hundredths | null }[];
  months: MonthFact[];
  hits: YearHit[];
  awards: RecordedEvent[];
  sanctions: RecordedEvent[];
}
