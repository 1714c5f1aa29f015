import { Refusal } from "../../domain/refusal.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readEditors } from "./figure-store.ts";
import { findQuarter, updateQuarter } from "./quarter-store.ts";

/**
 * 局长或政委批准: the second word on what 考核办 signed, since that office stands in the result itself. With it the quarter
 * is announced to everybody and frozen. @throws Refusal unit-quarter.*, signature.wrong-password
 */
export async function approveQuarter(
  context: Context,
  person: SignedInPerson,
  quarter: string,
  body: { password: string; digest: string },
): Promise<{ state: "announced"; announcedAt: string }> {
  await confirmPassword(context, person, body.password);
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const found = await findQuarter(trx, quarter, { lock: true });
    if (!found) throw new Refusal("unit-quarter.uncomputed", { quarter });
    if (found.state !== "signed") throw new Refusal("unit-quarter.wrong-state", { quarter });
    if (found.digest !== body.digest) throw new Refusal("unit-quarter.changed", { quarter });
    const hands = await readEditors(trx, quarter);
    for (const { accountId } of found.signatures) hands.add(accountId);
    hands.add(found.computedById);
    if (hands.has(person.accountId)) throw new Refusal("unit-quarter.own-hand");
    const { accountId, name } = person;
    const signatures = [
      ...found.signatures,
      { step: "approve" as const, accountId, name, at, digest: found.digest },
    ];
    await updateQuarter(trx, found.id, { state: "announced", signatures, announcedAt: at });
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: "unit-quarter.approve", subject: `unit-quarter/${quarter}` },
      detail: { run: found.run, digest: found.digest },
      vouches: { unit_quarters: [found.id] },
    });
    await context.pulse.bump(trx);
    return { state: "announced", announcedAt: at };
  });
}
