import type { Knex } from "knex";
import { conclude, weigh, type Conclusion, type Weighed } from "../../domain/assessment/conclude.ts";
import type { QuarterInputs, StandingDetail } from "../../domain/assessment/detail.ts";
import { assessedPeriod, monthsOf } from "../../domain/assessment/period.ts";
import { quarterPart } from "../../domain/assessment/score-period.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { Context } from "../context.ts";
import { allMonths } from "../months/month-store.ts";
import type { StoredAssessment } from "./assessment-store.ts";
import { assemble, readQuarterDeductions } from "./gather-quarter.ts";
import { readPublishedMonths } from "./month-input-store.ts";
import { readOthers } from "./open-sources.ts";
import { readStandings, type Standing } from "./standing-store.ts";
import { readYearHits } from "./year-hits.ts";

/** A quarter of one officer: what was frozen, and what today's published months and deductions give. */
export interface QuarterPair {
  before: QuarterInputs;
  after: QuarterInputs;
}

/** What an assessment would be today for these officers, and for everybody who shares a list or pool with them. */
export interface Recomputed {
  /** Rows that were looked at, by officer. */
  standings: Map<number, Standing>;
  concluded: Map<number, Conclusion>;
  /** Of the affected: by officer, one pair a quarter. */
  quarters: Map<number, QuarterPair[]>;
}

const LISTED_AT_ONCE = 1_000;

/**
 * Computes an assessment anew from today's published months for the officers whose months or deductions changed; all
 * others of their lists keep their frozen inputs. Nothing is stored.
 */
export async function recomputeNow(
  context: Context,
  db: Knex,
  assessment: StoredAssessment,
  affected: readonly number[],
): Promise<Recomputed> {
  const { ruleSet: rules } = context.rules.compiled(assessment.ruleSet);
  const quarters = await quarterPairs(context, db, assessment, affected);
  const own = await readStandings(db, { assessmentIds: [assessment.id], officerIds: affected });
  const lists = new Set(own.map(({ list }) => list));
  const others =
    assessment.kind === "year"
      ? await readOthers(db, Number(assessment.period), rules.composition.year)
      : null;
  const standings = new Map<number, Standing>();
  const weighed: Weighed[] = [];
  for await (const standing of readLists(db, assessment, lists, own)) {
    const pairs = quarters.get(standing.officerId);
    const detail = pairs
      ? detailNow(context, assessment, standing, pairs, others?.get(standing.officerId) ?? {})
      : standing.detail;
    standings.set(standing.officerId, standing);
    weighed.push(weigh(rules, standing, detail));
  }
  return { standings, concluded: conclude(rules, weighed), quarters };
}

/** A quarter is nobody else's business; half-years are ranked by list; a year's quota is shared by pools across lists. */
async function* readLists(
  db: Knex,
  { id, kind }: StoredAssessment,
  lists: ReadonlySet<string>,
  own: readonly Standing[],
): AsyncGenerator<Standing> {
  if (kind === "quarter") {
    yield* own;
    return;
  }
  const query = { assessmentIds: [id] };
  const narrowed = kind === "halfYear" ? [...lists].map((list) => ({ ...query, list })) : [query];
  for (const one of narrowed)
    for (let offset = 0; ; offset += LISTED_AT_ONCE) {
      const page = await readStandings(db, { ...one, page: { limit: LISTED_AT_ONCE, offset } });
      yield* page;
      if (page.length < LISTED_AT_ONCE) break;
    }
}

/** For each affected officer, each quarter the assessment rests on: frozen inputs beside today's. */
async function quarterPairs(
  context: Context,
  db: Knex,
  assessment: StoredAssessment,
  affected: readonly number[],
): Promise<Map<number, QuarterPair[]>> {
  const months = await allMonths(db, context.clock.now());
  const sources =
    assessment.kind === "quarter"
      ? [{ id: assessment.id, period: assessment.period }]
      : assessment.sources.quarters;
  const found = new Map<number, QuarterPair[]>(affected.map((officer) => [officer, []]));
  for (const { id, period } of sources) {
    const frozen = await readStandings(db, { assessmentIds: [id], officerIds: affected });
    const wanted = new Set(monthsOf(assessedPeriod(period)!));
    const now = await quarterNow(
      context,
      db,
      period,
      months.filter(({ month }) => wanted.has(month)),
      affected,
    );
    for (const officer of affected) {
      const before = inputsOf(frozen.find(({ officerId }) => officerId === officer));
      // Whether he served at the end of the period is not a matter of correction.
      const after = { ...(now.get(officer) ?? before), serving: before.serving };
      found.get(officer)!.push({ before, after });
    }
  }
  return found;
}

async function quarterNow(
  { rules }: Context,
  db: Knex,
  period: string,
  months: readonly MonthLine[],
  affected: readonly number[],
): Promise<Map<number, QuarterInputs>> {
  const last = months.at(-1);
  if (!last) return new Map();
  const kinds = rules.compiled(last.ruleSet).ruleSet.composition.quarter.verificationDeductions;
  const hits = await readYearHits(db, months.map(({ month, ruleSet }) => ({ month, rules: rules.compiled(ruleSet) }))); // prettier-ignore
  const deductions = await readQuarterDeductions(db, period, { officerIds: affected });
  const rows = await readPublishedMonths(db, months, { only: affected });
  const gathered = assemble(rows, { kinds, hits, deductions }, new Set());
  return new Map(gathered.map(({ officerId, detail }) => [officerId, detail.inputs as QuarterInputs]));
}

function inputsOf(standing: Standing | undefined): QuarterInputs {
  if (standing?.detail.kind === "quarter") return standing.detail.inputs;
  return { serving: true, months: [], deductions: [], hits: [] };
}

/** The frozen detail with today's quarters in the place of the frozen ones. */
function detailNow(
  { rules }: Context,
  assessment: StoredAssessment,
  { detail }: Standing,
  pairs: readonly QuarterPair[],
  others: Record<string, number>,
): StandingDetail {
  if (detail.kind === "quarter") return { ...detail, inputs: pairs[0]!.after };
  const { quarter } = rules.compiled(assessment.ruleSet).ruleSet.composition;
  const quarters = detail.inputs.quarters.map((part, index) => {
    const pair = pairs[index];
    return pair && differ(pair) ? quarterPart(quarter, part.period, pair.after) : part;
  });
  return detail.kind === "halfYear"
    ? { ...detail, inputs: { ...detail.inputs, quarters } }
    : { ...detail, inputs: { ...detail.inputs, quarters, others } };
}

/** Whether anything that counts changed. */
export function differ({ before, after }: QuarterPair): boolean {
  return JSON.stringify(essence(before)) !== JSON.stringify(essence(after));
}

function essence({ months, deductions, hits }: QuarterInputs): unknown {
  return [
    months.map(({ month, version, total, grade, ungraded, work, lost }) => [
      ...[month, version, total, grade, ungraded, work, lost],
    ]),
    deductions.map(({ code, times }) => [code, times]),
    hits.map(({ code, month, monthGrade }) => [code, month, monthGrade]),
  ];
}
