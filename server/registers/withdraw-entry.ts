import { KEEPER } from "../../domain/registers/register.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { insertEntryVersions, lockEntries, markWithdrawn } from "./register-store.ts";
import { reportNoById } from "./report-store.ts";

/**
 * 撤销登记: an entry made in error no longer stands; what it said stays readable in its versions. One that went into a
 * written report stays: it was told to others.
 * @throws Refusal register.entry-unknown, register.not-keeper, register.withdrawn, register.reported, version.stale
 */
export async function withdrawEntry(
  context: Context,
  person: SignedInPerson,
  rowKey: string,
  asked: { version: number; reason: string },
): Promise<{ entryNo: string; version: number }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const stored = (await lockEntries(trx, [rowKey])).get(rowKey);
    // What another department keeps is not there for who may not keep it.
    if (!stored || !person.roles.has(KEEPER[stored.register])) throw new Refusal("register.entry-unknown");
    if (stored.state === "withdrawn") throw new Refusal("register.withdrawn");
    if (stored.version !== asked.version)
      throw new Refusal("version.stale", { sent: asked.version, current: stored.version });
    if (stored.reportId !== null)
      throw new Refusal("register.reported", { reportNo: await reportNoById(trx, stored.reportId) });
    const version = stored.version + 1;
    const hand = { accountId: person.accountId, at, source: "web" as const };
    await markWithdrawn(trx, hand, stored.id, version);
    const contentHashed = contentHash({ withdrawn: stored.rowKey, version, reason: asked.reason });
    await insertEntryVersions(trx, hand, [
      { entryId: stored.id, version, content: null, reason: asked.reason, contentHash: contentHashed },
    ]);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "register.withdraw" },
      ...{ subject: `register/${stored.register}/${stored.entryNo}`, detail: { reason: asked.reason } },
      vouches: { register_entries: [stored.id], register_entry_versions: [[stored.id, version]] },
    });
    await context.pulse.bump(trx);
    return { entryNo: stored.entryNo, version };
  });
}
