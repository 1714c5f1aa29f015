import { changeOf } from "../../domain/calendar/compare-calendars.ts";
import type { CalendarDay } from "../../domain/calendar/workdays.ts";
import type { CalendarChange, MovedDeadline } from "../../domain/messages/calendar.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { effectOf, rowsOf, storeEffect } from "./calendar-change.ts";
import { holdCalendar } from "./calendar-store.ts";

/** `workday` null: the day follows its weekday again. */
export interface DaySetting {
  workday: boolean | null;
  note: string;
  reason: string;
}

/**
 * Changes one day of the calendar (台风停工, a single 调休) and moves the deadlines of open months that count it. Setting
 * it to what it is already changes nothing.
 */
export async function setCalendarDay(
  context: Context,
  person: SignedInPerson,
  day: string,
  { workday, note, reason }: DaySetting,
): Promise<{ changes: CalendarChange[]; deadlines: MovedDeadline[] }> {
  return inTransaction(context, async (trx) => {
    const now = context.clock.now();
    const before = await holdCalendar(trx);
    const wanted: CalendarDay | undefined = workday === null ? undefined : { day, workday, note };
    const changes = changeOf(day, before.get(day), wanted);
    const effect = await effectOf(trx, before, changes, now);
    if (changes.length > 0) {
      await storeEffect(trx, effect);
      await appendAudit(trx, {
        ...{
          at: now.toISOString(),
          actorId: person.accountId,
          action: "calendar.day",
          subject: `calendar/${day}`,
        },
        detail: { reason, changes, deadlines: effect.moved },
        vouches: rowsOf(effect),
      });
      await context.pulse.bump(trx);
    }
    return { changes, deadlines: effect.moved };
  });
}
