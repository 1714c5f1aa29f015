import type { Knex } from "knex";
import { AREAS, type Area } from "../../domain/area.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { rowsOf, type RankingList } from "./ranking-list.ts";
import type { Sum } from "./unit-sums.ts";

/** One officer's months in a list, added up: what a page shows and what settles a tie. */
export interface RankingRecord {
  officerId: number;
  months: number;
  total: Sum;
  areas: Record<Area, Sum>;
  grades: Partial<Record<Grade, number>>;
  /** Points lost to penalties: what 奖励惩处 took from the months in which it took. */
  deducted: Hundredths;
  /** As of the last of these months. */
  unitId: number;
  series: Series;
  postType: PostType;
  level: Level;
}

const CHUNK = 500;

/** The records of these officers, by officer. */
export async function readRecords(
  db: Knex,
  list: RankingList,
  officers: readonly number[],
): Promise<Map<number, RankingRecord>> {
  const records = new Map<number, RankingRecord>();
  for (let from = 0; from < officers.length; from += CHUNK) {
    const rows: Row[] = await rowsOf(db, list)
      .whereIn("points.officer_id", officers.slice(from, from + CHUNK))
      .join("reports", "reports.id", "points.report_id")
      .orderBy("points.month")
      .select({
        officerId: "points.officer_id",
        unitId: "points.unit_id",
        series: "points.series",
        postType: "points.post_type",
        level: "points.level",
        total: "points.total",
        grade: "reports.grade",
        ...Object.fromEntries(AREAS.map((area) => [area, `points.${area.toLowerCase()}`])),
      });
    for (const row of rows) addMonth(records, row);
  }
  return records;
}

type Row = Record<Area, number | null> & {
  officerId: number;
  unitId: number;
  series: Series;
  postType: PostType;
  level: Level;
  total: number;
  grade: Grade | null;
};

function addMonth(records: Map<number, RankingRecord>, row: Row): void {
  const record = records.get(row.officerId) ?? emptyRecord(row);
  records.set(row.officerId, record);
  record.months += 1;
  record.total.sum += row.total;
  record.total.n += 1;
  for (const area of AREAS) {
    const points = row[area];
    if (points === null) continue;
    record.areas[area].sum += points;
    record.areas[area].n += 1;
  }
  if (row.grade) record.grades[row.grade] = (record.grades[row.grade] ?? 0) + 1;
  record.deducted += Math.max(0, -(row.JC ?? 0));
  record.unitId = row.unitId;
  record.series = row.series;
  record.postType = row.postType;
  record.level = row.level;
}

function emptyRecord({ officerId, unitId, series, postType, level }: Row): RankingRecord {
  const areas = Object.fromEntries(AREAS.map((area) => [area, { sum: 0, n: 0 }])) as Record<Area, Sum>;
  return {
    officerId,
    months: 0,
    total: { sum: 0, n: 0 },
    areas,
    grades: {},
    deducted: 0,
    unitId,
    series,
    postType,
    level,
  };
}
