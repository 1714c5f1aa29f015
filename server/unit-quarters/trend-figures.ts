import type { Knex } from "knex";
import { assessedPeriod, quartersOf, type PeriodText } from "../../domain/assessment/period.ts";
import type { UnitPeriodMeans, UnitTrend } from "../../domain/messages/unit-quarters.ts";
import type { Series } from "../../domain/people.ts";
import { meanOf, rankUnits } from "../../domain/unit-assessment/rank-units.ts";
import { readQuarters, readUnitStandings, type StoredUnitStanding } from "./quarter-store.ts";
import { unitNames } from "./unit-names.ts";

const MOST_QUARTERS = 12;

/** The announced quarters of every unit of a series, oldest first. */
export async function unitTrend(db: Knex, series: Series): Promise<UnitTrend> {
  const announced = (await readQuarters(db, { states: ["announced"] })).slice(-MOST_QUARTERS);
  const byId = new Map(announced.map(({ id, quarter }) => [id, quarter]));
  const names = await unitNames(db);
  const rows = (await readUnitStandings(db, [...byId.keys()])).filter((row) => row.series === series);
  return {
    quarters: announced.map(({ quarter }) => quarter),
    units: grouped(rows)
      .map(([unitId, standings]) => ({
        ...{ unit: names.get(unitId)?.code ?? "", unitName: names.get(unitId)?.name ?? "", series },
        totals: standings.map(({ quarterId, total, place, of }) => ({
          ...{ quarter: byId.get(quarterId)!, total, place, of },
        })),
      }))
      .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
  };
}

/**
 * 半年、年度: the mean of a unit's announced quarters, as an exact ratio; a place only when all of them are there.
 * Derived from frozen quarters, so nothing of it is stored.
 */
export async function unitPeriodMeans(db: Knex, period: PeriodText): Promise<UnitPeriodMeans> {
  const wanted = quartersOf(assessedPeriod(period)!);
  const announced = await readQuarters(db, { quarters: wanted, states: ["announced"] });
  const byId = new Map(announced.map(({ id, quarter }) => [id, quarter]));
  const names = await unitNames(db);
  const missing = wanted.filter((quarter) => !announced.some((one) => one.quarter === quarter));
  const rows = grouped(await readUnitStandings(db, [...byId.keys()])).map(([unitId, standings]) => ({
    ...{ unit: names.get(unitId)?.code ?? "", unitName: names.get(unitId)?.name ?? "" },
    series: standings.at(-1)!.series,
    sum: standings.reduce((sum, { total }) => sum + total, 0),
    quarters: standings.length,
    parts: standings.map(({ quarterId, total }) => ({ quarter: byId.get(quarterId)!, total })),
  }));
  const whole = rows.filter(({ quarters }) => quarters === wanted.length);
  const places = new Map(rankUnits(whole).map((row) => [row.unit, row]));
  return {
    ...{ period, quarters: announced.map(({ quarter }) => quarter), missing },
    rows: rows
      .map((row) => ({
        ...{
          unit: row.unit,
          unitName: row.unitName,
          series: row.series,
          quarters: row.parts,
          mean: meanOf(row),
        },
        ...{ place: places.get(row.unit)?.place ?? null, of: places.get(row.unit)?.of ?? null },
      }))
      .sort((a, b) => (a.place ?? 999) - (b.place ?? 999) || (a.unit < b.unit ? -1 : 1)),
  };
}

function grouped(rows: readonly StoredUnitStanding[]): [number, StoredUnitStanding[]][] {
  const units = new Map<number, StoredUnitStanding[]>();
  for (const row of rows) units.set(row.unitId, [...(units.get(row.unitId) ?? []), row]);
  return [...units];
}
