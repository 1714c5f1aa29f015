import type { Knex } from "knex";
import { AREAS, type Area } from "../../domain/area.ts";
import { GRADES, type Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { halfUp } from "../../domain/scoring/exact.ts";
import { whereMonths, type FigureScope } from "./figure-months.ts";
import type { VisibleUnits } from "./visible-units.ts";

/** A sum and the number of its terms: a mean is one exact division, and sums of sums stay exact. */
export interface Sum {
  sum: number;
  n: number;
}

/** Counts of reports on their way, as in `unit_months`. */
export const PROGRESS = [
  "expected",
  "started",
  "complete",
  "submitted",
  "onTime",
  "reviewed",
  "published",
] as const;
export type Progress = Record<(typeof PROGRESS)[number], number>;

/** Rows of `unit_months`, added up. */
export interface UnitSums {
  progress: Progress;
  grades: Record<Grade, number>;
  total: Sum;
  areas: Record<Area, Sum>;
}
export interface FigureUnit {
  id: number;
  code: string;
  name: string;
  series: Series;
}

/** The units a reader may see, by code. */
export async function readUnits(db: Knex, visible: VisibleUnits, series?: Series): Promise<FigureUnit[]> {
  const query = db("units").orderBy("code").select<FigureUnit[]>("id", "code", "name", "series");
  if (visible !== "all") void query.whereIn("id", [...visible]);
  if (series) void query.where({ series });
  const units = await query;
  return units.map((unit) => ({ ...unit, id: Number(unit.id) }));
}

/** What each unit did in the scope's months together. */
export async function sumsByUnit(db: Knex, scope: FigureScope): Promise<Map<number, UnitSums>> {
  const rows = await sums(db, scope).groupBy("unit_months.unit_id").select({ key: "unit_months.unit_id" });
  return new Map(rows.map((row) => [Number(row.key), readSums(row)]));
}

/** What each month brought, over the visible units (or one of them). */
export async function sumsByMonth(
  db: Knex,
  scope: FigureScope,
  unitId?: number,
): Promise<Map<Month, UnitSums>> {
  const query = sums(db, scope).groupBy("unit_months.month").select({ key: "unit_months.month" });
  if (unitId !== undefined) void query.where("unit_months.unit_id", unitId);
  const rows = await query;
  return new Map(rows.map((row) => [String(row.key), readSums(row)]));
}

/** The scope's rows of `unit_months`, joined to their units: a row without a unit is nobody's. */
export function unitMonths(db: Knex, scope: FigureScope): Knex.QueryBuilder {
  const query = db("unit_months").join("units", "units.id", "unit_months.unit_id");
  whereMonths(query, "unit_months", scope.months);
  if (scope.units !== "all") void query.whereIn("unit_months.unit_id", [...scope.units]);
  return query;
}

/** Half-up to hundredths; null when there is nothing to divide. */
export function meanOf({ sum, n }: Sum): Hundredths | null {
  return n === 0 ? null : halfUp(sum, n);
}

export function addSums(all: Iterable<UnitSums>): UnitSums {
  const total = noSums();
  for (const one of all) {
    for (const name of PROGRESS) total.progress[name] += one.progress[name];
    for (const grade of GRADES) total.grades[grade] += one.grades[grade];
    addTo(total.total, one.total);
    for (const area of AREAS) addTo(total.areas[area], one.areas[area]);
  }
  return total;
}

export function noSums(): UnitSums {
  return readSums({});
}

export function gradedIn({ grades }: Pick<UnitSums, "grades">): number {
  return GRADES.reduce((count, grade) => count + grades[grade], 0);
}

type Row = Record<string, unknown>;

function sums(db: Knex, scope: FigureScope): Knex.QueryBuilder<Row, Row[]> {
  const query = unitMonths(db, scope);
  for (const [column, name] of COLUMNS) void query.sum({ [name]: `unit_months.${column}` });
  return query as Knex.QueryBuilder<Row, Row[]>;
}

const COLUMNS: readonly (readonly [column: string, name: string])[] = [
  ...PROGRESS.map((name) => [name === "onTime" ? "on_time" : name, name] as const),
  ...GRADES.map((grade) => [`grade_${grade}`, grade] as const),
  ["scored", "scored"],
  ["sum_total", "sumTotal"],
  ...AREAS.flatMap((area) => [
    [`sum_${area.toLowerCase()}`, `sum${area}`] as const,
    [`n_${area.toLowerCase()}`, `n${area}`] as const,
  ]),
];

/** MariaDB answers SUM as decimal text; every sum here is far below 2^53. */
function readSums(row: Row): UnitSums {
  const read = (name: string): number => Number(row[name] ?? 0);
  return {
    progress: Object.fromEntries(PROGRESS.map((name) => [name, read(name)])) as Progress,
    grades: Object.fromEntries(GRADES.map((grade) => [grade, read(grade)])) as Record<Grade, number>,
    total: { sum: read("sumTotal"), n: read("scored") },
    areas: Object.fromEntries(
      AREAS.map((area) => [area, { sum: read(`sum${area}`), n: read(`n${area}`) }]),
    ) as Record<Area, Sum>,
  };
}

function addTo(target: Sum, { sum, n }: Sum): void {
  target.sum += sum;
  target.n += n;
}
