import type { Hundredths } from "../../domain/scoring/points.ts";

/** Hundredths as a number an axis can place; the label beside it stays the exact text. */
export function onAxis(points: Hundredths | null | undefined): number | null {
  return points === null || points === undefined ? null : points / 100;
}

/** The span an axis shows: the values, a little air, whole tens or fives; a note on the card says it is cut. */
export function pointsSpan(values: readonly (Hundredths | null | undefined)[]): {
  min: number;
  max: number;
  ticks: { stepSize: number };
} {
  const known = values.filter((value): value is number => typeof value === "number");
  if (known.length === 0) return { min: 0, max: 100, ticks: { stepSize: 20 } };
  const lowest = Math.min(...known) / 100;
  const highest = Math.max(...known) / 100;
  const step = highest - lowest > 30 ? 10 : highest - lowest > 12 ? 5 : highest - lowest > 4 ? 2 : 1;
  return {
    min: Math.max(0, Math.floor((lowest - step / 4) / step) * step),
    max: Math.ceil((highest + step / 4) / step) * step,
    ticks: { stepSize: step },
  };
}
