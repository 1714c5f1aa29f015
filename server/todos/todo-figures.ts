import type { Todo, Todos } from "../../domain/messages/todos.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readSilenceDays } from "../reports/attestation-setting.ts";
import { assessmentTodos } from "./assessment-todos.ts";
import { clerkTodos } from "./clerk-todos.ts";
import { unreadNotices } from "./notice-figures.ts";
import { confirmationTodos, decisionTodos, filesTodos, rosterTodos } from "./office-todos.ts";
import { readWorkMonths } from "./open-months.ts";
import { ownTodos } from "./own-todos.ts";
import { reviewTodos } from "./review-todos.ts";

/**
 * What waits for a person now, computed from the rows themselves: nothing is ticked off by hand, and nothing can be
 * forgotten. A fixed number of reads per role, whatever the size of the bureau.
 */
export async function todoFigures(context: Context, person: SignedInPerson): Promise<Todos> {
  const { db } = context;
  const now = context.clock.now();
  const months = await readWorkMonths(db, now);
  const attests = (await readSilenceDays(db)) !== 0;
  const todos: Todo[] = [
    ...(person.officerId === null ? [] : await ownTodos(db, person.officerId, months, attests)),
    ...(await clerkTodos(db, person.fills, months, attests)),
    ...(await reviewTodos(db, person, months)),
    ...(person.roles.has("filesOffice") ? await filesTodos(db, months) : []),
    ...(await decisionTodos(db, person, now)),
    ...(await confirmationTodos(db, person, months)),
    ...(await rosterTodos(db, person, now)),
    ...(await assessmentTodos(context, person)),
  ];
  return {
    asOf: now.toISOString(),
    todos: todos.sort((a, b) => urgency(a).localeCompare(urgency(b))),
    unread: await unreadNotices(db, person.accountId),
  };
}

/** Practice last, what has no day before it, the rest by deadline. */
function urgency({ practice, due, month }: Todo): string {
  return `${practice ? 1 : 0}${due ?? "9"}${month ?? ""}`;
}
