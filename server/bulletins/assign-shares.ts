import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readMembers, readUnitIds, replaceShares } from "./share-store.ts";

/**
 * 分责: which member of the files office answers for which units. Units left out are everybody's.
 * @throws Refusal unit.unknown, share.not-member
 */
export async function assignShares(
  context: Context,
  person: SignedInPerson,
  wanted: readonly { unit: string; accountId: number }[],
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const members = new Set((await readMembers(trx)).map(({ accountId }) => accountId));
    const units = await readUnitIds(trx, wanted.map(({ unit }) => unit)); // prettier-ignore
    const shares = new Map<number, number>();
    for (const { unit, accountId } of wanted) {
      const unitId = units.get(unit);
      if (unitId === undefined) throw new Refusal("unit.unknown", { unit });
      if (!members.has(accountId)) throw new Refusal("share.not-member");
      shares.set(unitId, accountId);
    }
    const touched = await replaceShares(trx, [...shares].map(([unitId, accountId]) => ({ unitId, accountId }))); // prettier-ignore
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "bulletin.share", subject: "office-shares" },
      detail: { shares: wanted },
      vouches: { office_shares: touched },
    });
    await context.pulse.bump(trx);
  });
}
