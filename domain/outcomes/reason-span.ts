import { assessedPeriod, monthsOf } from "../assessment/period.ts";
import type { Month } from "../month.ts";
import type { OutcomeReason } from "./outcome-facts.ts";

/** The months a proposal rests on: a later correction of one of them is told beside it. */
export function monthsBehind(reasons: readonly OutcomeReason[]): Set<Month> {
  return new Set(
    reasons.flatMap((reason) =>
      reason.kind === "months" ? reason.months : monthsOf(assessedPeriod(reason.period)!),
    ),
  );
}
