import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { readInvolved } from "../corrections/involved-store.ts";
import { inTransaction } from "../database/transaction.ts";
import { findObjection, saveAnswer } from "./objection-store.ts";

export const answerBody = z.strictObject({
  decision: z.enum(["accepted", "dismissed"]),
  answer: z.string().trim().min(10).max(1_000),
});

/**
 * 答复异议 (细则 §5): by somebody who neither raised it, nor is its subject, nor filled or reviewed the report. Answered
 * once; late answers are taken and stay marked late. An accepted one changes nothing by itself: the correction it leads
 * to is asked with its number.
 * @throws Refusal objection.unknown, objection.answered, objection.not-impartial
 */
export async function answerObjection(
  context: Context,
  person: SignedInPerson,
  id: number,
  { decision, answer }: z.infer<typeof answerBody>,
): Promise<{ state: "accepted" | "dismissed"; inTime: boolean }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const objection = await findObjection(trx, id, true);
    if (!objection) throw new Refusal("objection.unknown");
    const involved = (await readInvolved(trx, [objection.reportId])).get(objection.reportId);
    const { accountId, officerId } = person;
    const party = objection.accountId === accountId || objection.officerId === officerId;
    if (party || involved?.has(accountId)) throw new Refusal("objection.not-impartial");
    if (objection.state !== "open") throw new Refusal("objection.answered");
    await saveAnswer(trx, id, { state: decision, answer, by: accountId, at });
    const inTime = at <= objection.answerBy;
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: "objection.answer", subject: `objection/${id}` },
      detail: { decision, inTime, answer },
      vouches: { objections: [id] },
    });
    await context.pulse.bump(trx);
    return { state: decision, inTime };
  });
}
