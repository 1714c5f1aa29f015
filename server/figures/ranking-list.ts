import type { Knex } from "knex";
import type { Area } from "../../domain/area.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { whereMonths, type FigureScope } from "./figure-months.ts";
import { exceptWithheld, withheldReports, type Withheld } from "./withheld.ts";

/** Who stands in a list, and by what it is ordered. */
export interface RankingList {
  scope: FigureScope;
  /** What of the scope is not public: a published month's list holds published reports only. */
  withheld: Withheld;
  /** Ordinary officers and deputies stand in one list; heads and leaders in their own (细则 §11). */
  levels: readonly Level[];
  series?: Series;
  postType?: PostType;
  unitId?: number;
  /** Ordered by this area's points instead of the total. */
  area?: Area;
}

/** One officer of a list with what orders him: the points as printed, and behind them the exact means. */
export interface Listed {
  officerId: number;
  points: Hundredths;
  /** Σ of what the list is ordered by, over the months; and Σ of 工作成绩. */
  sum: Hundredths;
  months: number;
  workSum: Hundredths;
  workMonths: number;
}

/** How many officers of a list have each number of points, most points first. */
export type Histogram = readonly { points: Hundredths; officers: number }[];

/** Counts a list in the database; nothing but one row per distinct number of points leaves it. */
export async function readHistogram(db: Knex, list: RankingList): Promise<Histogram> {
  const rows = await db
    .from(standings(db, list).as("standings"))
    .groupBy("standings.ranked")
    .select<{ ranked: number }[]>({ ranked: "standings.ranked" })
    .count<{ ranked: number | string; officers: number | string }[]>({ officers: "*" });
  return rows
    .map(({ ranked, officers }) => ({ points: Number(ranked), officers: Number(officers) }))
    .sort((a, b) => b.points - a.points);
}

/** Everybody who has between `low` and `high` points in this list. */
export async function readStandingsBetween(
  db: Knex,
  list: RankingList,
  low: Hundredths,
  high: Hundredths,
): Promise<Listed[]> {
  return read(db.from(standings(db, list).as("standings")).whereBetween("standings.ranked", [low, high]));
}

/** Everybody who has exactly one of these numbers of points in this list. */
export async function readStandingsAt(
  db: Knex,
  list: RankingList,
  points: readonly Hundredths[],
): Promise<Listed[]> {
  return read(db.from(standings(db, list).as("standings")).whereIn("standings.ranked", [...new Set(points)]));
}

/** These officers' standings in this list; who is not in it is left out. */
export async function readStandingsOf(
  db: Knex,
  list: RankingList,
  officers: readonly number[],
): Promise<Listed[]> {
  return read(standings(db, list).whereIn("points.officer_id", [...officers]));
}

/** The rows of `points` a list is made of: a month counts in the list it was earned in. */
export function rowsOf(db: Knex, list: RankingList): Knex.QueryBuilder {
  const query = db("points").whereIn("points.level", [...list.levels]);
  whereMonths(query, "points", list.scope.months);
  exceptWithheld(db, query, list.withheld);
  if (list.scope.units !== "all") void query.whereIn("points.unit_id", [...list.scope.units]);
  if (list.unitId !== undefined) void query.where("points.unit_id", list.unitId);
  if (list.series) void query.where("points.series", list.series);
  if (list.postType) void query.where("points.post_type", list.postType);
  if (list.area) void query.whereNotNull(rankedColumn(list));
  return query;
}

/** How many reports would stand in this list if they were public. */
export async function countWithheld(db: Knex, list: RankingList): Promise<number> {
  if (list.withheld.months.length === 0) return 0;
  const query = withheldReports(db, list.withheld)
    .join("units as u", "u.id", "r.unit_id")
    .whereIn("r.level", [...list.levels]);
  if (list.unitId !== undefined) void query.where("r.unit_id", list.unitId);
  if (list.series) void query.where("u.series", list.series);
  if (list.postType) void query.where("r.post_type", list.postType);
  const counted = await query.count<{ reports: number | string }[]>({ reports: "*" });
  return Number(counted[0]?.reports ?? 0);
}

/**
 * A mean as SQL, half-up and exact on both databases: no division before the remainder is taken off. Only 奖励惩处 can
 * be negative; its halves go away from zero like everywhere else.
 */
function meanSql(column: string, mayBeNegative: boolean): string {
  const half = mayBeNegative ? `case when sum(${column}) < 0 then -count(*) else count(*) end` : "count(*)";
  const doubled = `(2 * sum(${column}) + ${half})`;
  return `(${doubled} - ${doubled} % (2 * count(*))) / (2 * count(*))`;
}

function standings(db: Knex, list: RankingList): Knex.QueryBuilder {
  const column = rankedColumn(list);
  if (list.scope.months.length === 1) {
    return rowsOf(db, list).select({
      officer: "points.officer_id",
      ranked: column,
      sum: column,
      months: db.raw("1"),
      work_sum: "points.gz",
      work_months: db.raw("case when points.gz is null then 0 else 1 end"),
    });
  }
  return rowsOf(db, list)
    .groupBy("points.officer_id")
    .select({ officer: "points.officer_id", ranked: db.raw(meanSql(column, list.area === "JC")) })
    .sum({ sum: column, work_sum: "points.gz" })
    .count({ months: "*", work_months: "points.gz" });
}

function rankedColumn({ area }: RankingList): string {
  return area ? `points.${area.toLowerCase()}` : "points.total";
}

const NUMBERS = ["officer", "ranked", "sum", "months", "work_sum", "work_months"] as const;

async function read(query: Knex.QueryBuilder): Promise<Listed[]> {
  const rows = (await query) as Record<(typeof NUMBERS)[number], number | string | null>[];
  return rows.map((row) => {
    const [officerId, points, sum, months, workSum, workMonths] = NUMBERS.map((name) =>
      Number(row[name] ?? 0),
    );
    return { officerId, points, sum, months, workSum, workMonths } as Listed;
  });
}
