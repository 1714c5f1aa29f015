import type { ViolationCounter } from "../messages/campaigns.ts";
import { monthsBetween } from "../month.ts";
import { daysFrom } from "./progress.ts";

/**
 * 违纪 for the “零”违纪 counter (M54): penalties of a person, concealment, and the effects that are breaches of discipline
 * (违规外联, 政治纪律, 红线, 禁令). Complaints, media incidents and a unit's being criticised are counted elsewhere.
 */
export const VIOLATION_TYPES = ["P1", "P2", "P3", "P4", "P5", "P6", "P10", "P11", "X2", "X3", "X4", "X5"] as const; // prettier-ignore

/**
 * Days and months of a window without a violation. Its date is the document's (月度归属以认定文书为准, 细则 §0): a violation
 * on the 5th leaves the days from the 6th on. `last` is the last one ever known, before the window too.
 */
export function countWithout(
  window: { firstDay: string; lastDay: string },
  days: readonly string[],
  last: string | null,
): Omit<ViolationCounter, "unit" | "name"> {
  const within = days.filter((day) => day >= window.firstDay && day <= window.lastDay).sort();
  const latest = within.at(-1);
  const months = monthsBetween(window.firstDay.slice(0, 7), window.lastDay.slice(0, 7));
  const blotted = new Set(within.map((day) => day.slice(0, 7)));
  return {
    violations: within.length,
    lastOn: latest ?? last,
    daysWithout: latest ? daysFrom(latest, window.lastDay) - 1 : daysFrom(window.firstDay, window.lastDay),
    monthsWithout: months.filter((month) => !blotted.has(month)).length,
    months: months.length,
  };
}
