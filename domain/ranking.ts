import type { Hundredths } from "./scoring/points.ts";

/**
 * 名次: equal rows share a place and the next place is skipped: 1, 2, 2, 4 (细则 §11). Sorts once, walks once.
 * `compare` is negative when `a` is better; 0 = the same place, in the order given.
 */
export function rank<T>(rows: readonly T[], compare: (a: T, b: T) => number): (T & { place: number })[] {
  const sorted = [...rows].sort(compare);
  let place = 0;
  let previous: T | undefined;
  return sorted.map((row, index) => {
    if (previous === undefined || compare(previous, row) !== 0) place = index + 1;
    previous = row;
    return { ...row, place };
  });
}

/** What tells equal results apart; sums and counts, so that means are compared exactly. */
export interface Standing {
  /** Σ totals of the months in the window. */
  sum: Hundredths;
  months: number;
  /** Σ 工作成绩 of the months in the window. */
  workSum: Hundredths;
  workMonths: number;
  excellentMonths: number;
  /** Points lost to penalties, as a positive figure. */
  deducted: Hundredths;
}

/** Mean → GZ mean → more 优秀 months → fewer deductions → the same place (细则 §11). Means are exact ratios. */
export function compareStandings(a: Standing, b: Standing): number {
  return (
    compareMeans(b.sum, b.months, a.sum, a.months) ||
    compareMeans(b.workSum, b.workMonths, a.workSum, a.workMonths) ||
    b.excellentMonths - a.excellentMonths ||
    a.deducted - b.deducted
  );
}

/** Compares sum ÷ count exactly; a mean over nothing is below every other. */
function compareMeans(sumA: number, countA: number, sumB: number, countB: number): number {
  if (countA === 0 || countB === 0) return Math.sign(countA) - Math.sign(countB);
  return sumA * countB - sumB * countA;
}
