import { halfUp } from "./scoring/exact.ts";

/** A unit's target and what it reached, both whole numbers or with at most four decimals. */
export interface TargetAndActual {
  target: number;
  actual: number;
}

/** A completion rate: the exact ratio, and per cent in hundredths (10600 = 106.00 %) for display. */
export interface CompletionRate {
  actual: number;
  target: number;
  percent: number;
}

/** 完成率 of one target; `null` when the target is 0: nothing was assigned. May pass 100 %. */
export function rateOf({ target, actual }: TargetAndActual): CompletionRate | null {
  if (!(target > 0)) return null;
  const percent = halfUp(Math.round(actual * 10_000) * 10_000, Math.round(target * 10_000));
  return { actual, target, percent };
}

/**
 * 专项行动完成率 by unit and for the bureau. The bureau's rate is Σ actual ÷ Σ target, never the mean of rates:
 * 53+40+13 of 50+30+20 is 106 %. Units without a target are left out of both sums.
 */
export function completionRate<T extends TargetAndActual>(
  units: readonly T[],
): { units: (T & { rate: CompletionRate | null })[]; bureau: CompletionRate | null } {
  const assigned = units.filter((unit) => unit.target > 0);
  const total = (key: "target" | "actual") =>
    assigned.reduce((sum, unit) => sum + Math.round(unit[key] * 10_000), 0) / 10_000;
  return {
    units: units.map((unit) => ({ ...unit, rate: rateOf(unit) })),
    bureau: rateOf({ target: total("target"), actual: total("actual") }),
  };
}
