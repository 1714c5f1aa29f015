import type { Knex } from "knex";
import type { TrendFigures } from "../../domain/messages.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { areaMeans } from "./area-means.ts";
import { whereMonths, type FigureMonth, type FigureScope } from "./figure-months.ts";
import { medianOfCounts } from "./median.ts";
import { exceptWithheld, findWithheld } from "./withheld.ts";
import { meanOf, noSums, readUnitTexts, sumsByMonth, type FigureUnit } from "./unit-sums.ts";

const BAND = 500;

/**
 * Mean, median and grades month by month. `scopes` holds one scope per month: a month that is not visible to the
 * reader stays in the line with no figures, so the axis never jumps.
 */
export async function trendFigures(
  db: Knex,
  scopes: readonly (FigureScope & { month: FigureMonth })[],
  unit: FigureUnit | null,
): Promise<TrendFigures> {
  const months: TrendFigures["months"] = [];
  for (const scope of scopes) {
    const sums = (await sumsByMonth(db, scope, unit?.id)).get(scope.month.month) ?? noSums();
    months.push({
      month: scope.month.month,
      mean: meanOf(sums.total),
      median: await medianTotal(db, scope, unit?.id),
      officers: sums.total.n,
      areas: areaMeans(sums.areas),
      grades: sums.grades,
    });
  }
  return { scope: unit?.code ?? "bureau", months };
}

/**
 * The median officer's total, exact. The bands kept per unit say between which two totals it lies, so only the rows
 * of one five-point band (two, when the middle falls between them) are counted, from the index alone.
 */
async function medianTotal(db: Knex, scope: FigureScope, unitId?: number): Promise<Hundredths | null> {
  const bands = await bandCounts(db, scope, unitId);
  const n = bands.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  const [low, high] = [Math.floor((n - 1) / 2), Math.floor(n / 2)];
  const counted: { value: Hundredths; count: number }[] = [];
  let seen = 0;
  for (const { from, count } of bands) {
    const holdsMiddle = seen <= high && low < seen + count;
    if (holdsMiddle) counted.push(...(await totalsBetween(db, scope, unitId, from, from + BAND - 1)));
    // Rows of the other bands only shift the middle: one stand-in each, below or above everything counted.
    else counted.push({ value: from, count });
    seen += count;
  }
  return medianOfCounts(counted);
}

async function bandCounts(
  db: Knex,
  scope: FigureScope,
  unitId?: number,
): Promise<{ from: number; count: number }[]> {
  const counts = new Map<number, number>();
  for (const { unit, text } of await readUnitTexts(db, scope, "bands")) {
    if (unitId !== undefined && unit !== unitId) continue;
    for (const [from, count] of Object.entries(JSON.parse(text) as Record<string, number>)) {
      counts.set(Number(from), (counts.get(Number(from)) ?? 0) + count);
    }
  }
  return [...counts].map(([from, count]) => ({ from, count })).sort((a, b) => a.from - b.from);
}

async function totalsBetween(
  db: Knex,
  scope: FigureScope,
  unitId: number | undefined,
  from: Hundredths,
  to: Hundredths,
): Promise<{ value: Hundredths; count: number }[]> {
  const query = db("points").whereBetween("points.total", [from, to]).groupBy("points.total");
  whereMonths(query, "points", scope.months);
  exceptWithheld(db, query, await findWithheld(db, scope));
  if (unitId !== undefined) void query.where("points.unit_id", unitId);
  else if (scope.units !== "all") void query.whereIn("points.unit_id", [...scope.units]);
  const rows = await query
    .select<{ value: number }[]>({ value: "points.total" })
    .count<{ value: number; count: number | string }[]>({ count: "*" });
  return rows.map(({ value, count }) => ({ value: Number(value), count: Number(count) }));
}
