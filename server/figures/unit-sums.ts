import type { Knex } from "knex";
import { AREAS, type Area } from "../../domain/area.ts";
import { GRADES, type Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { halfUp } from "../../domain/scoring/exact.ts";
import { isPublished, whereMonths, type FigureMonth, type FigureScope } from "./figure-months.ts";
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

/** What each unit did in the scope's months together; of a published month grades and points of published reports. */
export async function sumsByUnit(db: Knex, scope: FigureScope): Promise<Map<number, UnitSums>> {
  const found = new Map<number, UnitSums>();
  for (const half of halvesOf(scope)) {
    const rows = await sums(db, half).groupBy("unit_months.unit_id").select({ key: "unit_months.unit_id" });
    for (const row of rows) {
      const [unit, own] = [Number(row.key), readSums(row)];
      const other = found.get(unit);
      found.set(unit, other ? addSums([other, own]) : own);
    }
  }
  return found;
}

/** What each month brought, over the visible units (or one of them); of a published month what was published. */
export async function sumsByMonth(
  db: Knex,
  scope: FigureScope,
  unitId?: number,
): Promise<Map<Month, UnitSums>> {
  const found = new Map<Month, UnitSums>();
  for (const half of halvesOf(scope)) {
    const query = sums(db, half).groupBy("unit_months.month").select({ key: "unit_months.month" });
    if (unitId !== undefined) void query.where("unit_months.unit_id", unitId);
    for (const row of await query) found.set(String(row.key), readSums(row));
  }
  return found;
}

type Half = FigureScope & { content: Content };
/**
 * Which reports a row's grades and points are made of. Before its publication a month is looked at by those it belongs
 * to, drafts included; afterwards everybody is shown one and the same list, and it holds published reports only (细则
 * §10): who was left out, reopened or is being corrected is in it when he is published. Counts of progress are always
 * those of every report.
 */
type Content = "every" | "published";

/** Texts kept beside the sums: points per indicator and officers per five-point band. */
export async function readUnitTexts(
  db: Knex,
  scope: FigureScope,
  text: "indicators" | "bands",
): Promise<{ unit: number; text: string }[]> {
  const found: { unit: number; text: string }[] = [];
  for (const half of halvesOf(scope)) {
    const rows = await unitMonths(db, half).select<{ unit: number; text: string }[]>({
      unit: "unit_months.unit_id",
      text: columnOf(text, half.content),
    });
    for (const row of rows) found.push({ unit: Number(row.unit), text: row.text });
  }
  return found;
}

function halvesOf(scope: FigureScope): Half[] {
  const half = (content: Content, is: (month: FigureMonth) => boolean): Half => ({
    ...{ units: scope.units, months: scope.months.filter(is), content },
  });
  return [half("published", isPublished), half("every", (month) => !isPublished(month))].filter(
    ({ months }) => months.length > 0,
  );
}

function columnOf(column: string, content: Content): string {
  return content === "published" ? `unit_months.pub_${column}` : `unit_months.${column}`;
}

/** The scope's rows of `unit_months`, joined to their units: a row without a unit is nobody's. */
function unitMonths(db: Knex, scope: FigureScope): Knex.QueryBuilder {
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

function sums(db: Knex, half: Half): Knex.QueryBuilder<Row, Row[]> {
  const query = unitMonths(db, half);
  for (const name of PROGRESS)
    void query.sum({ [name]: `unit_months.${name === "onTime" ? "on_time" : name}` });
  for (const [column, name] of CONTENT) void query.sum({ [name]: columnOf(column, half.content) });
  return query as Knex.QueryBuilder<Row, Row[]>;
}

const CONTENT: readonly (readonly [column: string, name: string])[] = [
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
