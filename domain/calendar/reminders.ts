import type { MonthLine } from "../messages.ts";
import { closeOfBusiness, type MonthDeadlines } from "./month-deadlines.ts";
import { isWorkday, type Calendar } from "./workdays.ts";

/** Steps people are reminded of: each has somebody who must act by it. */
export const REMINDED_STEPS = [
  "attestBy", "submitBy", "reviewBy", "leaderReviewBy", "checkBy", "publishAt",
] as const satisfies readonly (keyof MonthDeadlines)[]; // prettier-ignore
export type RemindedStep = (typeof REMINDED_STEPS)[number];

/** One workday ahead, on the morning of the day, and once it has passed. */
export const REMINDER_PHASES = ["before", "morning", "after"] as const;
export type ReminderPhase = (typeof REMINDER_PHASES)[number];

export interface Reminder {
  step: RemindedStep;
  phase: ReminderPhase;
  dueAt: string;
}

const DAY = 86_400_000;
/** 08:30 in Shanghai is nine hours before the day's close of business. */
const MORNING = 9 * 3_600_000;
/** After this nobody is told that he was late: the server was off, or its clock jumped. */
const STALE = 3 * DAY;

/**
 * What people are to be told at this instant about one month's deadlines. Each phase lasts until the next begins, so a
 * server that slept through a phase tells the one it wakes up in, and never yesterday's.
 */
export function dueReminders(calendar: Calendar, month: MonthLine, now: Date): Reminder[] {
  return REMINDED_STEPS.flatMap((step): Reminder[] => {
    const phase = phaseAt(calendar, Date.parse(month[step]), now.getTime());
    return phase ? [{ step, phase, dueAt: month[step] }] : [];
  });
}

function phaseAt(calendar: Calendar, due: number, now: number): ReminderPhase | null {
  if (now > due) return now - due < STALE ? "after" : null;
  const day = shanghaiDay(due);
  if (now >= Date.parse(closeOfBusiness(day)) - MORNING) return "morning";
  return now >= Date.parse(closeOfBusiness(workdayBefore(calendar, day))) - MORNING ? "before" : null;
}

function workdayBefore(calendar: Calendar, day: string): string {
  let at = Date.parse(day);
  do at -= DAY;
  while (!isWorkday(calendar, new Date(at).toISOString().slice(0, 10)));
  return new Date(at).toISOString().slice(0, 10);
}

function shanghaiDay(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}
