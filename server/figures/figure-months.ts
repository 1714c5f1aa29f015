import type { Knex } from "knex";
import type { MonthState } from "../../domain/messages.ts";
import { monthsBetween, type Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { allMonths } from "../months/month-store.ts";
import type { Period } from "./period.ts";
import { seesNothing, visibleUnits, type VisibleUnits } from "./visible-units.ts";

/** One month as figures need it: its own rule set decides which points count. */
export interface FigureMonth {
  month: Month;
  state: MonthState;
  ruleSet: string;
  submitBy: string;
}

/** The months a figure is drawn from and the units that may enter it. */
export interface FigureScope {
  months: readonly FigureMonth[];
  units: VisibleUnits;
}

/** Every month that counts, oldest first, in its state at `now`: practice months (试填) never do. */
export async function readFigureMonths(db: Knex, now: Date): Promise<FigureMonth[]> {
  return (await allMonths(db, now)).filter(({ practice }) => !practice);
}

export function isPublished(month: FigureMonth): boolean {
  return month.state === "published" || month.state === "locked";
}

/**
 * One month by itself may be looked at before it is published, by those it is visible to; a longer window counts
 * published months only: drafts never move a quarter's places, and every reader is shown the same list.
 * @throws Refusal `month.unknown`; `access.denied` when none of the month is visible to this reader
 */
export function scopeOf(all: readonly FigureMonth[], period: Period, person: SignedInPerson): FigureScope {
  if (period.first !== period.last)
    return { months: publishedIn(all, period), units: visibleUnits(person, true) };
  const month = all.find((each) => each.month === period.first);
  if (!month) throw new Refusal("month.unknown", { month: period.first });
  const units = visibleUnits(person, isPublished(month));
  if (seesNothing(units)) throw new Refusal("access.denied");
  return { months: [month], units };
}

/** The same without refusing: a period before, looked at only for comparison, may be empty or invisible. */
export function comparisonScope(
  all: readonly FigureMonth[],
  period: Period,
  person: SignedInPerson,
): FigureScope {
  if (period.first !== period.last)
    return { months: publishedIn(all, period), units: visibleUnits(person, true) };
  const months = all.filter((each) => each.month === period.first);
  return { months, units: visibleUnits(person, months.every(isPublished)) };
}

/** The rule sets behind a figure, in order of use; one in almost every period. */
export function ruleSetsOf(months: readonly FigureMonth[]): string {
  return [...new Set(months.map(({ ruleSet }) => ruleSet))].join(", ");
}

/** Restricts `table` to these months, each under its own rule set. No months: no rows. */
export function whereMonths(query: Knex.QueryBuilder, table: string, months: readonly FigureMonth[]): void {
  const ruleSets = [...new Set(months.map(({ ruleSet }) => ruleSet))];
  if (ruleSets.length === 0) void query.whereRaw("1 = 0");
  void query.where((any) => {
    for (const ruleSet of ruleSets) {
      const used = months.filter((each) => each.ruleSet === ruleSet).map(({ month }) => month);
      void any.orWhere((one) => {
        whereIsOneOf(one.where(`${table}.rule_set`, ruleSet), `${table}.month`, used);
      });
    }
  });
}

/** Months without a gap are a range: one comparison a row instead of a search in a list. */
function whereIsOneOf(query: Knex.QueryBuilder, column: string, months: readonly Month[]): void {
  const [first, last] = [months.at(0)!, months.at(-1)!];
  if (first === last) void query.where(column, first);
  else if (monthsBetween(first, last).length === months.length)
    void query.whereBetween(column, [first, last]);
  else void query.whereIn(column, [...months]);
}

function publishedIn(all: readonly FigureMonth[], { first, last }: Period): FigureMonth[] {
  return all.filter((each) => each.month >= first && each.month <= last && isPublished(each));
}
