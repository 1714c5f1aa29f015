import { MONTH_STEPS, pickDeadlines } from "../../domain/calendar/month-steps.ts";
import type { Calendar } from "../../domain/calendar/workdays.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { MonthCourse } from "../../domain/messages/calendar.ts";
import { contentHash } from "../canonical-json.ts";
import { computedDeadlines } from "./computed-deadlines.ts";

/** A month's steps as computed and as they hold (细则 §10), and whether they may still be adjusted. */
export function courseOf(calendar: Calendar, line: MonthLine): MonthCourse {
  const computed = computedDeadlines(calendar, line);
  return {
    ...{ month: line.month, state: line.state, practice: line.practice, backFilled: line.backFilled },
    adjustable: isAdjustable(line),
    base: contentHash(pickDeadlines(line)),
    steps: MONTH_STEPS.map((step) => ({
      ...{ step, computed: computed[step], at: line[step], adjusted: computed[step] !== line[step] },
    })),
  };
}

/** Once people were told a result, the way to it is history. */
export function isAdjustable(line: MonthLine): boolean {
  return line.state !== "published" && line.state !== "locked";
}
