import type { Knex } from "knex";
import type { Area } from "../../domain/area.ts";
import type { UnitRankingFigures } from "../../domain/messages.ts";
import type { Series } from "../../domain/people.ts";
import { rank } from "../../domain/ranking.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { areaMeans } from "./area-means.ts";
import type { FigureScope } from "./figure-months.ts";
import { meanOf, readUnits, sumsByUnit, type FigureUnit, type UnitSums } from "./unit-sums.ts";

interface Standing {
  unit: FigureUnit;
  sums: UnitSums;
  mean: Hundredths;
  /** What the list is ordered by: the total's mean, or the asked area's. */
  ranked: Hundredths;
}

/**
 * Units by the mean of their officers' months, compared as printed (two places); equal means share a place. The
 * filter decides the list: places count within the series asked for.
 */
export async function unitRankingFigures(
  db: Knex,
  scope: FigureScope,
  before: FigureScope,
  ask: { period: string; series?: Series; area?: Area },
): Promise<UnitRankingFigures> {
  const standings = await standingsOf(db, scope, ask);
  const latest = scope.months.at(-1);
  const latestSums = latest
    ? await sumsByUnit(db, { ...scope, months: [latest] })
    : new Map<number, UnitSums>();
  const placesBefore = new Map(
    (before.months.length > 0 ? await standingsOf(db, before, ask) : []).map((row) => [
      row.unit.id,
      row.place,
    ]),
  );
  return {
    period: ask.period,
    rows: standings.map(({ place, unit, sums, mean }) => {
      const placeBefore = placesBefore.get(unit.id);
      return {
        place,
        unit: unit.code,
        name: unit.name,
        series: unit.series,
        officers: latestSums.get(unit.id)?.total.n ?? 0,
        mean,
        areas: areaMeans(sums.areas),
        excellent: sums.grades.excellent,
        movement: placeBefore === undefined ? null : placeBefore - place,
      };
    }),
  };
}

async function standingsOf(
  db: Knex,
  scope: FigureScope,
  ask: { series?: Series; area?: Area },
): Promise<(Standing & { place: number })[]> {
  // 局领导 are no unit of 细则 §9: they are never ranked as one.
  const seen = await readUnits(db, scope.units, ask.series);
  const units = seen.filter(({ series }) => series !== "leadership");
  const sums = await sumsByUnit(db, scope);
  const standings = units.flatMap((unit): Standing[] => {
    const own = sums.get(unit.id);
    const mean = own ? meanOf(own.total) : null;
    const ranked = own && ask.area ? meanOf(own.areas[ask.area]) : mean;
    return own && mean !== null && ranked !== null ? [{ unit, sums: own, mean, ranked }] : [];
  });
  return rank(standings, (a, b) => b.ranked - a.ranked);
}
