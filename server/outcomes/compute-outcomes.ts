import { assessedPeriod, quarterOf, type PeriodText } from "../../domain/assessment/period.ts";
import { addMonths, monthsBetween } from "../../domain/month.ts";
import type { OfficerFacts } from "../../domain/outcomes/outcome-facts.ts";
import { halfYearsNeeded, proposeOutcomes } from "../../domain/outcomes/propose-outcomes.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import {
  readAnnouncedHalfYears,
  readHalfYear,
  readLowMonths,
  type HalfYearRow,
} from "./outcome-fact-store.ts";
import { readPeriodProposals, replaceProposals } from "./outcome-store.ts";

/**
 * 生成结果运用建议 (细则 §11): from the frozen results of an announced half-year and those before it, by the outcome rules of
 * its rule set. Proposals only. Done again, it gives the same; what has a decision already stays as it was decided on.
 * @throws Refusal outcome.period
 */
export async function computeOutcomes(
  context: Context,
  person: Pick<SignedInPerson, "accountId">,
  period: PeriodText,
): Promise<{ period: PeriodText; proposals: number; vetoed: number }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const announced = await readAnnouncedHalfYears(trx);
    const assessment = announced.find((one) => one.period === period);
    if (!assessment) throw new Refusal("outcome.period", { period });
    const rules = context.rules.compiled(assessment.ruleSet).ruleSet.composition.outcomes;
    const known = new Set(announced.map((one) => one.period));
    const halves = new Map<PeriodText, HalfYearRow[]>();
    for (const half of halfYearsNeeded(rules, period).filter((one) => known.has(one)))
      halves.set(half, await readHalfYear(trx, half));
    const { year, first, last } = assessedPeriod(period)!;
    // Months of the calendar year, and twelve before the end: for runs over new year, and for vetoes.
    const since = [`${year}-01`, addMonths(last, -11), addMonths(first, -3)].sort()[0]!;
    const quarters = [...new Set(monthsBetween(since, last).map(quarterOf))];
    const low = await readLowMonths(trx, quarters);
    const officers = halves.get(period)!;
    const byOfficer = new Map([...halves].map(([half, rows]) => [half, new Map(rows.map((row) => [row.officerId, row]))])); // prettier-ignore
    const facts = officers.map(({ officerId }): OfficerFacts => ({
      officerId,
      halfYears: new Map([...byOfficer].flatMap(([half, rows]) => { const row = rows.get(officerId); return row ? [[half, row]] : []; })),
      months: low.get(officerId) ?? [],
    })); // prettier-ignore
    // Whoever was ranked before and is no longer here still held his place then.
    const gone = [...new Set([...byOfficer.values()].flatMap((rows) => [...rows.keys()]))]
      .filter((officerId) => !byOfficer.get(period)!.has(officerId))
      .map((officerId): OfficerFacts => ({ officerId, months: [], halfYears: new Map([...byOfficer].flatMap(([half, rows]) => { const row = rows.get(officerId); return row ? [[half, row]] : []; })) })); // prettier-ignore
    const here = new Map(officers.map((row) => [row.officerId, row]));
    const proposed = proposeOutcomes(rules, period, [...facts, ...gone]).filter(({ officerId }) => here.has(officerId)); // prettier-ignore
    const before = await readPeriodProposals(trx, period);
    const kept = new Set(before.filter(({ decided }) => decided).map(({ rule, officerId }) => `${rule} ${officerId}`)); // prettier-ignore
    const fresh = proposed.filter(({ rule, officerId }) => !kept.has(`${rule} ${officerId}`));
    const gave = before.filter(({ decided }) => !decided).map(({ id }) => id);
    const ids = await replaceProposals(trx, gave, fresh.map((one) => {
      const { unitId, level } = here.get(one.officerId)!;
      return { ...one, period, ruleSet: assessment.ruleSet, unitId, level, by: person.accountId, at };
    })); // prettier-ignore
    const vetoed = proposed.filter(({ vetoes }) => vetoes.length > 0).length;
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "outcome.propose", subject: `outcome/${period}` },
      detail: {
        ruleSet: assessment.ruleSet,
        proposals: proposed.length,
        vetoed,
        digest: contentHash(proposed),
      },
      vouches: { outcome_proposals: [...gave, ...ids] },
    });
    await context.pulse.bump(trx);
    return { period, proposals: proposed.length, vetoed };
  });
}
