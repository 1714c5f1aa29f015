import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { isCarried } from "../../domain/rules/rule-life.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import {
  acceptObjection,
  insertDisputeSignature,
  lockDispute,
  readSigners,
  saveDecided,
  saveProposal,
} from "./dispute-store.ts";
import { readImpartial } from "./impartial.ts";

const password = z.string().min(1).max(200);

export const disputeDecisionBody = z.union([
  /** Words a decision and signs it. */
  z.strictObject({
    decision: z.enum(["upheld", "dismissed"]),
    text: z.string().trim().min(10).max(2_000),
    password,
  }),
  /** Signs the decision that stands there. */
  z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), password }),
]);

/**
 * 裁定 (M56): a member of the leading group words the decision and signs, or signs the one that stands there, with his
 * password, bound to its digest. It is decided with the 组长 (or a 副组长 where he must stand aside) and half of those who
 * may; an upheld one turns the objection into an accepted one, which a correction follows.
 * @throws Refusal dispute.unknown, group.not-member, dispute.not-impartial, dispute.settled, rules.changed, group.signed
 */
export async function decideDispute(
  context: Context,
  person: SignedInPerson,
  id: number,
  body: z.infer<typeof disputeDecisionBody>,
): Promise<{ state: "open" | "upheld" | "dismissed"; signatures: number; members: number }> {
  await confirmPassword(context, person, body.password);
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const dispute = await lockDispute(trx, id);
    if (!dispute) throw new Refusal("dispute.unknown");
    const { seats, all } = await readImpartial(trx, dispute.objectionId, now);
    if (!all.some(({ accountId }) => accountId === person.accountId)) throw new Refusal("group.not-member");
    const seat = seats.find(({ accountId }) => accountId === person.accountId);
    if (!seat) throw new Refusal("dispute.not-impartial");
    if (dispute.state !== "open") throw new Refusal("dispute.settled");
    let { proposed, decisionDigest: digest } = dispute;
    if ("decision" in body) {
      proposed = body.decision;
      digest = sha256(
        canonicalJson({ dispute: id, objection: dispute.objectionId, decision: proposed, text: body.text }),
      );
      await saveProposal(trx, id, { proposed, decision: body.text, digest, by: person.accountId });
    } else if (body.digest !== digest) throw new Refusal("rules.changed");
    if (proposed === null || digest === null) throw new Refusal("rules.changed");
    const signed = await readSigners(trx, id, digest);
    if (signed.has(person.accountId)) throw new Refusal("group.signed");
    const signature = await insertDisputeSignature(trx, {
      dispute: id,
      digest,
      seat,
      at,
      terminal: person.terminal ?? null,
    });
    signed.add(person.accountId);
    const carried = isCarried(seats, signed);
    if (carried) await saveDecided(trx, id, proposed, at);
    const upheld = carried && proposed === "upheld";
    if (upheld) await acceptObjection(trx, dispute.objectionId);
    await appendAudit(trx, {
      ...{
        at,
        actorId: person.accountId,
        action: carried ? "dispute.decide" : "dispute.sign",
        subject: `dispute/${id}`,
      },
      detail: { decision: proposed, digest, place: seat.place, seats: seats.length, signatures: signed.size },
      vouches: {
        ...{ disputes: [id], dispute_signatures: [signature] },
        ...(upheld && { objections: [dispute.objectionId] }),
      },
    });
    await context.pulse.bump(trx);
    return { state: carried ? proposed : "open", signatures: signed.size, members: seats.length };
  });
}
