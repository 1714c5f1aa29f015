import { halfUp } from "../../domain/scoring/exact.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";

/** The middle value, or the mean of the two middle ones, half-up to hundredths; null for none. */
export function medianOf(values: readonly Hundredths[]): Hundredths | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return medianOfCounts([...counts].map(([value, count]) => ({ value, count })));
}

/** The same, from how often each value occurs. */
export function medianOfCounts(counts: readonly { value: Hundredths; count: number }[]): Hundredths | null {
  const sorted = [...counts].sort((a, b) => a.value - b.value);
  const n = sorted.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  return halfUp(valueAt(sorted, Math.floor((n - 1) / 2)) + valueAt(sorted, Math.floor(n / 2)), 2);
}

function valueAt(sorted: readonly { value: number; count: number }[], position: number): number {
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (position < seen) return value;
  }
  throw new RangeError("no value at this position");
}
