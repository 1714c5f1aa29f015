import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { appendAudit } from "./append-audit.ts";

/**
 * Lets the chain vouch for what this release brought along, once per installation: the rule sets and the calendar of
 * holidays. Later changes of them are acts of people with entries of their own.
 */
export async function vouchForRelease(context: Context): Promise<void> {
  const action = "release.install";
  if (await context.db("audit_entries").where({ action }).first("seq")) return;
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: null, action, subject: "release", detail: {} },
      vouches: { rule_sets: "all", calendar_days: "all" },
    });
  });
}
