import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { isCarried } from "../../domain/rules/rule-life.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { insertSignature, readAdoption } from "./adoption-store.ts";
import { findRules, saveAdopted } from "./rule-set-store.ts";

export const adoptionBody = z.strictObject({
  /** Of the text he has read: another one is not signed by mistake. */
  textDigest: z.string().regex(/^[0-9a-f]{64}$/),
  password: z.string().min(1).max(200),
});

/**
 * 通过 (M56, M59): a member of the leading group signs the text of the 讨论稿, bound to its digest, with his password. With
 * the 组长 and half of the members it is adopted, and nobody edits it any more.
 * @throws Refusal rule-set.unknown, group.not-member, rules.move, rules.changed, group.signed, signature.wrong-password
 */
export async function signAdoption(
  context: Context,
  person: SignedInPerson,
  version: string,
  { textDigest, password }: z.infer<typeof adoptionBody>,
): Promise<{ carried: boolean; signatures: number; members: number }> {
  await confirmPassword(context, person, password);
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const rules = await findRules(trx, version, true);
    if (!rules) throw new Refusal("rule-set.unknown", { version });
    const { seats, signatures } = await readAdoption(trx, rules, at);
    const seat = seats.find(({ accountId }) => accountId === person.accountId);
    if (!seat) throw new Refusal("group.not-member");
    if (rules.state !== "discussion") throw new Refusal("rules.move", { state: rules.state, to: "trial" });
    if (rules.textDigest !== textDigest) throw new Refusal("rules.changed");
    const signed = new Set(signatures.map(({ accountId }) => accountId));
    if (signed.has(person.accountId)) throw new Refusal("group.signed");
    const terminal = person.terminal ?? null;
    const id = await insertSignature(trx, { version, textDigest, seat, at, terminal });
    signed.add(person.accountId);
    const carried = rules.adoptedAt !== null || isCarried(seats, signed);
    if (carried && rules.adoptedAt === null) await saveAdopted(trx, version, at);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "rules.sign", subject: `rules/${version}` },
      detail: { textDigest, place: seat.place, carried, seats: seats.length },
      vouches: { rule_signatures: [id], rule_sets: [version] },
    });
    await context.pulse.bump(trx);
    return { carried, signatures: signed.size, members: seats.length };
  });
}
