import type { Language } from "../domain/language.ts";
import { addMonths, monthNumber, monthOf, yearOf } from "../domain/month.ts";
import type { Month } from "../domain/month.ts";
import { formatMonth } from "./formats/format-time.ts";
import type { Translate } from "./language.ts";

/** What a ranking is computed over: `2026-07`, `2026-Q3`, `2026-H1`, `2026`, `2026-01..2026-10`. */
export const PERIOD_KINDS = ["month", "quarter", "half", "year", "window"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export function kindOf(period: string): PeriodKind {
  if (period.includes("..")) return "window";
  if (period.includes("Q")) return "quarter";
  if (period.includes("H")) return "half";
  return /^\d{4}$/.test(period) ? "year" : "month";
}

/** The period of `kind` that holds `month`; a window runs from January to the month. */
export function periodHolding(month: Month, kind: PeriodKind): string {
  const year = yearOf(month);
  const number = monthNumber(month);
  switch (kind) {
    case "month":
      return month;
    case "quarter":
      return `${year}-Q${Math.ceil(number / 3)}`;
    case "half":
      return `${year}-H${number <= 6 ? 1 : 2}`;
    case "year":
      return String(year);
    case "window":
      return `${monthOf(year, 1)}..${month}`;
  }
}

/** Every period of one kind that the known months touch, newest first; a window is chosen by its two ends instead. */
export function periodsAmong(months: readonly Month[], kind: PeriodKind): string[] {
  const newestFirst = [...months].sort().reverse();
  return [...new Set(newestFirst.map((month) => periodHolding(month, kind)))];
}

/** The two ends of a window. */
export function windowEnds(period: string): { from: Month; to: Month } {
  const [from = "", to = ""] = period.split("..");
  return { from, to: to || from };
}

/** The last month a period covers: what a file is opened at from a ranking of that period. */
export function lastMonthOf(period: string): Month {
  const year = period.slice(0, 4);
  switch (kindOf(period)) {
    case "month":
      return period;
    case "quarter":
      return monthOf(Number(year), Number(period.slice(6)) * 3);
    case "half":
      return monthOf(Number(year), Number(period.slice(6)) * 6);
    case "year":
      return addMonths(`${year}-01`, 11);
    case "window":
      return windowEnds(period).to;
  }
}

/** A period as a person says it, for titles and sentences. */
export function periodName(period: string, t: Translate, language: Language): string {
  const year = period.slice(0, 4);
  switch (kindOf(period)) {
    case "month":
      return formatMonth(period, language);
    case "quarter":
      return t("period.quarter", { year, number: period.slice(6) });
    case "half":
      return t(period.endsWith("1") ? "period.half.1" : "period.half.2", { year });
    case "year":
      return t("period.year", { year });
    case "window": {
      const { from, to } = windowEnds(period);
      return t("period.window", { from: formatMonth(from, language), to: formatMonth(to, language) });
    }
  }
}
