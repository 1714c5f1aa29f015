import type { Knex } from "knex";
import { CHINESE_CALENDAR_DAYS } from "../../domain/calendar/chinese-calendar.ts";
import { calendarOf, type Calendar } from "../../domain/calendar/workdays.ts";

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
