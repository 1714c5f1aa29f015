import { HOLIDAY_DAYS_2025_2026 } from "./holidays-2025-2026.ts";
import { HOLIDAY_DAYS_2027 } from "./holidays-2027.ts";
import { calendarOf } from "./workdays.ts";
import type { Calendar, CalendarDay } from "./workdays.ts";

/** What table `calendar_days` starts from; the files office edits it when a notice arrives. */
export const CHINESE_CALENDAR_DAYS: readonly CalendarDay[] = [
  ...HOLIDAY_DAYS_2025_2026,
  ...HOLIDAY_DAYS_2027,
];

export const CHINESE_CALENDAR: Calendar = calendarOf(CHINESE_CALENDAR_DAYS);
