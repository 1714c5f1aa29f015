import type { Knex } from "knex";
import type { CompletionFigures, CompletionUnit } from "../../domain/messages.ts";
import { lastDayOf } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import type { FigureMonth, FigureScope } from "./figure-months.ts";
import {
  PROGRESS,
  readUnits,
  sumsByUnit,
  type FigureUnit,
  type Progress,
  type UnitSums,
} from "./unit-sums.ts";

/**
 * How far each visible unit has come with one month. A unit that has stored nothing yet is listed too, with the
 * officers posted to it on the month's last day (细则 §11) as its expected reports; 局长 and 政委 owe none.
 * @param asOf the instant the figures were drawn
 */
export async function completionFigures(
  db: Knex,
  scope: FigureScope & { month: FigureMonth },
  series: Series | undefined,
  asOf: string,
): Promise<CompletionFigures> {
  const units = await readUnits(db, scope.units, series);
  return describeCompletion(db, scope, units, await sumsByUnit(db, scope), asOf);
}

/** The same from units and sums that are already read. */
export async function describeCompletion(
  db: Knex,
  scope: { month: FigureMonth },
  units: readonly FigureUnit[],
  sums: ReadonlyMap<number, UnitSums>,
  asOf: string,
): Promise<CompletionFigures> {
  const silent = units.filter((unit) => !sums.has(unit.id));
  const postedTo =
    silent.length > 0 ? await postedOn(db, lastDayOf(scope.month.month), silent) : new Map<number, number>();
  const lines = units.map((unit): CompletionUnit => {
    const progress = sums.get(unit.id)?.progress ?? { ...NOTHING, expected: postedTo.get(unit.id) ?? 0 };
    return { unit: unit.code, name: unit.name, series: unit.series, ...progress };
  });
  const { month, state, submitBy } = scope.month;
  return { month, state, submitBy, asOf, units: lines, total: addUp(lines) };
}

const NOTHING: Progress = {
  expected: 0,
  started: 0,
  complete: 0,
  submitted: 0,
  onTime: 0,
  reviewed: 0,
  published: 0,
};

function addUp(lines: readonly CompletionUnit[]): Progress {
  const total = { ...NOTHING };
  for (const line of lines) for (const name of PROGRESS) total[name] += line[name];
  return total;
}

async function postedOn(db: Knex, day: string, units: readonly FigureUnit[]): Promise<Map<number, number>> {
  const rows = await db("postings")
    .join("officers", "officers.id", "postings.officer_id")
    .where("officers.status", "active")
    .whereIn(
      "postings.unit_id",
      units.map(({ id }) => id),
    ) // prettier-ignore
    .where("postings.from_day", "<=", day)
    .where((open) => void open.whereNull("postings.to_day").orWhere("postings.to_day", ">=", day))
    .whereNot("postings.level", "chief")
    .groupBy("postings.unit_id")
    .select<{ unit: number }[]>({ unit: "postings.unit_id" })
    .countDistinct<{ unit: number; officers: number | string }[]>({ officers: "postings.officer_id" });
  return new Map(rows.map((row) => [Number(row.unit), Number(row.officers)]));
}
