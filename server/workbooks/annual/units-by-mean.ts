import { SERIES } from "../../../domain/people.ts";
import type { AnnualScope } from "./annual-scope.ts";
import { meanOfSum } from "./standings.ts";

export interface PlacedUnit {
  unit: AnnualScope["units"][number];
  mean: number | undefined;
  place: number;
}

/** The units of the export series by series, best mean first: units are ranked within their series (细则 §0). */
export function unitsByMean(scope: AnnualScope): PlacedUnit[] {
  return SERIES.filter((series) => series !== "leadership").flatMap((series) => {
    const units = scope.units.filter((unit) => unit.mine && unit.series === series);
    const means = units.map((unit) => {
      const sums = scope.sumsByUnit.get(unit.id);
      return { unit, mean: sums && meanOfSum(sums.total.sum, sums.total.n) };
    });
    means.sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || (a.unit.code < b.unit.code ? -1 : 1));
    const better = (than: number): number => means.filter(({ mean }) => (mean ?? -1) > than).length;
    return means.map((one) => ({ ...one, place: 1 + better(one.mean ?? -1) }));
  });
}
