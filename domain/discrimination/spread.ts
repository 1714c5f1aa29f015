import { halfUp } from "../scoring/exact.ts";
import type { Hundredths } from "../scoring/points.ts";

/** 离散程度 of points, all in hundredths; every figure is exact and rounded once. */
export interface Spread {
  n: number;
  mean: Hundredths;
  /** Standard deviation of the whole group (not of a sample). */
  deviation: Hundredths;
  least: Hundredths;
  lower: Hundredths;
  median: Hundredths;
  upper: Hundredths;
  most: Hundredths;
}

/** Null for nobody. Quartiles as Excel's QUARTILE.INC: between two values in proportion. */
export function spreadOf(totals: readonly Hundredths[]): Spread | null {
  const n = totals.length;
  if (n === 0) return null;
  const sorted = [...totals].sort((a, b) => a - b);
  const sum = sorted.reduce((all, value) => all + value, 0);
  return {
    ...{ n, mean: halfUp(sum, n), deviation: deviationOf(sorted, sum) },
    ...{ least: sorted[0]!, lower: quartile(sorted, 1), median: quartile(sorted, 2) },
    ...{ upper: quartile(sorted, 3), most: sorted[n - 1]! },
  };
}

function quartile(sorted: readonly number[], which: 1 | 2 | 3): number {
  const spot = (sorted.length - 1) * which;
  const [at, rest] = [Math.floor(spot / 4), spot % 4];
  const low = sorted[at]!;
  const high = sorted[at + 1] ?? low;
  return halfUp(low * (4 - rest) + high * rest, 4);
}

/** √(n Σx² − (Σx)²) ÷ n, half-up: in whole numbers, because a float would round twice. */
function deviationOf(values: readonly number[], sum: number): number {
  const n = BigInt(values.length);
  const squares = values.reduce((all, value) => all + BigInt(value) * BigInt(value), 0n);
  const doubled = wholeRoot(4n * (n * squares - BigInt(sum) * BigInt(sum)));
  return Number((doubled + n) / (2n * n));
}

/** The largest whole number whose square is not above `square`. */
function wholeRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = BigInt(Math.floor(Math.sqrt(Number(square))));
  while (root * root > square) root -= 1n;
  while ((root + 1n) * (root + 1n) <= square) root += 1n;
  return root;
}
