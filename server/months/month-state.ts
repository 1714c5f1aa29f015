import type { MonthLine, MonthState } from "../../domain/messages.ts";

/**
 * A month's state at an instant. Publication is an act, so `published` is stored; everything before it, and locking
 * after it, follows from the calendar (细则 §10). `now` is ISO 8601 UTC text.
 */
export function monthStateAt(
  month: Pick<MonthLine, "state" | "opensAt" | "submitBy" | "lockAt">,
  now: string,
): MonthState {
  if (month.state === "locked") return "locked";
  if (month.state === "published") return now >= month.lockAt ? "locked" : "published";
  if (now < month.opensAt) return "upcoming";
  return now <= month.submitBy ? "open" : "reviewing";
}
