import type { Knex } from "knex";
import { AREAS, type Area } from "../../domain/area.ts";
import type { Language } from "../../domain/language.ts";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import type { FigureScope } from "./figure-months.ts";
import { medianOf } from "./median.ts";
import {
  addSums,
  meanOf,
  noSums,
  readUnits,
  readUnitTexts,
  sumsByUnit,
  type FigureUnit,
  type Sum,
} from "./unit-sums.ts";

/**
 * One unit's six areas and its indicators beside the others. `bureauMedian` is the median of the units' means; what
 * concerns other units is null when the reader may not see them all.
 */
export async function unitProfileFigures(
  db: Knex,
  scope: FigureScope,
  unit: FigureUnit,
  rules: CompiledRules,
  ask: { period: string; language: Language },
): Promise<UnitProfileFigures> {
  const months = scope.months.filter(({ ruleSet }) => ruleSet === rules.version);
  const sums = await sumsByUnit(db, { ...scope, months });
  const own = sums.get(unit.id) ?? noSums();
  const comparable = scope.units === "all";
  const seriesUnits = await readUnits(db, scope.units, unit.series);
  const series = addSums(seriesUnits.flatMap(({ id }) => sums.get(id) ?? []));
  const unitMeans = (area: Area): Hundredths[] =>
    [...sums.values()].map((each) => meanOf(each.areas[area])).filter((mean) => mean !== null);
  const indicators = await indicatorSums(db, { ...scope, months }, rules.indicators.length, unit.id);
  return {
    unit: { code: unit.code, name: unit.name, series: unit.series },
    period: ask.period,
    areas: AREAS.map((area) => ({
      area,
      max: rules.areas.find((each) => each.area === area)?.max ?? 0,
      mean: meanOf(own.areas[area]),
      bureauMedian: comparable ? medianOf(unitMeans(area)) : null,
      seriesMean: comparable ? meanOf(series.areas[area]) : null,
    })),
    indicators: rules.indicators.map(({ code, name, area, max }, index) => ({
      code,
      name: name[ask.language],
      area,
      max,
      mean: meanOf(indicators.unit[index]!),
      bureauMean: comparable ? meanOf(indicators.bureau[index]!) : null,
    })),
  };
}

async function indicatorSums(
  db: Knex,
  scope: FigureScope,
  count: number,
  unitId: number,
): Promise<{ unit: Sum[]; bureau: Sum[] }> {
  const rows = await readUnitTexts(db, scope, "indicators");
  const none = (): Sum[] => Array.from({ length: count }, () => ({ sum: 0, n: 0 }));
  const found = { unit: none(), bureau: none() };
  for (const row of rows) {
    const pairs = JSON.parse(row.text) as [sum: number, n: number][];
    const targets = row.unit === unitId ? [found.unit, found.bureau] : [found.bureau];
    for (const [index, [sum, n]] of pairs.entries()) {
      for (const target of targets) {
        const one = target[index];
        if (!one) continue;
        one.sum += sum;
        one.n += n;
      }
    }
  }
  return found;
}
