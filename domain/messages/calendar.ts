/** 考核日历: workdays, the steps of the months, and the months the files office opens by itself. */
import type { MonthStep } from "../calendar/month-steps.ts";
import type { CalendarDay } from "../calendar/workdays.ts";
import type { Month } from "../month.ts";
import type { MonthState } from "../messages.ts";

/** One year of the calendar: the days that differ from their weekday. */
export interface CalendarYear {
  year: number;
  days: CalendarDay[];
  /** Days still marked 待国务院通知: the year's notice has not come. */
  provisional: boolean;
  /** Workdays of each month, `2026-01` … `2026-12`. */
  workdays: Record<Month, number>;
}

export type DayChange = "added" | "changed" | "removed";
/** What becomes of one day. `before` null = it followed its weekday, `after` null = it will. */
export interface CalendarChange {
  day: string;
  change: DayChange;
  before: { workday: boolean; note: string } | null;
  after: { workday: boolean; note: string } | null;
}
export interface MovedDeadline {
  month: Month;
  step: MonthStep;
  from: string;
  to: string;
}
/** What an import does (or would do, while `applied` is false). */
export interface CalendarImport {
  /** Confirms exactly this: sent back as `confirm`. */
  digest: string;
  applied: boolean;
  years: number[];
  changes: CalendarChange[];
  deadlines: MovedDeadline[];
  problems: { row: number; message: string }[];
}

export interface DeadlineLine {
  step: MonthStep;
  /** What the calendar gives. */
  computed: string;
  /** What holds. */
  at: string;
  adjusted: boolean;
}
export interface MonthCourse {
  month: Month;
  state: MonthState;
  practice: boolean;
  backFilled: boolean;
  /** May still be adjusted: not published. */
  adjustable: boolean;
  /** Names what was shown: sent back as `base` with an adjustment. */
  base: string;
  steps: DeadlineLine[];
}

/** 补录 or 试填: months filled in a window of their own. */
export interface WindowMonthsRequest {
  kind: "backFill" | "practice";
  months: Month[];
  /** First and last day of the window, both included. */
  from: string;
  to: string;
  reason: string;
}
