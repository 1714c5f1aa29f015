import type { Knex } from "knex";
import { conclude, weigh, type Weighed } from "../../domain/assessment/conclude.ts";
import { assessedPeriod, monthsOf, type PeriodText } from "../../domain/assessment/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import {
  finishAssessment,
  holdMonths,
  insertAssessment,
  insertStandings,
  replaceDraft,
} from "./assessment-write-store.ts";
import { whyNot, type PeriodFacts } from "./may-act.ts";
import { countUnpublishedChanges } from "./month-input-store.ts";
import { openSources, type OpenSources } from "./open-sources.ts";
import { readFacts } from "./period-figures.ts";
import { RowHasher, standingRow } from "./standing-rows.ts";

export interface ComputeReceipt {
  period: PeriodText;
  run: number;
  officers: number;
  scored: number;
  ranked: number;
  digest: string;
}

/**
 * 计算季度、半年、年度 (细则 §10, §11): from published months or announced quarters only, as a draft; a draft that is there is
 * replaced. Every row keeps what it was computed from, so that it can be recomputed bit for bit. Officers are read in
 * chunks: half-years and years twice, because a place is known only after everybody was seen.
 * @throws Refusal assessment.frozen, assessment.months-missing, .months-unpublished, .months-unlocked, .too-early,
 *   .quarters-missing, .unpublished-corrections
 */
export async function computePeriod(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
): Promise<ComputeReceipt> {
  const period = assessedPeriod(text)!;
  return inTransaction(context, async (trx) => {
    await holdMonths(trx, monthsOf(period));
    const facts = await readFacts(context, trx, period, true);
    const refusal = whyNot("compute", facts);
    if (refusal) throw refusal;
    if (period.kind === "quarter") await refuseUnpublished(trx, facts);
    const replaced = facts.assessment;
    if (replaced) await replaceDraft(trx, replaced.id);
    const ruleSet = facts.months.at(-1)!.ruleSet;
    const { ruleSet: rules } = context.rules.compiled(ruleSet);
    const at = facts.now;
    const opened = await openSources(context, trx, facts);
    const run = (await lastRun(trx, text)) + 1;
    const by = person.accountId;
    const { sources } = opened;
    const id = await insertAssessment(trx, {
      kind: period.kind,
      period: text,
      run,
      ruleSet,
      sources,
      by,
      at,
    });
    const counts = await writeStandings(trx, rules, { id, text }, opened);
    await finishAssessment(trx, id, counts);
    await appendAudit(trx, {
      ...{ at, actorId: by, action: "assessment.compute", subject: `assessment/${text}` },
      detail: { run, ruleSet, ...counts, ...(replaced && { replaced: replaced.run }) },
      vouches: { assessments: [id, ...(replaced ? [replaced.id] : [])] },
    });
    await context.pulse.bump(trx);
    const { officers, scored, ranked, digest } = counts;
    return { period: text, run, officers, scored, ranked, digest };
  });
}

/** Everybody's row, written chunk by chunk in the order of the officers. */
async function writeStandings(
  trx: Knex.Transaction,
  rules: RuleSet,
  { id, text }: { id: number; text: PeriodText },
  { gather }: OpenSources,
): Promise<ReturnType<RowHasher["finish"]>> {
  const hasher = new RowHasher();
  const isQuarter = assessedPeriod(text)!.kind === "quarter";
  const concluded = isQuarter ? null : conclude(rules, await weighAll(rules, gather()));
  for await (const chunk of gather()) {
    const known = concluded ?? conclude(rules, chunk.map((one) => weigh(rules, one, one.detail))); // prettier-ignore
    const rows = chunk.map((one) => standingRow(id, { text }, rules.version, one, known.get(one.officerId)!));
    for (const row of rows) hasher.add(row);
    await insertStandings(trx, rows);
  }
  return hasher.finish();
}

async function weighAll(rules: RuleSet, chunks: ReturnType<OpenSources["gather"]>): Promise<Weighed[]> {
  const all: Weighed[] = [];
  for await (const chunk of chunks) for (const one of chunk) all.push(weigh(rules, one, one.detail));
  return all;
}

/** What is known to be corrected is published first: nobody is ranked by figures that are known to be wrong. */
async function refuseUnpublished(trx: Knex.Transaction, { months, period }: PeriodFacts): Promise<void> {
  const reports = await countUnpublishedChanges(trx, months.map(({ month }) => month)); // prettier-ignore
  if (reports > 0) throw new Refusal("assessment.unpublished-corrections", { period: period.text, reports });
}

async function lastRun(trx: Knex.Transaction, period: PeriodText): Promise<number> {
  const rows = await trx("assessments").where({ period }).max<{ run: number | null }[]>({ run: "run" });
  return Number(rows[0]?.run ?? 0);
}
