import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { addMonths, monthsBetween } from "../../domain/month.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { readCalendar } from "./calendar-store.ts";
import { insertMonth } from "./month-store.ts";

/** Months that exist without anybody asking: last month is still being filled, the next one is being planned. */
const BEHIND = -1;
const AHEAD = 1;

/**
 * Opens the months around today with the deadlines of the calendar (细则 §10) and the rule set in force. Safe to call
 * as often as one likes and from several processes: a month that exists is left alone.
 */
export async function openMonths(context: Context): Promise<void> {
  const now = context.clock.now();
  const current = shanghaiDay(now).slice(0, 7);
  const wanted = monthsBetween(addMonths(current, BEHIND), addMonths(current, AHEAD));
  const known = new Set(await context.db("months").whereIn("month", wanted).pluck<string[]>("month"));
  const missing = wanted.filter((month) => !known.has(month) && context.rules.isInForce(month));
  if (missing.length === 0) return;
  await inTransaction(context, async (trx) => {
    const calendar = await readCalendar(trx);
    for (const month of missing) {
      const ruleSet = context.rules.forMonth(month).version;
      const deadlines = monthDeadlines(calendar, month);
      await insertMonth(trx, {
        month,
        state: "upcoming",
        ruleSet,
        ...deadlines,
        practice: false,
        backFilled: false,
      });
    }
    await appendAudit(trx, { at: now.toISOString(), actorId: null, action: "month.open", subject: `month/${missing[0]}`, detail: { months: missing }, vouches: { months: missing } }); // prettier-ignore
    await context.pulse.bump(trx);
  });
}
