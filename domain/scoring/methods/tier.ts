import { compareRatios } from "../exact.ts";
import type { Hundredths } from "../points.ts";

/** A tier table ready to compare: bounds in ten-thousandths. */
export interface TierTable {
  atLeast: boolean;
  rows: readonly { bound: number; points: Hundredths }[];
  otherwise: Hundredths;
}

/**
 * TIER: the first row whose bound `num ÷ den` meets, or −1. The ratio is exact, never what is displayed:
 * 94.9975 is below 95 although it prints as 95.00.
 */
export function tierRow(table: TierTable, num: number, den: number): number {
  for (let index = 0; index < table.rows.length; index++) {
    const bound = table.rows[index]!.bound;
    const order = den === 1 ? num - bound : compareRatios(num, den, bound, 1);
    if (table.atLeast ? order >= 0 : order <= 0) return index;
  }
  return -1;
}

export function tier(table: TierTable, num: number, den: number): Hundredths {
  const row = tierRow(table, num, den);
  return row < 0 ? table.otherwise : table.rows[row]!.points;
}
