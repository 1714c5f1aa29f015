import { AREAS, type Area } from "../../../domain/area.ts";
import type { Grade } from "../../../domain/grade.ts";
import { compareStandings, rank, type Standing as ComparableStanding } from "../../../domain/ranking.ts";
import { halfUp } from "../../../domain/scoring/exact.ts";
import type { Hundredths } from "../../../domain/scoring/points.ts";
import { noGrades, type AnnualOfficer, type AnnualPoints } from "./annual-scope.ts";

/** The five lists of 细则 §11: officers and deputies by series, heads and bureau leaders by themselves. */
export const LISTS = ["stations", "operations", "offices", "heads", "leaders"] as const;
export type ListName = (typeof LISTS)[number];
export const LIST_TITLE: Record<ListName, string> = {
  stations: "派出所民警",
  operations: "办案实战单位民警",
  offices: "机关民警",
  heads: "部门正职",
  leaders: "局领导",
};

/** One officer's counted months in one list, added up. */
export interface Standing extends AnnualOfficer {
  /** Unit of the last of these months. */
  unitId: number;
  months: number;
  sum: Hundredths;
  mean: Hundredths;
  areaSums: Record<Area, number>;
  areaMonths: Record<Area, number>;
  grades: Record<Grade, number>;
  /** Σ of what penalties cost beyond rewards, as a positive figure. */
  deducted: Hundredths;
  lastMonth: string;
}

/** Who stands where: a month counts in the list it was earned in. */
export class Standings {
  readonly #byList = new Map<ListName, Map<number, Standing>>(LISTS.map((list) => [list, new Map()]));

  add(officer: AnnualOfficer, unit: { id: number; series: string }, points: AnnualPoints): void {
    const list = listOf(points.level, unit.series);
    if (!list) return;
    const standings = this.#byList.get(list)!;
    let standing = standings.get(officer.officerId);
    if (!standing) standings.set(officer.officerId, (standing = emptyStanding(officer, unit.id)));
    standing.months++;
    standing.sum += points.total;
    for (const area of AREAS) {
      const earned = points[area];
      if (earned === null) continue;
      standing.areaSums[area] += earned;
      standing.areaMonths[area]++;
    }
    if (points.grade) standing.grades[points.grade]++;
    standing.deducted += Math.max(0, -(points.JC ?? 0));
    if (points.month >= standing.lastMonth) {
      standing.lastMonth = points.month;
      standing.unitId = unit.id;
    }
  }

  /** Best first with places 1, 2, 2, 4, by the same comparison as the ranking page; equals stand by 警号. */
  placed(list: ListName): (Standing & { place: number })[] {
    const standings = [...this.#byList.get(list)!.values()].sort((a, b) =>
      a.policeNo < b.policeNo ? -1 : 1,
    );
    for (const standing of standings) standing.mean = halfUp(standing.sum, standing.months);
    return rank(standings, (a, b) => compareStandings(comparable(a), comparable(b)));
  }
}

function listOf(level: string, series: string): ListName | undefined {
  if (level === "head") return "heads";
  if (level === "leader") return "leaders";
  if (level === "chief") return undefined;
  return LISTS.find((list) => list === series);
}

function comparable(standing: Standing): ComparableStanding {
  return {
    sum: standing.sum,
    months: standing.months,
    workSum: standing.areaSums.GZ,
    workMonths: standing.areaMonths.GZ,
    excellentMonths: standing.grades.excellent,
    deducted: standing.deducted,
  };
}

const NO_AREAS = Object.fromEntries(AREAS.map((area) => [area, 0])) as Record<Area, number>;
const NO_GRADES = noGrades();

function emptyStanding(officer: AnnualOfficer, unitId: number): Standing {
  return {
    ...officer,
    unitId,
    months: 0,
    sum: 0,
    mean: 0,
    areaSums: { ...NO_AREAS },
    areaMonths: { ...NO_AREAS },
    grades: { ...NO_GRADES },
    deducted: 0,
    lastMonth: "",
  };
}

/** Points as the number a spreadsheet shows: 8916 → 89.16. */
export function asNumber(points: Hundredths | null | undefined): number | undefined {
  return points === null || points === undefined ? undefined : points / 100;
}

export function meanOfSum(sum: number, count: number): number | undefined {
  return count === 0 ? undefined : halfUp(sum, count) / 100;
}
