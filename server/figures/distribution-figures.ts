import type { Knex } from "knex";
import type { DistributionFigures } from "../../domain/messages.ts";
import type { Series } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { ruleSetsOf, type FigureScope } from "./figure-months.ts";
import {
  addSums,
  gradedIn,
  noSums,
  readUnits,
  readUnitTexts,
  sumsByUnit,
  type UnitSums,
} from "./unit-sums.ts";

/**
 * Grades and points over the visible units. A longer period counts officer-months: nine months of one officer are
 * nine grades. `ungraded` are expected reports without a grade; of a published month without a published one.
 * @throws Refusal `unit.unknown` when the unit is not there or not visible
 */
export async function distributionFigures(
  db: Knex,
  scope: FigureScope,
  ask: { period: string; series?: Series; unit?: string },
): Promise<DistributionFigures> {
  const seen = await readUnits(db, scope.units, ask.series);
  const units = ask.unit === undefined ? seen : seen.filter(({ code }) => code === ask.unit);
  if (ask.unit !== undefined && units.length === 0) throw new Refusal("unit.unknown", { unit: ask.unit });
  const sums = await sumsByUnit(db, scope);
  const lines = units.map((unit) => ({ unit, sums: sums.get(unit.id) ?? noSums() }));
  const total = addSums(lines.map((line) => line.sums));
  return {
    period: ask.period,
    ruleSet: ruleSetsOf(scope.months),
    grades: total.grades,
    ungraded: lines.reduce((count, line) => count + ungraded(line.sums), 0),
    units: lines.map(({ unit, sums: own }) => ({
      unit: unit.code,
      name: unit.name,
      grades: own.grades,
      ungraded: ungraded(own),
    })),
    bands: await bandsOf(db, scope, new Set(units.map(({ id }) => id))),
  };
}

function ungraded(sums: UnitSums): number {
  return Math.max(0, sums.progress.expected - gradedIn(sums));
}

async function bandsOf(
  db: Knex,
  scope: FigureScope,
  units: ReadonlySet<number>,
): Promise<DistributionFigures["bands"]> {
  const counts = new Map<number, number>();
  for (const { unit, text } of await readUnitTexts(db, scope, "bands")) {
    if (!units.has(unit)) continue;
    for (const [from, count] of Object.entries(JSON.parse(text) as Record<string, number>)) {
      counts.set(Number(from), (counts.get(Number(from)) ?? 0) + count);
    }
  }
  return [...counts].sort(([a], [b]) => a - b).map(([from, count]) => ({ from, count }));
}
