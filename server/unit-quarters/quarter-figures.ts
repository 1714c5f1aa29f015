import type { Knex } from "knex";
import {
  assessedPeriod,
  periodBefore,
  periodsOfYear,
  type PeriodText,
} from "../../domain/assessment/period.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type {
  UnitQuarterAction,
  UnitQuarterLine,
  UnitQuarterResult,
  UnitQuarterState,
  UnitStandingExplanation,
  UnitStandingLine,
} from "../../domain/messages/unit-quarters.ts";
import { Refusal } from "../../domain/refusal.ts";
import { explainUnit } from "../../domain/unit-assessment/explain-unit.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { allMonths } from "../months/month-store.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { readLastChanges, readUnitFigures } from "./figure-store.ts";
import { assessedUnits, quarterFacts, whyNotComputable, type QuarterFacts } from "./quarter-facts.ts";
import {
  readQuarters,
  readUnitStandings,
  type StoredQuarter,
  type StoredUnitStanding,
} from "./quarter-store.ts";
import { unitNames } from "./unit-names.ts";

/** Who sees a result before it is announced: 考核办, those who decide, and the leading group. */
export function seesDrafts({ roles }: SignedInPerson): boolean {
  return roles.has("assessmentOffice") || roles.has("chief") || roles.has("leadingGroup");
}

/** The quarters of a year that have begun: how far each is and what this reader may do with it. */
export async function listQuarters(
  context: Context,
  person: SignedInPerson,
  year: number,
): Promise<{ year: number; years: number[]; rows: UnitQuarterLine[] }> {
  const { db } = context;
  const months = await allMonths(db, context.clock.now());
  const quarters = periodsOfYear(year).filter((period) => assessedPeriod(period)?.kind === "quarter");
  const facts = quarters.flatMap((quarter) => quarterFacts(context, quarter, months) ?? []);
  const begun = facts.filter((one) => one.months.some(({ state }) => state !== "upcoming"));
  return {
    year,
    years: [...new Set(months.map(({ month }) => Number(month.slice(0, 4))))].sort((a, b) => a - b),
    rows: await describeQuarters(db, person, begun),
  };
}

async function describeQuarters(
  db: Knex,
  person: SignedInPerson,
  facts: readonly QuarterFacts[],
): Promise<UnitQuarterLine[]> {
  const quarters = facts.map(({ quarter }) => quarter);
  const runs = await readQuarters(db, { quarters });
  const changes = await readLastChanges(db, quarters);
  const units = (await assessedUnits(db)).length;
  const lines: UnitQuarterLine[] = [];
  for (const one of facts) {
    const newest = runs
      .filter(({ quarter, state }) => quarter === one.quarter && state !== "replaced")
      .at(-1);
    const entered = newest ? 0 : (await readUnitFigures(db, one.quarter)).size;
    lines.push(lineOf(person, one, newest, { units, entered, changedAt: changes.get(one.quarter) ?? "" }));
  }
  return lines;
}

function lineOf(
  person: SignedInPerson,
  facts: QuarterFacts,
  found: StoredQuarter | undefined,
  known: { units: number; entered: number; changedAt: string },
): UnitQuarterLine {
  const seen = found && (found.state === "announced" || seesDrafts(person)) ? found : undefined;
  const outdated = seen?.state === "draft" && known.changedAt > seen.computedAt;
  return {
    ...{ quarter: facts.quarter, ruleSet: seen?.ruleSet ?? facts.ruleSet.version, outdated },
    state: seen && seen.state !== "replaced" ? seen.state : null,
    run: seen?.run ?? 0,
    months: facts.months.map(({ month, state }: MonthLine) => ({ month, state })),
    ...{ filled: seen?.complete ?? known.entered, units: seen?.units ?? known.units },
    ...{ computedBy: seen?.computedBy ?? null, computedAt: seen?.computedAt ?? null },
    ...{ digest: seen?.digest ?? null, signatures: seen?.signatures ?? [] },
    ...{ announcedAt: seen?.announcedAt ?? null, note: seen?.note ?? null },
    actions: actionsOf(person, found?.state).map((action) => ({
      action,
      blocked: whyBlocked(action, facts, found, outdated, person)?.sentence ?? null,
    })),
  };
}

function actionsOf({ roles }: SignedInPerson, state: UnitQuarterState | undefined): UnitQuarterAction[] {
  const settled = state === "signed" || state === "announced";
  const actions: UnitQuarterAction[] = [];
  if (roles.has("assessmentOffice") && !settled) actions.push("compute");
  if (roles.has("assessmentOffice") && state === "draft") actions.push("sign");
  if (roles.has("chief") && state === "signed") actions.push("approve");
  if ((roles.has("assessmentOffice") || roles.has("chief")) && state === "signed") actions.push("return");
  return actions;
}

function whyBlocked(
  action: UnitQuarterAction,
  facts: QuarterFacts,
  found: StoredQuarter | undefined,
  outdated: boolean,
  person: SignedInPerson,
): Refusal | null {
  if (action === "compute") return whyNotComputable(facts);
  if (action !== "sign" || !found) return null;
  if (person.heads.size === 0) return new Refusal("unit-quarter.not-head");
  if (found.computedById === person.accountId) return new Refusal("unit-quarter.own-hand");
  return outdated ? new Refusal("unit-quarter.outdated", { quarter: facts.quarter }) : null;
}

/** The newest run this reader may see; undefined when there is none. */
async function visibleRun(
  db: Knex,
  person: SignedInPerson,
  quarter: PeriodText,
): Promise<StoredQuarter | undefined> {
  const runs = await readQuarters(db, { quarters: [quarter] });
  const newest = runs.filter(({ state }) => state !== "replaced").at(-1);
  return newest && (newest.state === "announced" || seesDrafts(person)) ? newest : undefined;
}

/** A quarter's result by series and place; no rows while there is nothing to see. */
export async function quarterResult(
  context: Context,
  person: SignedInPerson,
  quarter: PeriodText,
): Promise<UnitQuarterResult> {
  const { db } = context;
  const facts = quarterFacts(context, quarter, await allMonths(db, context.clock.now()));
  if (!facts) throw new Refusal("unit-quarter.not-yet", { quarter });
  const [line] = await describeQuarters(db, person, [facts]);
  const run = await visibleRun(db, person, quarter);
  if (!run) return { line: line!, rows: [] };
  return { line: line!, rows: await describeStandings(db, quarter, await readUnitStandings(db, [run.id])) };
}

async function describeStandings(
  db: Knex,
  quarter: PeriodText,
  rows: readonly StoredUnitStanding[],
): Promise<UnitStandingLine[]> {
  const names = await unitNames(db);
  const earlier = periodBefore(assessedPeriod(quarter)!);
  const [before] = await readQuarters(db, { quarters: [earlier], states: ["announced"] });
  const places = new Map(
    (await readUnitStandings(db, before ? [before.id] : [])).map((row) => [row.unitId, row]),
  );
  return rows.map(({ unitId, series, place, of, points }) => {
    const then = places.get(unitId);
    return {
      ...{ unit: names.get(unitId)?.code ?? "", unitName: names.get(unitId)?.name ?? "", series },
      ...{ total: points.total, areas: points.areas, bonus: points.bonus, grade: points.grade },
      ...{ ceilings: points.ceilings, complete: points.complete, place, of },
      before: then?.series === series ? { quarter: earlier, place: then.place, of: then.of } : null,
    };
  });
}

/**
 * One unit's quarter, explained figure by figure from what was frozen with it.
 * @throws Refusal unit-quarter.uncomputed
 */
export async function explainUnitQuarter(
  context: Context,
  person: SignedInPerson,
  quarter: PeriodText,
  code: string,
): Promise<UnitStandingExplanation> {
  const { db } = context;
  const unit = await unitByCode(db, code);
  const run = await visibleRun(db, person, quarter);
  const [row] = unit && run ? await readUnitStandings(db, [run.id], Number(unit.id)) : [];
  if (!row || !run) throw new Refusal("unit-quarter.uncomputed", { quarter });
  const { line } = await quarterResult(context, person, quarter);
  const [standing] = await describeStandings(db, quarter, [row]);
  const { ruleSet } = context.rules.compiled(run.ruleSet);
  return {
    ...{ line, standing: standing!, inputsHash: row.inputsHash },
    explanation: explainUnit(ruleSet, row.series, row.inputs, row.points),
  };
}
