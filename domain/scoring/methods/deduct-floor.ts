import { halfUp, SCALE } from "../exact.ts";
import type { Hundredths } from "../points.ts";

/** DEDUCT_FLOOR: max(0, full − Σ nᵢ × dᵢ), half-up. `deducted` = Σ in hundredths × ten-thousandths. */
export function deductFloor(full: Hundredths, deducted: number): Hundredths {
  if (deducted <= 0) return full;
  const left = full * SCALE - deducted;
  return left <= 0 ? 0 : halfUp(left, SCALE);
}
