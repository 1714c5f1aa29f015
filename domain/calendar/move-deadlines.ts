import type { MonthDeadlines } from "./month-deadlines.ts";
import { MONTH_STEPS } from "./month-steps.ts";

/**
 * What an open month's deadlines become when the calendar changes. A step the files office has adjusted by hand (it
 * differs from `before`, what the old calendar gave) keeps its instant; a step moves only to an instant still ahead,
 * so that nobody is late by a notice that came later. The order of the steps stays.
 */
export function moveDeadlines(
  stored: MonthDeadlines,
  before: MonthDeadlines,
  after: MonthDeadlines,
  now: string,
): MonthDeadlines {
  const moved = { ...stored };
  let previous = "";
  for (const step of MONTH_STEPS) {
    const follows = stored[step] === before[step] && after[step] !== before[step] && after[step] > now;
    if (follows) moved[step] = after[step];
    if (moved[step] < previous) moved[step] = previous;
    previous = moved[step];
  }
  return moved;
}
