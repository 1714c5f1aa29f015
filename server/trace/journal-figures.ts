import type { Knex } from "knex";
import type { Journal } from "../../domain/messages/trace.ts";

const PAGE = 100;

/**
 * The audit journal, newest first: who did what to what and when, never the content of an entry. `before` reads on;
 * `action` narrows it by the beginning of the action (`report.`, `sign-in.`), `subject` by the beginning of the subject.
 */
export async function readJournal(
  db: Knex,
  {
    before,
    action,
    subject,
  }: { before?: number | undefined; action?: string | undefined; subject?: string | undefined },
): Promise<Journal> {
  const query = db("audit_entries as e").leftJoin("accounts as a", "a.id", "e.actor_id").orderBy("e.seq", "desc").limit(PAGE + 1); // prettier-ignore
  if (before !== undefined) void query.where("e.seq", "<", before);
  if (action) void query.where("e.action", "like", `${escapeLike(action)}%`);
  if (subject) void query.where((found) => void found.where("e.subject", subject).orWhere("e.subject", "like", `${escapeLike(subject)}/%`)); // prettier-ignore
  const rows = await query.select<
    { seq: number; at: string; by: string | null; action: string; subject: string; hash: string }[]
  >("e.seq", "e.at", "a.display_name as by", "e.action", "e.subject", "e.hash");
  const head = await db("audit_head").where({ id: 1 }).first<{ seq: number; hash: string }>("seq", "hash");
  const lines = rows.slice(0, PAGE).map((row) => ({ ...row, seq: Number(row.seq) }));
  return {
    lines,
    before: rows.length > PAGE ? (lines.at(-1)?.seq ?? null) : null,
    head: { seq: Number(head.seq), hash: head.hash },
  };
}

/** What a person types is never a pattern; neither engine then needs an escape character. */
function escapeLike(text: string): string {
  return text.replaceAll(/[%_\\]/g, "");
}
