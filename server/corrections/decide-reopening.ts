import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { nthWorkdayAfter } from "../../domain/calendar/workdays.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { shanghaiDay } from "../today.ts";
import { lockReopening, settleReopening } from "./reopening-store.ts";
import { requireSecondPerson } from "./second-person.ts";

/** How long a unit stays open, in workdays after the day it was opened (细则 §10). */
const OPEN_WORKDAYS = 2;
/** 17:30 in Shanghai. */
const CLOSE_OF_BUSINESS = "T09:30:00.000Z";

export const reopeningDecisionBody = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept"), note: z.string().trim().max(500).optional() }),
  z.strictObject({ decision: z.literal("refuse"), note: z.string().trim().min(10).max(500) }),
]);

/**
 * 批准解锁: a second person of another role opens the unit's month, until 17:30 of the second workday after today. What
 * is pushed meanwhile goes the whole way again (本人确认、报送、审核签字、复核) and is published again with a note.
 * @returns when it closes by itself; null when refused
 * @throws Refusal reopening.unknown, second-person.*
 */
export async function decideReopening(
  context: Context,
  person: SignedInPerson,
  id: number,
  request: z.infer<typeof reopeningDecisionBody>,
): Promise<{ closesAt: string | null }> {
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const reopening = await lockReopening(trx, id);
    if (!reopening) throw new Refusal("reopening.unknown");
    const role = requireSecondPerson(person, reopening, at);
    const accepted = request.decision === "accept";
    const calendar = await readCalendar(trx);
    const closesAt = accepted
      ? nthWorkdayAfter(calendar, shanghaiDay(now), OPEN_WORKDAYS) + CLOSE_OF_BUSINESS
      : null;
    const state = accepted ? "open" : "refused";
    const note = request.note || null;
    await settleReopening(trx, id, { state, by: person.accountId, role, at, note, closesAt });
    const unit = await trx("units").where({ id: reopening.unitId }).first<{ code: string }>("code");
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: accepted ? "reopening.open" : "reopening.refuse" },
      subject: `month/${reopening.month}/unit/${unit.code}`,
      detail: { reopening: id, role, note, closesAt },
      vouches: { reopenings: [id] },
    });
    await context.pulse.bump(trx);
    return { closesAt };
  });
}
