import { addMonths, daysIn } from "../month.ts";
import type { Month } from "../month.ts";

/** A day that differs from its weekday: a holiday, or a weekend day worked instead (调休). */
export interface CalendarDay {
  /** `2026-10-10` */
  day: string;
  workday: boolean;
  note: string;
}

/** 工作日历: Monday to Friday, corrected by the days the State Council names. */
export type Calendar = ReadonlyMap<string, CalendarDay>;

export function calendarOf(days: readonly CalendarDay[]): Calendar {
  return new Map(days.map((entry) => [entry.day, entry]));
}

/** Days since 1970-01-01: a day is a number on a line, with no time zone to shift it. */
function dayNumber(day: string): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000
  );
}

function dayText(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function worked(calendar: Calendar, number: number): boolean {
  const exception = calendar.get(dayText(number));
  if (exception) return exception.workday;
  // 1970-01-01 was a Thursday: 0 = Monday … 6 = Sunday.
  return (number + 3) % 7 < 5;
}

/** Is this day a workday? 调休 Saturdays are, public holidays are not. */
export function isWorkday(calendar: Calendar, day: string): boolean {
  return worked(calendar, dayNumber(day));
}

/** 本月工作日天数: prefills 应出勤天数 (细则 §7 F). */
export function workdaysIn(calendar: Calendar, month: Month): number {
  const first = dayNumber(`${month}-01`);
  let count = 0;
  for (let number = first; number < first + daysIn(month); number += 1) {
    if (worked(calendar, number)) count += 1;
  }
  return count;
}

/** The n-th workday strictly after `day`; `n` is 1 or more. */
export function nthWorkdayAfter(calendar: Calendar, day: string, n: number): string {
  let number = dayNumber(day);
  for (let left = n; left > 0;) {
    number += 1;
    if (worked(calendar, number)) left -= 1;
  }
  return dayText(number);
}

/** WD n of 细则 §10: the n-th workday of the months that follow `month`. */
export function nthWorkdayAfterMonth(calendar: Calendar, month: Month, n: number): string {
  return nthWorkdayAfter(calendar, dayText(dayNumber(`${addMonths(month, 1)}-01`) - 1), n);
}
