import type { MonthLine } from "../messages.ts";
import type { Month } from "../month.ts";
import { nthWorkdayAfter, nthWorkdayAfterMonth } from "./workdays.ts";
import type { Calendar } from "./workdays.ts";

/** The instants of one month's course (细则 §10), ISO 8601 UTC. */
export type MonthDeadlines = Pick<
  MonthLine,
  | "opensAt" | "attestBy" | "submitBy" | "reviewBy" | "leaderReviewBy" | "checkBy" | "publishAt" | "objectionsUntil"
  | "lockAt"
>; // prettier-ignore

/** Which workday of the following month each step ends on (细则 §10). */
export const DEADLINE_WORKDAYS = {
  attestBy: 3,
  submitBy: 5,
  reviewBy: 8,
  leaderReviewBy: 10,
  checkBy: 11,
  publishAt: 12,
  objectionsUntil: 17,
  lockAt: 22,
} as const satisfies Record<Exclude<keyof MonthDeadlines, "opensAt">, number>;

/** 17:30 in Shanghai: UTC+8 all year (no summer time since 1991). */
const CLOSE_OF_BUSINESS = "T09:30:00.000Z";

/** 17:30 Shanghai time of a day as an instant. */
export function closeOfBusiness(day: string): string {
  return day + CLOSE_OF_BUSINESS;
}

/** 17:30 of the n-th workday after a day. */
export function nthWorkdayAfterDay(calendar: Calendar, day: string, n: number): string {
  return closeOfBusiness(nthWorkdayAfter(calendar, day, n));
}

/**
 * Until when a month published on this day is open to objections, and when it is locked: as many workdays after the
 * publication as the course has between them (细则 §10).
 */
export function endsAfterPublication(
  calendar: Calendar,
  day: string,
): Pick<MonthDeadlines, "objectionsUntil" | "lockAt"> {
  const { publishAt, objectionsUntil, lockAt } = DEADLINE_WORKDAYS;
  return {
    objectionsUntil: nthWorkdayAfterDay(calendar, day, objectionsUntil - publishAt),
    lockAt: nthWorkdayAfterDay(calendar, day, lockAt - publishAt),
  };
}

/** Opens on its first day at 00:00 Shanghai time; every later step ends at 17:30 of its workday. */
export function monthDeadlines(calendar: Calendar, month: Month): MonthDeadlines {
  const end = (step: keyof typeof DEADLINE_WORKDAYS): string =>
    closeOfBusiness(nthWorkdayAfterMonth(calendar, month, DEADLINE_WORKDAYS[step]));
  return {
    opensAt: new Date(Date.parse(`${month}-01T00:00:00.000+08:00`)).toISOString(),
    attestBy: end("attestBy"),
    submitBy: end("submitBy"),
    reviewBy: end("reviewBy"),
    leaderReviewBy: end("leaderReviewBy"),
    checkBy: end("checkBy"),
    publishAt: end("publishAt"),
    objectionsUntil: end("objectionsUntil"),
    lockAt: end("lockAt"),
  };
}
