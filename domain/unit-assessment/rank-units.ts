import type { Series } from "../people.ts";
import { rank } from "../ranking.ts";
import { compareRatios, halfUp } from "../scoring/exact.ts";
import type { Hundredths } from "../scoring/points.ts";

/** What a place in a series is decided by: Σ of scores and how many quarters they are. */
export interface RankedUnit {
  unit: string;
  series: Series;
  sum: Hundredths;
  quarters: number;
}

/** 名次 within each series: 1, 2, 2, 4; the mean as an exact ratio, one quarter being its own mean. */
export function rankUnits<T extends RankedUnit>(rows: readonly T[]): (T & { place: number; of: number })[] {
  const lists = new Map<Series, T[]>();
  for (const row of rows) lists.set(row.series, [...(lists.get(row.series) ?? []), row]);
  return [...lists.values()].flatMap((list) => {
    const byCode = [...list].sort((a, b) => (a.unit < b.unit ? -1 : 1));
    return rank(byCode, (a, b) => compareRatios(b.sum, b.quarters, a.sum, a.quarters)).map((row) => ({
      ...row,
      of: list.length,
    }));
  });
}

/** The mean as printed. */
export function meanOf({ sum, quarters }: Pick<RankedUnit, "sum" | "quarters">): Hundredths {
  return halfUp(sum, quarters);
}
