import { closeOfBusiness, nthWorkdayAfterDay, type MonthDeadlines } from "./month-deadlines.ts";
import type { Calendar } from "./workdays.ts";

/** Workdays after the window's end on which the later steps of a back-filled or practice month end: as after WD5 of 细则 §10. */
const AFTER_WINDOW = {
  reviewBy: 3,
  leaderReviewBy: 5,
  checkBy: 6,
  publishAt: 7,
  objectionsUntil: 12,
  lockAt: 17,
};

/**
 * The course of a month that is filled in a window of its own: 补录 of a past month, 试填 before the system is used.
 * Filling opens at 00:00 of `from` and ends at 17:30 of `to` (Shanghai); both are days `2026-10-08`.
 */
export function windowDeadlines(calendar: Calendar, from: string, to: string): MonthDeadlines {
  const end = (step: keyof typeof AFTER_WINDOW): string =>
    nthWorkdayAfterDay(calendar, to, AFTER_WINDOW[step]);
  return {
    opensAt: new Date(Date.parse(`${from}T00:00:00.000+08:00`)).toISOString(),
    attestBy: closeOfBusiness(to),
    submitBy: closeOfBusiness(to),
    reviewBy: end("reviewBy"),
    leaderReviewBy: end("leaderReviewBy"),
    checkBy: end("checkBy"),
    publishAt: end("publishAt"),
    objectionsUntil: end("objectionsUntil"),
    lockAt: end("lockAt"),
  };
}
