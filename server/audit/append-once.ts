import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { appendAudit, type AuditEntry } from "./append-audit.ts";

/**
 * Appends an entry unless one with the same action and subject stands since an instant: what is repeated within the
 * minute or the day is one line of the journal, over all processes. Subjects of such entries name the account.
 */
export async function appendAuditOnce(context: Context, entry: AuditEntry, since: string): Promise<void> {
  const { action, subject } = entry;
  const stands = async (db: Context["db"]): Promise<boolean> =>
    (await db("audit_entries").where({ subject, action }).where("at", ">=", since).first("seq")) !==
    undefined;
  if (await stands(context.db)) return;
  await inTransaction(context, async (trx) => {
    // Held first, so that two processes do not both find nothing.
    await trx("audit_head").where({ id: 1 }).forUpdate().first("seq");
    if (!(await stands(trx))) await appendAudit(trx, entry);
  });
}
