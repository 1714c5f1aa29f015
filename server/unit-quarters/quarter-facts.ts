import type { Knex } from "knex";
import { assessedPeriod, monthsOf, type PeriodText } from "../../domain/assessment/period.ts";
import { ASSESSED_SERIES } from "../../domain/messages/unit-quarters.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { UnitFigures } from "../../domain/unit-assessment/check-figures.ts";
import { rankUnits } from "../../domain/unit-assessment/rank-units.ts";
import { scoreUnit } from "../../domain/unit-assessment/score-unit.ts";
import { schemeOf } from "../../domain/unit-assessment/unit-indicators.ts";
import type { Context } from "../context.ts";
import { allMonths } from "../months/month-store.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { countFigures } from "./counted-figures.ts";
import { readUnitFigures } from "./figure-store.ts";
import type { UnitStanding } from "./quarter-store.ts";

/** A quarter's months as far as they are assessed, and the rules of its last one. */
export interface QuarterFacts {
  quarter: PeriodText;
  months: MonthLine[];
  /** Months of the quarter that are not in the calendar, or are practice. */
  missing: string[];
  ruleSet: RuleSet;
}

export function quarterFacts(
  context: Pick<Context, "rules">,
  quarter: PeriodText,
  all: readonly MonthLine[],
): QuarterFacts | null {
  const period = assessedPeriod(quarter)!;
  const wanted = monthsOf(period);
  const months = all.filter(({ month, practice }) => !practice && wanted.includes(month));
  const missing = wanted.filter((month) => !months.some((line) => line.month === month));
  const last = months.find(({ month }) => month === period.last);
  if (!last && !context.rules.isInForce(period.last)) return null;
  const { ruleSet } = last ? context.rules.compiled(last.ruleSet) : context.rules.forMonth(period.last);
  return { quarter, months, missing, ruleSet };
}

/**
 * The quarter, once its first month has begun. @throws Refusal unit-quarter.not-yet
 */
export async function requireQuarter(
  context: Pick<Context, "rules" | "clock">,
  db: Knex,
  quarter: PeriodText,
): Promise<QuarterFacts> {
  const facts = quarterFacts(context, quarter, await allMonths(db, context.clock.now()));
  if (!facts || facts.months.every(({ state }) => state === "upcoming"))
    throw new Refusal("unit-quarter.not-yet", { quarter });
  return facts;
}

/** Why a quarter cannot be computed yet: only published months count. */
export function whyNotComputable({ quarter, months, missing }: QuarterFacts): Refusal | null {
  if (missing.length > 0)
    return new Refusal("assessment.months-missing", { period: quarter, months: missing });
  const unpublished = months
    .filter(({ state }) => state !== "published" && state !== "locked")
    .map(({ month }) => month);
  if (unpublished.length === 0) return null;
  return new Refusal("assessment.months-unpublished", { period: quarter, months: unpublished });
}

const SERIES: readonly string[] = ASSESSED_SERIES;

/** Units that are assessed: 局领导 is none. */
export async function assessedUnits(db: Knex): Promise<Unit[]> {
  return (await allUnits(db))
    .filter(({ series }) => SERIES.includes(series))
    .map((unit) => ({ ...unit, id: Number(unit.id) }));
}

/** Every assessed unit with everything it is scored from, typed figures below counted ones. */
export async function gatherInputs(
  db: Knex,
  facts: QuarterFacts,
): Promise<{ unit: Unit; inputs: UnitFigures }[]> {
  const typed = await readUnitFigures(db, facts.quarter);
  const counted = await countFigures(db, facts.months);
  const units = await assessedUnits(db);
  // A unit without anybody in the whole quarter is not assessed.
  return units
    .filter(({ id }) => (counted.get(id)?.filesExpected ?? 0) !== 0)
    .map((unit) => ({ unit, inputs: { ...typed.get(unit.id)?.fields, ...counted.get(unit.id) } }));
}

/** Scores and ranks: a function of rules and inputs alone, so that a frozen quarter can be computed again. */
export function concludeUnits(
  ruleSet: RuleSet,
  inputs: readonly { unitId: number; series: Unit["series"]; inputs: UnitFigures }[],
): UnitStanding[] {
  const scored = inputs.map((row) => {
    const points = scoreUnit(ruleSet, schemeOf(ruleSet.units, row.series), row.inputs);
    return { ...row, points, total: points.total, unit: String(row.unitId).padStart(12, "0"), sum: points.total, quarters: 1 };
  });
  return rankUnits(scored).map(({ unitId, series, inputs: figures, points, total, place, of }) => ({
    ...{ unitId, series, inputs: figures, points, total, place, of },
  }));
} // prettier-ignore
