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

/**
 * Whether content may be stored in a month as it stands (`line.state` at this instant). An ordinary month takes late
 * files until it is published (细则 §10: late, not refused); a back-filled or practice month only inside its window.
 */
export function takesFilling(line: Pick<MonthLine, "state" | "backFilled" | "practice">): boolean {
  if (line.state === "open") return true;
  return line.state === "reviewing" && !line.backFilled && !line.practice;
}

/** DW-01 按时填报: the last instant at which a file of this month is on time; none for 补录, before which no instant lies. */
export function onTimeUntil(line: Pick<MonthLine, "submitBy" | "backFilled">): string {
  return line.backFilled ? "" : line.submitBy;
}
