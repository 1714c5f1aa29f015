import type { Knex } from "knex";
import { LEVELS, type Level } from "../../domain/people.ts";
import type { RankingFigures, RankingQuery, RankingRow } from "../../domain/messages.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { areaMeans } from "./area-means.ts";
import { ruleSetsOf, type FigureScope } from "./figure-months.ts";
import {
  countWithheld,
  readHistogram,
  readStandingsAt,
  readStandingsBetween,
  readStandingsOf,
  type Histogram,
  type RankingList,
} from "./ranking-list.ts";
import { placesOf, type Placed } from "./ranking-places.ts";
import { readRecords, type RankingRecord } from "./ranking-records.ts";
import { meanOf, readUnits, type FigureUnit } from "./unit-sums.ts";
import { findWithheld } from "./withheld.ts";

export const DEFAULT_PAGE_SIZE = 50;
export const LARGEST_PAGE = 200;

/**
 * One page of a ranking. The list is counted in the database (one row per distinct number of points), and only the
 * officers whose points can stand on this page are read; movements are looked up for the page's officers alone.
 * A published month's list holds published reports only, for every reader; `withheld` tells how many it leaves out.
 * @throws Refusal `unit.unknown` when the unit is not there or not visible
 */
export async function rankingFigures(
  db: Knex,
  scope: FigureScope,
  before: FigureScope,
  ask: RankingQuery,
): Promise<RankingFigures> {
  const units = await readUnits(db, scope.units);
  const list = { ...listFor(scope, ask, units), withheld: await findWithheld(db, scope) };
  const [page, pageSize] = [ask.page ?? 1, ask.pageSize ?? DEFAULT_PAGE_SIZE];
  const histogram = await readHistogram(db, list);
  const placed = await placedOnPage(db, list, histogram, (page - 1) * pageSize, pageSize);
  const officers = placed.map(({ officerId }) => officerId);
  const records = await readRecords(db, list, officers);
  const listBefore = { ...list, scope: before, withheld: await findWithheld(db, before) };
  const placesBefore = await placesIn(db, listBefore, officers);
  const people = await readPeople(db, officers);
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  return {
    period: ask.period,
    ruleSet: ruleSetsOf(scope.months),
    total: histogram.reduce((sum, one) => sum + one.officers, 0),
    withheld: await countWithheld(db, list),
    page,
    pageSize,
    rows: placed.map((standing) => {
      const record = records.get(standing.officerId)!;
      const placeBefore = placesBefore.get(standing.officerId);
      return {
        place: standing.place,
        ...(people.get(standing.officerId) ?? { policeNo: "", name: "" }),
        ...describe(record, unitOf.get(record.unitId)),
        movement: placeBefore === undefined ? null : placeBefore - standing.place,
      };
    }),
  };
}

function listFor(
  scope: FigureScope,
  ask: RankingQuery,
  units: readonly FigureUnit[],
): Omit<RankingList, "withheld"> {
  const unit = ask.unit === undefined ? undefined : units.find(({ code }) => code === ask.unit);
  if (ask.unit !== undefined && !unit) throw new Refusal("unit.unknown", { unit: ask.unit });
  const ordinary = LEVELS.filter((level) => level === "officer" || level === "deputy");
  const levels: readonly Level[] = ask.level ? [ask.level] : ordinary;
  const { series, postType, area } = ask;
  return {
    scope,
    levels,
    ...(series && { series }),
    ...(postType && { postType }),
    ...(area && { area }),
    ...(unit && { unitId: unit.id }),
  };
}

async function placedOnPage(
  db: Knex,
  list: RankingList,
  histogram: Histogram,
  from: number,
  size: number,
): Promise<Placed[]> {
  let above = 0;
  let skipped = 0;
  const onPage: Hundredths[] = [];
  for (const { points, officers } of histogram) {
    if (above + officers <= from) skipped = above + officers;
    else if (above < from + size) onPage.push(points);
    above += officers;
  }
  const [high, low] = [onPage.at(0), onPage.at(-1)];
  if (high === undefined || low === undefined) return [];
  const standings = await readStandingsBetween(db, list, low, high);
  const placed = await placesOf(db, list, standings, histogram);
  return placed.slice(from - skipped, from - skipped + size);
}

/** The places these officers hold in a list; who is not in it has none. */
async function placesIn(
  db: Knex,
  list: RankingList,
  officers: readonly number[],
): Promise<Map<number, number>> {
  if (list.scope.months.length === 0 || officers.length === 0) return new Map();
  const own = await readStandingsOf(db, list, officers);
  if (own.length === 0) return new Map();
  const histogram = await readHistogram(db, list);
  const sharing = await readStandingsAt(db, list, own.map(({ points }) => points)); // prettier-ignore
  const wanted = new Set(officers);
  const placed = await placesOf(db, list, sharing, histogram, wanted);
  return new Map(placed.filter((one) => wanted.has(one.officerId)).map((one) => [one.officerId, one.place]));
}

async function readPeople(
  db: Knex,
  officers: readonly number[],
): Promise<Map<number, { policeNo: string; name: string }>> {
  const rows = await db("officers")
    .whereIn("id", [...officers])
    .select<{ id: number; policeNo: string; name: string }[]>("id", { policeNo: "police_no" }, "name");
  return new Map(rows.map(({ id, policeNo, name }) => [Number(id), { policeNo, name }]));
}

type Described = Omit<RankingRow, "place" | "policeNo" | "name" | "movement">;

function describe(record: RankingRecord, unit: FigureUnit | undefined): Described {
  return {
    unit: unit?.code ?? "",
    unitName: unit?.name ?? "",
    series: record.series,
    postType: record.postType,
    level: record.level,
    points: meanOf(record.total) ?? 0,
    areas: areaMeans(record.areas),
    months: record.months,
    grades: record.grades,
  };
}
