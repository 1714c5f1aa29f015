/** What the dashboard and the server say to each other about how far a unit's month has come, step by step. */
import type { MonthState } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Series } from "../people.ts";

/** The steps of a month's life in their order (设计 §4); whoever passed one has passed those before it. */
export const MONTH_STAGES = ["started", "attested", "submitted", "signed", "checked", "published"] as const;
export type MonthStage = (typeof MONTH_STAGES)[number];

/** Reports at or beyond each step, and what waits. */
export interface StepCounts extends Record<MonthStage, number> {
  expected: number;
  /** 退回: times a report of this month was handed back. */
  returns: number;
  /** 已报送待审核: waiting for its reviewer. */
  waiting: number;
  /** When the longest-waiting one was submitted. */
  waitingSince: string | null;
}

export interface StepUnit extends StepCounts {
  unit: string;
  name: string;
  series: Series;
}

export interface StepFigures {
  month: Month;
  state: MonthState;
  asOf: string;
  units: StepUnit[];
  total: StepCounts;
}
