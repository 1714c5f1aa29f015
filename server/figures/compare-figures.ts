import type { Knex } from "knex";
import { AREAS, type Area } from "../../domain/area.ts";
import type { Grade } from "../../domain/grade.ts";
import type { CompareFigures } from "../../domain/messages/publication.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { wherePublic } from "../publication/public-reports.ts";
import { whereMonths, type FigureMonth } from "./figure-months.ts";
import { findCompared, type ComparedOfficer } from "./compared-store.ts";
import { meanOf, type Sum } from "./unit-sums.ts";

/**
 * 赛业绩 (M28): two to four colleagues side by side over published months. Whoever has no published month yet is there
 * with empty columns: his name and unit are in the bureau's telephone book, his unpublished points are not.
 * @param day where they are posted on this day
 * @throws Refusal officer.unknown
 */
export async function compareFigures(
  db: Knex,
  months: readonly FigureMonth[],
  rules: CompiledRules,
  { policeNos, day }: { policeNos: readonly string[]; day: string },
): Promise<CompareFigures> {
  const officers = await findCompared(db, policeNos, day);
  const rows = await readRows(db, months, [...officers.values()]);
  const shown = months.map(({ month }) => month).filter((month) => rows.some((row) => row.month === month));
  return {
    months: shown,
    areas: AREAS.map((area) => ({ area, max: rules.areas.find((each) => each.area === area)?.max ?? 0 })),
    officers: policeNos.map((policeNo) => {
      const officer = officers.get(policeNo);
      if (!officer) throw new Refusal("officer.unknown", { policeNo });
      return describe(officer, rows.filter((row) => Number(row.officerId) === officer.id)); // prettier-ignore
    }),
  };
}

type Row = Record<Area, Hundredths | null> & {
  officerId: number;
  month: string;
  total: Hundredths;
  grade: Grade | null;
};

async function readRows(
  db: Knex,
  months: readonly FigureMonth[],
  officers: readonly ComparedOfficer[],
): Promise<Row[]> {
  const query = db("points")
    .join("reports as r", "r.id", "points.report_id")
    .whereIn("points.officer_id", officers.map(({ id }) => id)); // prettier-ignore
  whereMonths(query, "points", months);
  wherePublic(query, "r");
  return query.orderBy("points.month").select<Row[]>({
    officerId: "points.officer_id",
    month: "points.month",
    total: "points.total",
    grade: "r.grade",
    ...Object.fromEntries(AREAS.map((area) => [area, `points.${area.toLowerCase()}`])),
  });
}

function describe(officer: ComparedOfficer, rows: readonly Row[]): CompareFigures["officers"][number] {
  const { policeNo, name, unit, unitName, series, postType, level } = officer;
  const grades: Partial<Record<Grade, number>> = {};
  for (const { grade } of rows) if (grade) grades[grade] = (grades[grade] ?? 0) + 1;
  return {
    ...{ policeNo, name, unit, unitName, series, postType, level, grades },
    mean: meanOf(sumOf(rows.map(({ total }) => total))),
    means: areasOf((area) => meanOf(sumOf(rows.map((row) => row[area])))),
    months: Object.fromEntries(
      rows.map((row) => [
        row.month,
        { total: row.total, grade: row.grade, areas: areasOf((area) => row[area]) },
      ]),
    ),
  };
}

function areasOf(pointsOf: (area: Area) => Hundredths | null): Record<Area, Hundredths | null> {
  return Object.fromEntries(AREAS.map((area) => [area, pointsOf(area)])) as Record<Area, Hundredths | null>;
}

function sumOf(points: readonly (Hundredths | null)[]): Sum {
  const earned = points.filter((each) => each !== null);
  return { sum: earned.reduce((sum, each) => sum + each, 0), n: earned.length };
}
