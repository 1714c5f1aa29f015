import type { Knex } from "knex";
import { CHINESE_CALENDAR_DAYS } from "../../domain/calendar/chinese-calendar.ts";
import { calendarOf, type Calendar, type CalendarDay } from "../../domain/calendar/workdays.ts";
import { upsertRows } from "../database/bulk.ts";

/** Puts the holidays this release knows into an empty calendar; what the files office has changed stays. */
export async function ensureCalendar(db: Knex): Promise<void> {
  if (await db("calendar_days").first("day")) return;
  const days = CHINESE_CALENDAR_DAYS.map(({ day, workday, note }) => ({ day, workday, note }));
  await db("calendar_days").insert(days).onConflict("day").ignore();
}

/** The bureau's calendar: weekdays, corrected by holidays and 调休. */
export async function readCalendar(db: Knex): Promise<Calendar> {
  const rows = await db("calendar_days").select<
    { day: string; workday: number | boolean; note: string | null }[]
  >("day", "workday", "note");
  return calendarOf(
    rows.map(({ day, workday, note }) => ({ day, workday: Boolean(workday), note: note ?? "" })),
  );
}

/** The calendar held until COMMIT: two people who change it take turns. */
export async function holdCalendar(trx: Knex.Transaction): Promise<Calendar> {
  // The head of the audit chain is held by every writer anyway; taking it first orders calendar changes, too.
  await trx("audit_head").where({ id: 1 }).forUpdate().first("seq");
  return readCalendar(trx);
}

export async function saveCalendarDays(trx: Knex.Transaction, days: readonly CalendarDay[]): Promise<void> {
  const rows = days.map(({ day, workday, note }) => ({ day, workday, note }));
  await upsertRows(trx, "calendar_days", rows, ["day"]);
}

/** These days follow their weekday again. */
export async function removeCalendarDays(trx: Knex.Transaction, days: readonly string[]): Promise<void> {
  if (days.length > 0)
    await trx("calendar_days")
      .whereIn("day", [...days])
      .delete();
}
