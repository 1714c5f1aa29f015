import type { HalfYearFact } from "./outcome-facts.ts";

/** Where somebody stands, counted from both ends of his group. */
export interface GroupPlace {
  group: string;
  top: number;
  bottom: number;
  of: number;
}

/** Leaders and heads are compared among themselves; everybody else in his series, or in his list. */
export function groupOf(
  { list, series }: Pick<HalfYearFact, "list" | "series">,
  within: "series" | "list",
): string {
  return within === "list" || list === "leaders" || list === "heads" ? list : series;
}

/** 1, 2, 2, 4 from either end: sorted once, walked once. Who has no score has no place. */
export function placeInGroups(
  facts: ReadonlyMap<number, HalfYearFact>,
  within: "series" | "list",
): Map<number, GroupPlace> {
  const groups = new Map<string, { officerId: number; score: number }[]>();
  for (const [officerId, fact] of facts) {
    if (fact.score === null) continue;
    const group = groupOf(fact, within);
    const members = groups.get(group);
    if (members) members.push({ officerId, score: fact.score });
    else groups.set(group, [{ officerId, score: fact.score }]);
  }
  const places = new Map<number, GroupPlace>();
  for (const [group, members] of groups) {
    const of = members.length;
    const above = firstIndex([...members].sort((a, b) => b.score - a.score));
    const below = firstIndex([...members].sort((a, b) => a.score - b.score));
    for (const { officerId, score } of members)
      places.set(officerId, { group, of, top: above.get(score)! + 1, bottom: below.get(score)! + 1 });
  }
  return places;
}

function firstIndex(sorted: readonly { score: number }[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, { score }] of sorted.entries()) if (!found.has(score)) found.set(score, index);
  return found;
}
