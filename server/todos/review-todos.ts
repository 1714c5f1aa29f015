import type { Knex } from "knex";
import type { Todo } from "../../domain/messages/todos.ts";
import type { Month } from "../../domain/month.ts";
import type { SignedInPerson } from "../access/person.ts";
import { readReviewing, type Reviewing } from "../roster/reviewing-store.ts";
import { shanghaiDay } from "../today.ts";
import { ofMonth, type WorkMonths } from "./open-months.ts";

/**
 * Files that wait for this person's signature, also where he acts for an absent reviewer. Nothing is read for people
 * who review nobody.
 */
export async function reviewTodos(
  db: Knex,
  person: SignedInPerson,
  { collecting, now }: WorkMonths,
): Promise<Todo[]> {
  if (!(await mayReview(db, person, shanghaiDay(now)))) return [];
  const todos: Todo[] = [];
  for (const line of collecting) {
    const waiting = await waitingFor(db, line.month, person.accountId);
    if (waiting.length === 0) continue;
    const routed = await readReviewing(db, line.month, shanghaiDay(now), waiting);
    const mine = [...routed.values()].filter((one) => isReviewer(one, person));
    const first = mine.filter(({ route }) => route === 1).length;
    const base = { kind: "review", ...ofMonth(line) } as const;
    if (first > 0) todos.push({ ...base, count: first, due: line.reviewBy });
    if (mine.length > first) todos.push({ ...base, count: mine.length - first, due: line.leaderReviewBy });
  }
  return todos;
}

function isReviewer({ reviewers }: Reviewing, person: SignedInPerson): boolean {
  return reviewers.some(
    ({ officerId, accountId }) =>
      (officerId !== null && officerId === person.officerId) || accountId === person.accountId,
  );
}

/** Heads, leaders and chiefs review; anybody else only while somebody has delegated to him. */
async function mayReview(db: Knex, person: SignedInPerson, today: string): Promise<boolean> {
  if (person.heads.size > 0 || person.inCharge.size > 0) return true;
  if (person.roles.has("chief") || person.roles.has("leader") || person.roles.has("head")) return true;
  if (person.officerId === null) return false;
  const delegated: unknown = await db("delegations")
    .where({ deputy_id: person.officerId })
    .where("from_day", "<=", today)
    .where("to_day", ">=", today)
    .first("id");
  return delegated !== undefined;
}

/** Officers whose reports of the month wait for a signature that this account has not given yet. */
async function waitingFor(db: Knex, month: Month, accountId: number): Promise<number[]> {
  const ids = await db("reports as r")
    .leftJoin("reviews as v", (on) => {
      on.on("v.report_id", "r.id").on("v.report_version", "r.version").andOnVal("v.reviewer_id", accountId);
    })
    .where("r.month", month)
    .where((any) => {
      void any
        .where("r.state", "submitted")
        .orWhere((partly) => void partly.where("r.state", "signing").whereNull("v.id"));
    })
    .distinct()
    .pluck<(number | string)[]>("r.officer_id");
  return ids.map(Number);
}
