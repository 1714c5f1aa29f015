/** 待办与提醒: what waits for a person, and what the server told him of its own accord. */
import type { PeriodText } from "../assessment/period.ts";
import type { RemindedStep, ReminderPhase } from "../calendar/reminders.ts";
import type { Month } from "../month.ts";

/** Everything that can wait for somebody; the dashboard has a sentence and a page for each. */
export const TODO_KINDS = [
  "ownFill", "ownAttest", "ownReturned",
  "unitFill", "unitAttest", "unitSubmit", "unitReturned", "unitSegments",
  "review", "confirmEvents",
  "check", "publish", "bulletin", "objections", "corrections", "reopenings", "calendarNotice",
  "rosterChanges",
  "assessCompute", "assessAnnounce", "assessPropose", "assessApprove", "assessNotice", "assessFinish",
] as const; // prettier-ignore
export type TodoKind = (typeof TODO_KINDS)[number];

export interface Todo {
  kind: TodoKind;
  month: Month | null;
  /** A quarter, half-year or year, where it is about one. */
  period?: PeriodText;
  unit: { code: string; name: string } | null;
  /** How many things wait. */
  count: number;
  /** Until when (ISO 8601 UTC); null = no day is set for it. */
  due: string | null;
  /** Of a practice month (试填): nothing is lost by leaving it. */
  practice: boolean;
  /** Why a file came back. */
  reason?: string;
}
export interface Todos {
  asOf: string;
  /** Overdue first, then by deadline. */
  todos: Todo[];
  /** Reminders not read yet. */
  unread: number;
}

export interface NoticeLine {
  id: number;
  step: RemindedStep;
  phase: ReminderPhase;
  month: Month;
  practice: boolean;
  at: string;
  dueAt: string;
  read: boolean;
}
export interface Notices {
  unread: number;
  notices: NoticeLine[];
}
