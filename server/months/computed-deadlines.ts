import { monthDeadlines, type MonthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { windowDeadlines } from "../../domain/calendar/window-deadlines.ts";
import type { Calendar } from "../../domain/calendar/workdays.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { shanghaiDay } from "../today.ts";

/**
 * What the calendar gives for a month: the steps of 细则 §10, or, where the month has a window of its own (补录, 试填),
 * the steps that follow that window.
 */
export function computedDeadlines(calendar: Calendar, line: MonthLine): MonthDeadlines {
  if (!line.backFilled && !line.practice) return monthDeadlines(calendar, line.month);
  const day = (instant: string): string => shanghaiDay(new Date(instant));
  return windowDeadlines(calendar, day(line.opensAt), day(line.submitBy));
}
