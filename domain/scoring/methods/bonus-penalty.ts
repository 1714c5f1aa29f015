import { halfUp, SCALE } from "../exact.ts";
import type { Hundredths } from "../points.ts";

/**
 * BONUS_PENALTY: min(+cap, Σ bonus) + max(−floor, Σ penalty), half-up once.
 * Sums in hundredths × ten-thousandths, the penalty sum not above 0; the caps apply to each separately.
 */
export function bonusPenalty(cap: Hundredths, floor: Hundredths, bonus: number, penalty: number): Hundredths {
  if (bonus === 0 && penalty === 0) return 0;
  return halfUp(Math.min(cap * SCALE, bonus) + Math.max(floor * SCALE, penalty), SCALE);
}
