import type { Knex } from "knex";
import { compareStandings, rank } from "../../domain/ranking.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import type { Histogram, Listed, RankingList } from "./ranking-list.ts";
import { readRecords } from "./ranking-records.ts";

export type Placed = Listed & { place: number };

/**
 * Places of officers who hold every number of points among them completely, 1, 2, 2, 4. Order and ties follow 细则
 * §11: exact mean, GZ mean, months graded 优秀, fewer deduction points, then the same place. The last two are read only
 * for those who are still equal after the first two; with `wanted`, only these officers' places are exact among them.
 */
export async function placesOf(
  db: Knex,
  list: RankingList,
  listed: readonly Listed[],
  histogram: Histogram,
  wanted?: ReadonlySet<number>,
): Promise<Placed[]> {
  const records = await readRecords(db, list, equalInMeans(listed, wanted));
  const standingOf = (one: Listed): Parameters<typeof compareStandings>[0] => {
    const record = records.get(one.officerId);
    return { ...one, excellentMonths: record?.grades.excellent ?? 0, deducted: record?.deducted ?? 0 };
  };
  const standings = new Map(listed.map((one) => [one.officerId, standingOf(one)]));
  const compare = (a: Listed, b: Listed): number =>
    compareStandings(standings.get(a.officerId)!, standings.get(b.officerId)!);
  const above = officersAbove(histogram);
  return byPoints(listed).flatMap((group) => {
    const inOrder = [...group].sort((a, b) => a.officerId - b.officerId);
    return rank(inOrder, compare).map((row) => ({ ...row, place: row.place + (above.get(row.points) ?? 0) }));
  });
}

/** Officers who need more than their points and GZ to be told apart, among them at least one who is wanted. */
function equalInMeans(listed: readonly Listed[], wanted?: ReadonlySet<number>): number[] {
  const sorted = [...listed].sort(compareMeans);
  const groups: Listed[][] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (group && compareMeans(group[0]!, one) === 0) group.push(one);
    else groups.push([one]);
  }
  return groups
    .filter((group) => group.length > 1 && (!wanted || group.some(({ officerId }) => wanted.has(officerId))))
    .flatMap((group) => group.map(({ officerId }) => officerId));
}

function compareMeans(a: Listed, b: Listed): number {
  const equalOtherwise = { excellentMonths: 0, deducted: 0 };
  return compareStandings({ ...a, ...equalOtherwise }, { ...b, ...equalOtherwise });
}

/** Officers with the same printed points together, most points first. */
function byPoints(listed: readonly Listed[]): Listed[][] {
  const groups = new Map<Hundredths, Listed[]>();
  for (const one of listed) {
    const group = groups.get(one.points);
    if (group) group.push(one);
    else groups.set(one.points, [one]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

function officersAbove(histogram: Histogram): Map<Hundredths, number> {
  const above = new Map<Hundredths, number>();
  let count = 0;
  for (const { points, officers } of histogram) {
    above.set(points, count);
    count += officers;
  }
  return above;
}
