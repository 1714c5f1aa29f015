import type { Knex } from "knex";
import { AWAITING_NOTICE } from "../../domain/calendar/holidays-2027.ts";
import { CONFIRMING_DEPARTMENTS } from "../../domain/confirming.ts";
import type { ChangeKind } from "../../domain/organisation/acts.ts";
import { CHANGE_HOURS, confirmsAs } from "../../domain/organisation/change-rules.ts";
import type { Role } from "../../domain/role.ts";
import type { Todo, TodoKind } from "../../domain/messages/todos.ts";
import type { SignedInPerson } from "../access/person.ts";
import { countStates } from "../confirmations/confirmation-store.ts";
import { decidingRole, lapseOf } from "../corrections/second-person.ts";
import { shanghaiDay } from "../today.ts";
import { ofMonth, type WorkMonths } from "./open-months.ts";

const NOWHERE = { month: null, unit: null, practice: false } as const;
/** From November on next year's notice of the State Council is looked for. */
const NOTICE_MONTH = 11;

/** What waits for the files office: files to check, to publish, a bulletin to draft, objections to answer. */
export async function filesTodos(db: Knex, { collecting, published, now }: WorkMonths): Promise<Todo[]> {
  const months = [...collecting, ...published];
  const counts = await db("reports")
    .whereIn(
      "month",
      months.map(({ month }) => month),
    ) // prettier-ignore
    .whereIn("state", ["signed", "checked"])
    .groupBy("month", "state")
    .select<{ month: string; state: string; n: number }[]>("month", "state", db.raw("count(*) as n"));
  const count = (month: string, state: string): number =>
    Number(counts.find((row) => row.month === month && row.state === state)?.n ?? 0);
  const perMonth = months.flatMap((line): Todo[] => [
    { kind: "check", ...ofMonth(line), count: count(line.month, "signed"), due: line.checkBy },
    { kind: "publish", ...ofMonth(line), count: count(line.month, "checked"), due: line.publishAt },
  ]);
  const announced = new Set(
    await db("bulletins").where({ kind: "grades", state: "issued" }).distinct().pluck<string[]>("month"),
  );
  const bulletins = published
    .filter(({ month, practice }) => !practice && !announced.has(month))
    .map((line): Todo => ({ kind: "bulletin", ...ofMonth(line), count: 1, due: line.publishAt }));
  const open = await db("objections")
    .where({ state: "open" })
    .first<{ n: number; due: string | null }>(db.raw("count(*) as n"), db.raw("min(answer_by) as due"));
  const objections: Todo = { kind: "objections", ...NOWHERE, count: Number(open.n), due: open.due };
  const notice = await calendarNotice(db, now);
  return [...perMonth, ...bulletins, objections, ...notice].filter(({ count: waiting }) => waiting > 0);
}

async function calendarNotice(db: Knex, now: Date): Promise<Todo[]> {
  const today = shanghaiDay(now);
  if (Number(today.slice(5, 7)) < NOTICE_MONTH) return [];
  const next = `${Number(today.slice(0, 4)) + 1}-`;
  const days = await db("calendar_days")
    .where("day", "like", `${next}%`)
    .select<{ note: string | null }[]>("note");
  const provisional = days.length === 0 || days.some(({ note }) => note?.includes(AWAITING_NOTICE));
  return provisional ? [{ kind: "calendarNotice", ...NOWHERE, count: 1, due: null }] : [];
}

/** Corrections and reopenings that wait for this person as the second one. */
export async function decisionTodos(db: Knex, person: SignedInPerson, now: Date): Promise<Todo[]> {
  const tables: [TodoKind, string][] = [
    ["corrections", "corrections"],
    ["reopenings", "reopenings"],
  ];
  const todos: Todo[] = [];
  for (const [kind, table] of tables) {
    const asked = await db(table)
      .where({ state: "asked" })
      .select<Asked[]>({ state: "state", askedBy: "asked_by", askedRole: "asked_role", askedAt: "asked_at" });
    const waiting = asked
      .map((one) => ({ ...one, askedBy: Number(one.askedBy), lapses: lapseOf(one.askedAt) }))
      .filter((one) => one.lapses > now.toISOString() && decidingRole(person, one) !== null);
    if (waiting.length === 0) continue;
    const due = waiting.map(({ lapses }) => lapses).sort()[0] ?? null;
    todos.push({ kind, ...NOWHERE, count: waiting.length, due });
  }
  return todos;
}

interface Asked {
  state: string;
  askedBy: number;
  askedRole: Role;
  askedAt: string;
}

/** Changes of the organisation somebody else entered and this person may confirm, until they lapse. */
export async function rosterTodos(db: Knex, person: SignedInPerson, now: Date): Promise<Todo[]> {
  const since = new Date(now.getTime() - CHANGE_HOURS * 3_600_000).toISOString();
  const pending = await db("roster_changes")
    .where({ state: "pending" })
    .whereNot({ entered_by: person.accountId })
    .where("entered_at", ">", since)
    .select<{ kind: ChangeKind; content: string; entered_at: string }[]>("kind", "content", "entered_at");
  const mine = pending.filter(({ kind, content }) => {
    const { enteredAs } = JSON.parse(content) as { enteredAs: Role };
    return confirmsAs(kind, person.roles, enteredAs) !== null;
  });
  if (mine.length === 0) return [];
  const first = Math.min(...mine.map(({ entered_at }) => Date.parse(entered_at)));
  const due = new Date(first + CHANGE_HOURS * 3_600_000).toISOString();
  return [{ kind: "rosterChanges", ...NOWHERE, count: mine.length, due }];
}

/** Events of open months that wait for the word of a department this person belongs to. */
export async function confirmationTodos(
  db: Knex,
  person: SignedInPerson,
  { collecting }: WorkMonths,
): Promise<Todo[]> {
  const todos: Todo[] = [];
  for (const department of CONFIRMING_DEPARTMENTS.filter((role) => person.roles.has(role))) {
    for (const line of collecting) {
      const { pending } = await countStates(db, department, line.month);
      if (pending > 0)
        todos.push({ kind: "confirmEvents", ...ofMonth(line), count: pending, due: line.reviewBy });
    }
  }
  return todos;
}
