import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { closeAfter } from "../objections/objection-deadline.ts";
import { findObjection } from "../objections/objection-store.ts";
import { findDisputeOf, insertDispute, readAnswered } from "./dispute-store.ts";

export const escalationBody = z.strictObject({ text: z.string().trim().min(10).max(1_000) });

/** Five workdays from the answer, 17:30. */
export const WORKDAYS = 5;

/**
 * 提请领导小组裁定 (M56): the officer whose own objection was answered and dismissed, within five workdays of the answer, once.
 * @throws Refusal objection.unknown, dispute.not-possible, dispute.too-late
 */
export async function escalateObjection(
  context: Context,
  person: SignedInPerson,
  objectionId: number,
  { text }: z.infer<typeof escalationBody>,
): Promise<{ id: number }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    // Holds the objection: two who send at once take turns.
    await findObjection(trx, objectionId, true);
    const answered = await readAnswered(trx, objectionId);
    if (answered?.accountId !== person.accountId) throw new Refusal("objection.unknown");
    if (answered.kind !== "grade" || answered.state !== "dismissed" || answered.answeredAt === null)
      throw new Refusal("dispute.not-possible");
    if (await findDisputeOf(trx, objectionId)) throw new Refusal("dispute.not-possible");
    const until = closeAfter(await readCalendar(trx), answered.answeredAt, WORKDAYS);
    if (at > until) throw new Refusal("dispute.too-late", { until });
    const id = await insertDispute(trx, { objectionId, accountId: person.accountId, text, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "dispute.raise", subject: `dispute/${id}` },
      detail: { objection: objectionId, text: sha256(text) },
      vouches: { disputes: [id] },
    });
    await context.pulse.bump(trx);
    return { id };
  });
}
