import { addMonths, monthNumber, monthOf, monthsBetween, yearOf, type Month } from "../month.ts";

/** 季度、半年、年度. */
export const ASSESSMENT_KINDS = ["quarter", "halfYear", "year"] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

/** `2026-Q1`, `2026-H1`, `2026`. */
export type PeriodText = string;

export interface AssessedPeriod {
  text: PeriodText;
  kind: AssessmentKind;
  year: number;
  first: Month;
  last: Month;
}

const TEXT = /^(\d{4})(?:-(?:Q([1-4])|H([12])))?$/;
const LENGTH: Record<AssessmentKind, number> = { quarter: 3, halfYear: 6, year: 12 };

/** Null when it is none of a quarter, a half-year and a year. */
export function assessedPeriod(text: string): AssessedPeriod | null {
  const [found, yearText = "", quarter, half] = TEXT.exec(text) ?? [];
  if (found === undefined) return null;
  const year = Number(yearText);
  const kind = quarter ? "quarter" : half ? "halfYear" : "year";
  const ordinal = Number(quarter ?? half ?? 1);
  const first = monthOf(year, (ordinal - 1) * LENGTH[kind] + 1);
  return { text, kind, year, first, last: addMonths(first, LENGTH[kind] - 1) };
}

export function isAssessedPeriod(text: string): boolean {
  return assessedPeriod(text) !== null;
}

export function monthsOf({ first, last }: Pick<AssessedPeriod, "first" | "last">): Month[] {
  return monthsBetween(first, last);
}

/** The quarter a month lies in: `2026-07` → `2026-Q3`. */
export function quarterOf(month: Month): PeriodText {
  return `${yearOf(month)}-Q${Math.ceil(monthNumber(month) / 3)}`;
}

/** Quarters of a half-year or year, first to last; a quarter is its own. */
export function quartersOf(period: AssessedPeriod): PeriodText[] {
  return [...new Set(monthsOf(period).map(quarterOf))];
}

/** The four quarters, two half-years and the year, in the order in which they can be computed. */
export function periodsOfYear(year: number): PeriodText[] {
  return ["Q1", "Q2", "H1", "Q3", "Q4", "H2"].map((part) => `${year}-${part}`).concat(String(year));
}

/** The period of the same kind before this one. */
export function periodBefore({ kind, first }: AssessedPeriod): PeriodText {
  const start = addMonths(first, -LENGTH[kind]);
  if (kind === "year") return String(yearOf(start));
  const ordinal = (monthNumber(start) - 1) / LENGTH[kind] + 1;
  return `${yearOf(start)}-${kind === "quarter" ? "Q" : "H"}${ordinal}`;
}
