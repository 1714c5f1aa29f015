import type { CalendarChange } from "../messages/calendar.ts";
import type { Calendar, CalendarDay } from "./workdays.ts";

/**
 * What replaces what when `named` becomes the full list of its years' special days: a day the old calendar names and
 * the new list does not goes back to its weekday. In order of the days.
 */
export function compareCalendars(before: Calendar, named: readonly CalendarDay[]): CalendarChange[] {
  const years = new Set(named.map(({ day }) => day.slice(0, 4)));
  const wanted = new Map(named.map((entry) => [entry.day, entry]));
  const days = new Set([...before.keys(), ...wanted.keys()]);
  return [...days]
    .filter((day) => years.has(day.slice(0, 4)))
    .sort()
    .flatMap((day) => changeOf(day, before.get(day), wanted.get(day)));
}

/** What one day becomes; nothing when it stays as it is. `after` undefined = it follows its weekday. */
export function changeOf(
  day: string,
  before: CalendarDay | undefined,
  after: CalendarDay | undefined,
): CalendarChange[] {
  if (!before && !after) return [];
  if (before && after && before.workday === after.workday && before.note === after.note) return [];
  const bare = (entry: CalendarDay | undefined) =>
    entry ? { workday: entry.workday, note: entry.note } : null;
  const change = before && after ? "changed" : after ? "added" : "removed";
  return [{ day, change, before: bare(before), after: bare(after) }];
}

/** The calendar after the changes. */
export function applyChanges(before: Calendar, changes: readonly CalendarChange[]): Calendar {
  const after = new Map(before);
  for (const { day, after: entry } of changes) {
    if (entry) after.set(day, { day, ...entry });
    else after.delete(day);
  }
  return after;
}
