import { halfUp, SCALE } from "../exact.ts";
import type { Hundredths } from "../points.ts";

/** RANK_STEP: max − (rank − 1) × step, floor 0. `rank` in ten-thousandths. Off by default: zero-sum. */
export function rankStep(max: Hundredths, step: Hundredths, rank: number): Hundredths {
  const lost = step * Math.max(0, rank - SCALE);
  return Math.max(0, Math.min(max, halfUp(max * SCALE - lost, SCALE)));
}

/** MANUAL: what the reviewer gives, within 0 … max. `given` in ten-thousandths of a point. */
export function manual(max: Hundredths, given: number): Hundredths {
  return Math.max(0, Math.min(max, halfUp(given, SCALE / 100)));
}
