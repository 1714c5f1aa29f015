import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { readInvolved } from "../corrections/involved-store.ts";
import { inTransaction } from "../database/transaction.ts";
import { findObjection, readReporter } from "./objection-store.ts";

/**
 * Who raised a doubt: told to the files office only, one doubt at a time, and never to a member of it who is the subject
 * or had a hand in the report. Each look is an audit entry, written before the name leaves.
 * @throws Refusal objection.unknown
 */
export async function revealReporter(
  context: Context,
  person: SignedInPerson,
  id: number,
): Promise<{ name: string; policeNo: string | null }> {
  return inTransaction(context, async (trx) => {
    const objection = await findObjection(trx, id);
    if (!objection) throw new Refusal("objection.unknown");
    const involved = (await readInvolved(trx, [objection.reportId])).get(objection.reportId);
    if (objection.officerId === person.officerId || involved?.has(person.accountId))
      throw new Refusal("objection.unknown");
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "objection.read-reporter", subject: `objection/${id}`, detail: {} },
    });
    const { name, policeNo } = await readReporter(trx, id);
    return { name, policeNo };
  });
}
