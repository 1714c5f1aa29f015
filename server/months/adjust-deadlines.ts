import {
  firstDisorder,
  MONTH_STEPS,
  pickDeadlines,
  type MonthStep,
} from "../../domain/calendar/month-steps.ts";
import type { MonthCourse } from "../../domain/messages/calendar.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "./calendar-store.ts";
import { courseOf, isAdjustable } from "./month-course.ts";
import { holdMonth, recountOnTime, saveDeadlines } from "./month-store.ts";

export interface Adjustment {
  /** The course the files office had before its eyes (`MonthCourse.base`). */
  base: string;
  /** Instants that change; the others stay. */
  deadlines: Partial<Record<MonthStep, string>>;
  reason: string;
}

/**
 * The files office moves steps of one month, with a reason (细则 §10). Units are counted on time or late by the new
 * package deadline at once.
 * @throws Refusal month.unknown, deadlines.closed, deadlines.changed, deadlines.disorder
 */
export async function adjustDeadlines(
  context: Context,
  person: SignedInPerson,
  month: Month,
  { base, deadlines, reason }: Adjustment,
): Promise<MonthCourse> {
  const now = context.clock.now();
  return inTransaction(context, async (trx) => {
    const line = await holdMonth(trx, month, now);
    if (!isAdjustable(line)) throw new Refusal("deadlines.closed", { month });
    const before = pickDeadlines(line);
    if (contentHash(before) !== base) throw new Refusal("deadlines.changed");
    const after = { ...before, ...deadlines };
    const disorder = firstDisorder(after);
    if (disorder) {
      const message = `${disorder.step} < ${disorder.after}`;
      throw new Refusal("deadlines.disorder", { month }).withErrors([{ field: disorder.step, message }]);
    }
    const moved = MONTH_STEPS.filter((step) => after[step] !== before[step]);
    const adjusted = { ...line, ...after };
    if (moved.length > 0) {
      await saveDeadlines(trx, month, after);
      await recountOnTime(trx, adjusted);
      await appendAudit(trx, {
        ...{
          at: now.toISOString(),
          actorId: person.accountId,
          action: "month.adjust",
          subject: `month/${month}`,
        },
        detail: { reason, moved: moved.map((step) => [step, before[step], after[step]]) },
        vouches: { months: [month] },
      });
      await context.pulse.bump(trx);
    }
    return courseOf(await readCalendar(trx), adjusted);
  });
}
