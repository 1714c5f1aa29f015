import type { Knex } from "knex";
import { AWAITING_NOTICE } from "../../domain/calendar/holidays-2027.ts";
import { workdaysIn } from "../../domain/calendar/workdays.ts";
import type { CalendarYear } from "../../domain/messages/calendar.ts";
import { monthOf } from "../../domain/month.ts";
import { readCalendar } from "./calendar-store.ts";

/** One year of the bureau's calendar, for the page and the template. */
export async function calendarYear(db: Knex, year: number): Promise<CalendarYear> {
  const calendar = await readCalendar(db);
  const days = [...calendar.values()]
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const months = Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1));
  return {
    year,
    days,
    provisional: days.length === 0 || days.some(({ note }) => note.includes(AWAITING_NOTICE)),
    workdays: Object.fromEntries(months.map((month) => [month, workdaysIn(calendar, month)])),
  };
}
