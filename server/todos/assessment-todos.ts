import type { AssessmentAction, PeriodLine } from "../../domain/messages/assessments.ts";
import type { Todo, TodoKind } from "../../domain/messages/todos.ts";
import type { SignedInPerson } from "../access/person.ts";
import { yearOverview } from "../assessments/period-figures.ts";
import type { Context } from "../context.ts";
import { shanghaiDay } from "../today.ts";

const KIND: Partial<Record<AssessmentAction, TodoKind>> = {
  ...{ compute: "assessCompute", announce: "assessAnnounce", propose: "assessPropose" },
  ...{ approve: "assessApprove", notice: "assessNotice", finish: "assessFinish" },
};

/** Periods of this year and the last that wait for 考核办, or for a chief's approval: what the calendar allows now. */
export async function assessmentTodos(context: Context, person: SignedInPerson): Promise<Todo[]> {
  if (!person.roles.has("assessmentOffice") && !person.roles.has("chief")) return [];
  const year = Number(shanghaiDay(context.clock.now()).slice(0, 4));
  const todos: Todo[] = [];
  for (const one of [year - 1, year]) {
    const { years, periods } = await yearOverview(context, person, one);
    if (!years.includes(one)) continue;
    for (const line of periods) {
      const kind = waiting(line, person);
      if (kind) todos.push({ kind, period: line.period, month: null, unit: null, count: 1, due: null, practice: false }); // prettier-ignore
    }
  }
  return todos;
}

/** The one step a period waits for, if it is this person's and nothing is in its way. */
function waiting({ assessment, actions }: PeriodLine, { accountId }: SignedInPerson): TodoKind | null {
  const open = actions.filter(({ blocked }) => blocked === null).map(({ action }) => action);
  // A draft may always be computed anew: that is nothing that waits.
  const next = open.find((action) => action !== "return" && (action !== "compute" || assessment === null));
  if (next === "approve" && assessment?.approvals.some((one) => one.accountId === accountId)) return null;
  return next ? (KIND[next] ?? null) : null;
}
