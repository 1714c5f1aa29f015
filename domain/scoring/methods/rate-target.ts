import { compareRatios, halfUp, halfUpProduct } from "../exact.ts";
import type { OverBonus } from "../../rules/indicator-rule.ts";
import type { Hundredths } from "../points.ts";

/**
 * RATE_TARGET: max × min(1, actual ÷ target), half-up. `null` for a target of 0: not assigned, 不适用.
 * Both quantities in the same unit.
 */
export function rateTarget(max: Hundredths, actual: number, target: number): Hundredths | null {
  if (target <= 0) return null;
  if (actual >= target) return max;
  if (actual <= 0) return 0;
  const product = max * actual;
  return product <= Number.MAX_SAFE_INTEGER ? halfUp(product, target) : halfUpProduct(max, actual, target);
}

/**
 * Points above target: `per` for every full `step` points of per cent beyond 100 %, at most `cap`.
 * 60 against 50 is exactly two steps of 10 (in floats it is 1.9999…, one step).
 */
export function overBonus(bonus: OverBonus, actual: number, target: number): Hundredths {
  if (target <= 0 || actual <= target) return 0;
  const most = Math.ceil(bonus.cap / bonus.per);
  let steps = Math.min(most, Math.floor(((actual - target) * 100) / (target * bonus.step)) + 1);
  // The float quotient may be one too high at an edge; the comparison below is exact.
  while (steps > 0 && compareRatios((actual - target) * 100, target, steps * bonus.step, 1) < 0) steps -= 1;
  return Math.min(bonus.cap, steps * bonus.per);
}
