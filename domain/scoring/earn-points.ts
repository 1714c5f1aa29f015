import type { CompiledMethod, ScorableIndicator } from "./compile-rules.ts";
import { halfUp, SCALE } from "./exact.ts";
import { deductFloor } from "./methods/deduct-floor.ts";
import { manual, rankStep } from "./methods/rank-step.ts";
import { rateTarget } from "./methods/rate-target.ts";
import { tier } from "./methods/tier.ts";
import type { Hundredths } from "./points.ts";
import { readNumber, readSum } from "./read-inputs.ts";
import type { Answers } from "./read-inputs.ts";
import type { WeighedEvents } from "./weigh-events.ts";

/** What the lines of a month bring to its indicators. */
export interface LineResults {
  /** `null` when there are no events. */
  events: WeighedEvents | null;
  /** Σ credits after item caps, hundredths × ten-thousandths. */
  credits: number;
}

/** What an indicator earned; `null` = 不适用, `undefined` = 未填. */
export type Earned = Hundredths | null | undefined;

/** One indicator of one month by its method (细则 §1). */
export function earnPoints(indicator: ScorableIndicator, answers: Answers, lines: LineResults): Earned {
  if (indicator.notApplicableWhenZero !== null) {
    const due = readNumber(answers, indicator.notApplicableWhenZero);
    if (due === null || due === 0) return null;
    if (due === undefined) return undefined;
  }
  const { method, max } = indicator;
  switch (method.kind) {
    case "rate":
      return earnRate(method, max, answers);
    case "deduct":
      return earnRest(indicator.code, method, max, answers, lines.events);
    case "tier": {
      const value = readSum(answers, method.sum);
      if (value === null || value === undefined) return value;
      if (method.of === null) return tier(method.table, value, 1);
      const whole = readSum(answers, method.of);
      if (whole === null || whole === undefined) return whole;
      return whole <= 0 ? null : tier(method.table, value * 100 * SCALE, whole);
    }
    case "list": {
      const value = answers[method.input];
      if (value === null) return null;
      return typeof value === "string" ? method.points.get(value) : undefined;
    }
    case "credits":
      return lines.credits >= max * SCALE ? max : halfUp(lines.credits, SCALE);
    case "rank":
    case "manual": {
      const value = readNumber(answers, method.input);
      if (value === null || value === undefined) return value;
      return method.kind === "rank" ? rankStep(max, method.step, value) : manual(max, value);
    }
  }
}

function earnRate(method: CompiledMethod & { kind: "rate" }, max: Hundredths, answers: Answers): Earned {
  const target = method.target === null ? method.fixed : readSum(answers, method.target);
  // Not assigned (0) or 不适用 needs no actual; 未填 waits for it.
  if (target === null || (target !== undefined && target <= 0)) return null;
  const actual = readSum(answers, method.actual);
  if (actual === null) return null;
  if (method.of === null)
    return actual === undefined || target === undefined ? undefined : rateTarget(max, actual, target);
  const whole = readSum(answers, method.of);
  if (whole === null || (whole !== undefined && whole <= 0)) return null;
  if (actual === undefined || target === undefined || whole === undefined) return undefined;
  return rateTarget(max, actual * 100 * SCALE, whole * target);
}

/** A column that is 不适用 deducts nothing; when all are, so is the indicator, unless an event deducts here. */
function earnRest(
  code: string,
  method: CompiledMethod & { kind: "deduct" },
  max: Hundredths,
  answers: Answers,
  events: WeighedEvents | null,
): Earned {
  let deducted = events === null ? 0 : (events.deducted.get(code) ?? 0);
  let applicable = deducted > 0;
  let missing = false;
  for (let index = 0; index < method.fields.length; index++) {
    const field = method.fields[index]!;
    const count = readNumber(answers, field);
    if (count === null) continue;
    applicable = true;
    if (count === undefined) missing = true;
    else if (count > 0) deducted += keptCount(count, field, events) * method.points[index]!;
  }
  if (!applicable) return null;
  return missing ? undefined : deductFloor(max, deducted);
}

/** A column's count less the facts scored elsewhere (细则 §0), in ten-thousandths. */
export function keptCount(count: number, field: string, events: WeighedEvents | null): number {
  return Math.max(0, count - (events?.lost.get(field) ?? 0) * SCALE);
}
