import type { Knex } from "knex";
import type { RemindedStep, ReminderPhase } from "../../domain/calendar/reminders.ts";
import type { NoticeLine, Notices } from "../../domain/messages/todos.ts";

/** The newest reminders a person is shown. */
const SHOWN = 50;

/** What the server told this account, newest first. */
export async function noticesOf(db: Knex, accountId: number): Promise<Notices> {
  const rows = await db("notices")
    .where({ account_id: accountId })
    .orderBy("id", "desc")
    .limit(SHOWN)
    .select<Row[]>("id", "kind", "facts", "at", "due_at", "read_at");
  return { unread: await unreadNotices(db, accountId), notices: rows.map(lineOf) };
}

export async function unreadNotices(db: Knex, accountId: number): Promise<number> {
  const row = await db("notices")
    .where({ account_id: accountId })
    .whereNull("read_at")
    .first<{ n: number }>(db.raw("count(*) as n"));
  return Number(row.n);
}

interface Row {
  id: number;
  kind: string;
  facts: string;
  at: string;
  due_at: string;
  read_at: string | null;
}

function lineOf(row: Row): NoticeLine {
  const [step, phase] = row.kind.split(".") as [RemindedStep, ReminderPhase];
  const { month, practice } = JSON.parse(row.facts) as { month: string; practice: boolean };
  return {
    ...{ id: Number(row.id), step, phase, month, practice, at: row.at },
    ...{ dueAt: row.due_at, read: row.read_at !== null },
  };
}
