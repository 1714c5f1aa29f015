import { compareTie } from "../../assessment/place-standings.ts";
import { listOf, type ListCode } from "../../assessment/standing-list.ts";
import { compareRatios } from "../../scoring/exact.ts";
import type { CompositionRules } from "../composition-rules.ts";
import { type Side, type Tally } from "./tally.ts";
import type { Grade } from "../../grade.ts";

/** Places of one side: `place[row]`, among `of[row]` in `list[row]`. */
export interface Places {
  list: readonly ListCode[];
  place: Int32Array;
  of: Int32Array;
}

/**
 * 名次 by the mean of the chosen months within series and post type (细则 §11), ties as the version's rules break them.
 * The mean is compared as an exact ratio.
 */
export function placeOfficers(tally: Tally, ranking: CompositionRules["ranking"], side: Side): Places {
  const list = Array.from({ length: tally.officers }, (_, row) => listOf(ranking, tally.whoOf(row)));
  const members = new Map<ListCode, number[]>();
  list.forEach((code, row) => {
    const known = members.get(code);
    if (known) known.push(row);
    else members.set(code, [row]);
  });
  const places = { list, place: new Int32Array(tally.officers), of: new Int32Array(tally.officers) };
  const compare = comparison(tally, ranking, side);
  for (const rows of members.values()) {
    rows.sort(compare);
    let place = 0;
    rows.forEach((row, index) => {
      if (index === 0 || compare(rows[index - 1]!, row) !== 0) place = index + 1;
      places.place[row] = place;
      places.of[row] = rows.length;
    });
  }
  return places;
}

function comparison(tally: Tally, { tieBreaks }: CompositionRules["ranking"], side: Side) {
  const contender = (row: number) => ({
    exact: { num: tally.sumOf(row, side), den: tally.reportsOf(row) },
    work: tally.workOf(row, side),
    lost: tally.lostOf(row, side),
    grades: gradesOf(tally, row, side),
  });
  return (a: number, b: number): number => {
    let order = compareRatios(
      tally.sumOf(b, side),
      tally.reportsOf(b),
      tally.sumOf(a, side),
      tally.reportsOf(a),
    );
    for (let index = 0; order === 0 && index < tieBreaks.length; index++)
      order = compareTie(tieBreaks[index]!, contender(a), contender(b));
    return order;
  };
}

function gradesOf(tally: Tally, row: number, side: Side): Partial<Record<Grade, number>> {
  const grades: Partial<Record<Grade, number>> = {};
  for (let month = 0; month < tally.months.length; month++) {
    const grade = tally.hasReport(row, month) ? tally.gradeOf(row, month, side) : null;
    if (grade) grades[grade] = (grades[grade] ?? 0) + 1;
  }
  return grades;
}
