import type { Grade } from "../grade.ts";
import { rank } from "../ranking.ts";
import type { CompositionRules, TieBreak } from "../rules/composition-rules.ts";
import { compareRatios } from "../scoring/exact.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { QuarterPart } from "./detail.ts";
import type { ExactScore } from "./score-period.ts";
import type { ListCode } from "./standing-list.ts";

/** What decides a place: the exact score, and what tells equals apart. */
export interface Contender {
  exact: ExactScore;
  work: readonly [sum: Hundredths, months: number];
  grades: Partial<Record<Grade, number>>;
  lost: Hundredths;
}

/** What the quarters of a half-year or year add up to for ties. */
export function tieFigures(quarters: readonly QuarterPart[]): Omit<Contender, "exact"> {
  const grades: Contender["grades"] = {};
  let [workSum, workMonths, lost] = [0, 0, 0];
  for (const quarter of quarters) {
    workSum += quarter.work[0];
    workMonths += quarter.work[1];
    lost += quarter.lost;
    for (const [grade, n] of Object.entries(quarter.grades) as [Grade, number][])
      grades[grade] = (grades[grade] ?? 0) + n;
  }
  return { work: [workSum, workMonths], grades, lost };
}

/**
 * Better first: the exact score, then the rule set's tie-breaks in their order (细则 §11: 工作成绩 mean, 优秀 months, fewer
 * deductions). 0 = the same place.
 */
export function compareContenders(ties: readonly TieBreak[]): (a: Contender, b: Contender) => number {
  return (a, b) => {
    let order = compareRatios(b.exact.num, b.exact.den, a.exact.num, a.exact.den);
    for (let index = 0; order === 0 && index < ties.length; index++) order = compareTie(ties[index]!, a, b);
    return order;
  };
}

/** One tie-break: negative when `a` is better. A mean over nothing is below every other. */
export function compareTie(tie: TieBreak, a: Contender, b: Contender): number {
  switch (tie.by) {
    case "areaMean": {
      const [[sumA, nA], [sumB, nB]] = [a.work, b.work];
      if (nA === 0 || nB === 0) return Math.sign(nB) - Math.sign(nA);
      return compareRatios(sumB, nB, sumA, nA);
    }
    case "gradeCount":
      return (b.grades[tie.grade] ?? 0) - (a.grades[tie.grade] ?? 0);
    case "fewerDeductions":
      return a.lost - b.lost;
  }
}

/** A place and how many are ranked in the same list. */
export interface Placed {
  place: number;
  of: number;
}

/** 名次 within each list, 1, 2, 2, 4: whoever is no contender has none. The order of the rows never matters. */
export function placeStandings<T extends { officerId: number; list: ListCode; contender: Contender | null }>(
  { tieBreaks }: CompositionRules["ranking"],
  rows: readonly T[],
): Map<number, Placed> {
  const compare = compareContenders(tieBreaks);
  const lists = new Map<ListCode, { officerId: number; contender: Contender }[]>();
  for (const { officerId, list, contender } of rows) {
    if (contender === null) continue;
    const members = lists.get(list);
    if (members) members.push({ officerId, contender });
    else lists.set(list, [{ officerId, contender }]);
  }
  const placed = new Map<number, Placed>();
  for (const members of lists.values()) {
    const of = members.length;
    for (const { officerId, place } of rank(members, (a, b) => compare(a.contender, b.contender)))
      placed.set(officerId, { place, of });
  }
  return placed;
}
