import type { Knex } from "knex";
import { inTransaction } from "../database/transaction.ts";
import { appendAudit } from "./append-audit.ts";

/**
 * Lets the chain of an installation that ran an earlier release vouch for the rule sets this one added, or wrote down
 * anew in today's form. A new installation vouches for everything at once when it first starts.
 */
export async function vouchForUpgrade(db: Knex, at: string, versions: readonly string[]): Promise<void> {
  if (versions.length === 0) return;
  if (!(await db("audit_entries").where({ action: "release.install" }).first("seq"))) return;
  await inTransaction(db, async (trx) => {
    await appendAudit(trx, {
      ...{ at, actorId: null, action: "release.upgrade", subject: "release", detail: { ruleSets: versions } },
      vouches: { rule_sets: versions },
    });
  });
}
