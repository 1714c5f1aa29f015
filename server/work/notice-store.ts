import type { Knex } from "knex";
import { insertRows } from "../database/bulk.ts";

/** Account 0 is the server itself: its notices mark what has been posted. */
const SERVER = 0;

export interface NewNotice {
  kind: string;
  /** What it is about; with account and kind it exists once. */
  subject: string;
  facts: Record<string, string | number | boolean>;
  at: string;
  dueAt: string | null;
}

/** Which of these (kind + subject) have been posted already, as `kind subject`. */
export async function postedAmong(
  db: Knex,
  wanted: readonly Pick<NewNotice, "kind" | "subject">[],
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await db("notices")
    .where({ account_id: SERVER })
    .whereIn("subject", [...new Set(wanted.map(({ subject }) => subject))])
    .select<{ kind: string; subject: string }[]>("kind", "subject");
  return new Set(rows.map(({ kind, subject }) => `${kind} ${subject}`));
}

/**
 * Posts one notice to many accounts, and marks it as posted. The mark is written first: whoever comes second fails on
 * its key, and with him everything he was about to post.
 */
export async function postNotice(
  trx: Knex.Transaction,
  notice: NewNotice,
  accounts: readonly number[],
): Promise<void> {
  const row = {
    ...{ kind: notice.kind, subject: notice.subject, facts: JSON.stringify(notice.facts) },
    ...{ at: notice.at, due_at: notice.dueAt, read_at: null },
  };
  await insertRows(trx, "notices", [{ account_id: SERVER, ...row }]);
  const rows = [...new Set(accounts)].filter((id) => id !== SERVER).map((id) => ({ account_id: id, ...row }));
  await insertRows(trx, "notices", rows);
}
