import type { Calendar } from "../../domain/calendar/workdays.ts";
import { nthWorkdayAfter } from "../../domain/calendar/workdays.ts";
import { shanghaiDay } from "../today.ts";
import type { ObjectedReport } from "./objection-store.ts";

/** Five workdays to object, five to answer (细则 §5). */
const WORKDAYS = 5;
/** 17:30 in Shanghai. */
const CLOSE_OF_BUSINESS = "T09:30:00.000Z";

/** 17:30 of the n-th workday after an instant's day in Shanghai, ISO 8601 UTC text. */
export function closeAfter(calendar: Calendar, instant: string, workdays: number): string {
  return nthWorkdayAfter(calendar, shanghaiDay(new Date(instant)), workdays) + CLOSE_OF_BUSINESS;
}

/**
 * Until when a report may be objected to: the month's line in the calendar, or five workdays after the report was last
 * published where that is later (published late, or again after a correction). The instant itself is still in time.
 */
export function objectionsUntil(
  calendar: Calendar,
  report: Pick<ObjectedReport, "objectionsUntil" | "publishedAt">,
): string {
  if (report.publishedAt === null) return report.objectionsUntil;
  const own = closeAfter(calendar, report.publishedAt, WORKDAYS);
  return own > report.objectionsUntil ? own : report.objectionsUntil;
}

/** Until when an objection raised at `at` is to be answered. */
export function answerBy(calendar: Calendar, at: string): string {
  return closeAfter(calendar, at, WORKDAYS);
}
