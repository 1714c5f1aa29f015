import type { Knex } from "knex";
import { applyChanges } from "../../domain/calendar/compare-calendars.ts";
import type { MonthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { MONTH_STEPS, pickDeadlines } from "../../domain/calendar/month-steps.ts";
import { moveDeadlines } from "../../domain/calendar/move-deadlines.ts";
import type { Calendar } from "../../domain/calendar/workdays.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { CalendarChange, MovedDeadline } from "../../domain/messages/calendar.ts";
import { removeCalendarDays, saveCalendarDays } from "./calendar-store.ts";
import { computedDeadlines } from "./computed-deadlines.ts";
import { isAdjustable } from "./month-course.ts";
import { allMonths, recountOnTime, saveDeadlines } from "./month-store.ts";

/** What a changed calendar does to the months that are not published yet. */
export interface CalendarEffect {
  changes: readonly CalendarChange[];
  moved: MovedDeadline[];
  months: { line: MonthLine; deadlines: MonthDeadlines }[];
}

/** Works the effect out; stores nothing. */
export async function effectOf(
  db: Knex,
  before: Calendar,
  changes: readonly CalendarChange[],
  now: Date,
): Promise<CalendarEffect> {
  const after = applyChanges(before, changes);
  const at = now.toISOString();
  const open = (await allMonths(db, now)).filter(isAdjustable);
  const months = open.map((line) => {
    const stored = pickDeadlines(line);
    const was = computedDeadlines(before, line);
    return { line, deadlines: moveDeadlines(stored, was, computedDeadlines(after, line), at) };
  });
  const moved = months.flatMap(({ line, deadlines }) =>
    MONTH_STEPS.filter((step) => deadlines[step] !== line[step]).map((step) => ({
      ...{ month: line.month, step, from: line[step], to: deadlines[step] },
    })),
  );
  return { changes, moved, months };
}

/** The rows the effect writes, for the audit entry to vouch for. */
export function rowsOf({ changes, moved }: CalendarEffect): { calendar_days: string[]; months: string[] } {
  return {
    calendar_days: changes.map(({ day }) => day),
    months: [...new Set(moved.map(({ month }) => month))],
  };
}

/** Stores days and deadlines, and counts on-time files anew where a package deadline moved. */
export async function storeEffect(trx: Knex.Transaction, effect: CalendarEffect): Promise<void> {
  const kept = effect.changes.flatMap(({ day, after }) => (after ? [{ day, ...after }] : []));
  await saveCalendarDays(trx, kept);
  await removeCalendarDays(
    trx,
    effect.changes.filter(({ after }) => !after).map(({ day }) => day),
  );
  const moving = new Set(effect.moved.map(({ month }) => month));
  for (const { line, deadlines } of effect.months) {
    if (!moving.has(line.month)) continue;
    await saveDeadlines(trx, line.month, deadlines);
    if (deadlines.submitBy !== line.submitBy) await recountOnTime(trx, { ...line, ...deadlines });
  }
}
