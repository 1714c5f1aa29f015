import type { RemindedStep } from "../../domain/calendar/reminders.ts";
import type { Todo, TodoKind } from "../../domain/messages/todos.ts";
import type { Month } from "../../domain/month.ts";
import { queryText } from "../figures/fresh.ts";
import { kindOf, type PeriodKind } from "../period.ts";

/** The page on which each kind of to-do is done. */
const PAGE: Record<TodoKind, string> = {
  ownFill: "/my-month",
  ownAttest: "/my-month",
  ownReturned: "/my-month",
  unitFill: "/package",
  unitAttest: "/package",
  unitSubmit: "/package",
  unitReturned: "/package",
  unitSegments: "/segments",
  review: "/review",
  confirmEvents: "/confirmations",
  check: "/publication",
  publish: "/publication",
  bulletin: "/bulletins",
  objections: "/objections",
  corrections: "/corrections",
  reopenings: "/corrections",
  calendarNotice: "/calendar",
  rosterChanges: "/organisation",
  assessCompute: "/assessments",
  assessAnnounce: "/assessments",
  assessPropose: "/assessments",
  assessApprove: "/assessments",
  assessNotice: "/assessments",
  assessFinish: "/assessments",
};

/** 季度、半年、年度 have a page each. */
const PERIOD_PAGE: Partial<Record<PeriodKind, string>> = { quarter: "quarter", half: "half-year" };

/** Where a to-do is done: its page, opened at its month and unit. */
export function todoAddress({
  kind,
  month,
  unit,
  period,
}: Pick<Todo, "kind" | "month" | "unit" | "period">): string {
  if (period !== undefined)
    return `${PAGE[kind]}/${PERIOD_PAGE[kindOf(period)] ?? "year"}${queryText({ period })}`;
  return PAGE[kind] + queryText({ unit: unit?.code, month });
}

const STEP_PAGE: Record<RemindedStep, TodoKind> = {
  attestBy: "ownFill",
  submitBy: "unitSubmit",
  reviewBy: "review",
  leaderReviewBy: "review",
  checkBy: "check",
  publishAt: "publish",
};

/** Where a reminder leads. */
export function noticeAddress(step: RemindedStep, month: Month): string {
  return todoAddress({ kind: STEP_PAGE[step], month, unit: null });
}
