import { halfYearInWords } from "../../domain/outcomes/reasons-in-words.ts";
import { LIST_ORDER } from "../../domain/assessment/standing-list.ts";
import type { Candidate, CandidatePage } from "../../domain/messages/candidates.ts";
import type {
  CandidateCriteria,
  CandidateFacts,
  RecordedEvent,
} from "../../domain/outcomes/candidate-facts.ts";
import { criteriaInWords } from "../../domain/outcomes/criteria-in-words.ts";
import { isConsidered, matchCandidate, type CandidateCondition } from "../../domain/outcomes/match-candidate.ts"; // prettier-ignore
import { Refusal } from "../../domain/refusal.ts";
import type { IndicatorRule } from "../../domain/rules/indicator-rule.ts";
import type { Context } from "../context.ts";
import { unitByCode } from "../roster/unit-store.ts";
import {
  readCandidateEvents,
  readCandidateIds,
  readSpan,
  readStandingFacts,
  type CandidateEventRow,
  type SpanAssessment,
} from "./candidate-fact-store.ts";

/** Officers held against the criteria at once: memory stays flat from 600 to 100,000. */
const CHUNK = 1_000;

/** What stays of each while the rest is read: enough to sort and count. */
interface Weighed {
  officerId: number;
  policeNo: string;
  list: number;
  sum: number;
  scored: number;
  passed: boolean;
  vetoed: boolean;
}

/**
 * 条件筛选 over several years (M49), from announced results only: within each list by the mean of the half-years' scores,
 * since scores of different lists are not compared.
 * @throws Refusal unit.unknown
 */
export async function findCandidates(
  context: Context,
  criteria: CandidateCriteria,
  { show, page, pageSize }: { show: "passed" | "failed"; page: number; pageSize: number },
): Promise<CandidatePage> {
  const { db } = context;
  const unit = criteria.unit === undefined ? undefined : await unitByCode(db, criteria.unit);
  if (criteria.unit !== undefined && !unit) throw new Refusal("unit.unknown", { unit: criteria.unit });
  const span = await readSpan(db, criteria.fromYear, criteria.toYear);
  const halves = span.filter(({ kind }) => kind === "halfYear");
  const indicators = indicatorsOf(context, span);
  const weighed: Weighed[] = [];
  const missed = new Map<CandidateCondition, number>();
  for (let after = 0; halves.length > 0;) {
    const ids = await readCandidateIds(db, halves.map(({ id }) => id), after, CHUNK); // prettier-ignore
    for (const facts of await readFacts(context, span, criteria, ids)) {
      if (!isConsidered(facts, criteria)) continue;
      const { passed, findings, vetoes } = matchCandidate(facts, criteria, indicators);
      for (const { condition, met } of findings)
        missed.set(condition, (missed.get(condition) ?? 0) + (met ? 0 : 1));
      weighed.push({ ...weigh(facts), passed, vetoed: vetoes.length > 0 });
    }
    if (ids.length < CHUNK) break;
    after = ids.at(-1)!;
  }
  const shown = weighed.filter(({ passed }) => passed === (show === "passed")).sort(bestFirst);
  const ids = shown.slice((page - 1) * pageSize, page * pageSize).map(({ officerId }) => officerId);
  const facts = new Map((await readFacts(context, span, criteria, ids)).map((one) => [one.officerId, one]));
  const passed = weighed.filter((one) => one.passed);
  return {
    ...{ criteria, words: criteriaInWords(criteria, unit?.name ?? null), show, page, pageSize },
    basis: span.filter(({ kind }) => kind !== "quarter").map(({ period }) => halfYearInWords(period)),
    ...{ considered: weighed.length, passed: passed.length },
    vetoed: passed.filter(({ vetoed }) => vetoed).length,
    missed: [...missed].map(([condition, count]) => ({ condition, count })),
    total: shown.length,
    rows: ids.map((id) => describe(facts.get(id)!, criteria, indicators)),
  };
}

/** The words of the newest rules of the span, for the names of what held a month. */
function indicatorsOf(context: Context, span: readonly SpanAssessment[]): readonly IndicatorRule[] {
  const newest = span.at(-1);
  return newest ? context.rules.compiled(newest.ruleSet).ruleSet.indicators : [];
}

async function readFacts(
  context: Context,
  span: readonly SpanAssessment[],
  { fromYear, toYear }: CandidateCriteria,
  ids: readonly number[],
): Promise<CandidateFacts[]> {
  if (ids.length === 0) return [];
  const standing = await readStandingFacts(context.db, span, ids);
  const facts = new Map([...standing].map(([id, one]): [number, CandidateFacts] => [id, { ...one, awards: [], sanctions: [] }])); // prettier-ignore
  for (const row of await readCandidateEvents(context.db, [fromYear, toYear], ids)) {
    const rule = context.rules.compiled(row.ruleSet).ruleSet.events.find(({ type }) => type === row.type);
    const one = facts.get(row.officerId);
    if (!rule || !one) continue;
    const recorded = recordedEvent(row, rule);
    if (rule.kind === "reward") one.awards.push(recorded);
    else one.sanctions.push(recorded);
  }
  return [...facts.values()];
}

function recordedEvent(
  { month, day, variant, documentNo }: CandidateEventRow,
  { name, values }: { name: RecordedEvent["name"]; values: { variant: string | null; label: RecordedEvent["name"] }[] }, // prettier-ignore
): RecordedEvent {
  const level = variant === null ? undefined : values.find((one) => one.variant === variant)?.label;
  return {
    name: level ? { zh: `${name.zh}（${level.zh}）`, en: `${name.en} (${level.en})` } : name,
    ...{ day: day ?? month, documentNo },
  };
}

function weigh({ officerId, policeNo, halfYears }: CandidateFacts): Omit<Weighed, "passed" | "vetoed"> {
  const scores = halfYears.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    ...{ officerId, policeNo, list: LIST_ORDER.indexOf(halfYears.at(-1)?.list ?? "") },
    ...{ sum: scores.reduce((sum, score) => sum + score, 0), scored: scores.length },
  };
}

/** By list, then by the mean as an exact ratio; who has no score last. */
function bestFirst(a: Weighed, b: Weighed): number {
  if (a.list !== b.list) return a.list - b.list;
  if ((a.scored === 0) !== (b.scored === 0)) return a.scored === 0 ? 1 : -1;
  return b.sum * a.scored - a.sum * b.scored || (a.policeNo < b.policeNo ? -1 : 1);
}

function describe(
  facts: CandidateFacts,
  criteria: CandidateCriteria,
  indicators: readonly IndicatorRule[],
): Candidate {
  const { policeNo, name, unit, unitName, level, postType, halfYears, years, months, awards } = facts;
  return {
    ...{ policeNo, name, unit, unitName, level, postType, halfYears, years },
    list: halfYears.at(-1)?.list ?? "",
    excellentMonths: months.filter(({ grade }) => grade === "excellent").length,
    lowMonths: months.filter(({ grade }) => grade === "fair" || grade === "poor").length,
    awards: awards.length,
    ...matchCandidate(facts, criteria, indicators),
  };
}
