import type { CompletionUnit } from "../../domain/messages.ts";

/** Units by completion, best first; equal rates by unit code, so that the order never flickers. */
export function inCompletionOrder(units: readonly CompletionUnit[]): CompletionUnit[] {
  return [...units].sort(
    // Ratios are compared crosswise: no rounding decides an order.
    (a, b) =>
      b.complete * Math.max(1, a.expected) - a.complete * Math.max(1, b.expected) ||
      a.unit.localeCompare(b.unit),
  );
}

/** A file stands in exactly one step; together they are the files expected. */
export function stepsOf(
  unit: Pick<CompletionUnit, "expected" | "started" | "complete" | "submitted" | "reviewed">,
) {
  const reviewed = unit.reviewed;
  const submitted = Math.max(unit.submitted, reviewed);
  const complete = Math.max(unit.complete, submitted);
  const started = Math.max(unit.started, complete);
  return {
    reviewed,
    submitted: submitted - reviewed,
    complete: complete - submitted,
    started: started - complete,
    none: Math.max(0, unit.expected - started),
  };
}

export const STEPS = ["reviewed", "submitted", "complete", "started", "none"] as const;
