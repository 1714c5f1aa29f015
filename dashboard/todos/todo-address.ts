import type { RemindedStep } from "../../domain/calendar/reminders.ts";
import type { Todo, TodoKind } from "../../domain/messages/todos.ts";
import type { Month } from "../../domain/month.ts";
import { queryText } from "../figures/fresh.ts";

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
};

/** Where a to-do is done: its page, opened at its month and unit. */
export function todoAddress({ kind, month, unit }: Pick<Todo, "kind" | "month" | "unit">): string {
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
