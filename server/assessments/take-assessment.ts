import type { Knex } from "knex";
import { assessedPeriod, monthsOf, type PeriodText } from "../../domain/assessment/period.ts";
import type { AssessmentAction } from "../../domain/messages/assessments.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Context } from "../context.ts";
import type { StoredAssessment } from "./assessment-store.ts";
import { holdMonths } from "./assessment-write-store.ts";
import { readChangedOfficers } from "./changed-store.ts";
import { whyNot, type PeriodFacts } from "./may-act.ts";
import { readFacts } from "./period-figures.ts";

export interface Taken {
  assessment: StoredAssessment;
  facts: PeriodFacts;
}

/**
 * The newest run of a period, held until COMMIT, if this may be done with it now and it is still the one the person
 * looked at.
 * @throws Refusal assessment.unknown, assessment.wrong-state, assessment.changed, and what the calendar says
 */
export async function takeAssessment(
  context: Context,
  trx: Knex.Transaction,
  text: PeriodText,
  action: Exclude<AssessmentAction, "compute">,
  digest: string,
): Promise<Taken> {
  const period = assessedPeriod(text)!;
  await holdMonths(trx, monthsOf(period));
  const facts = await readFacts(context, trx, period, true);
  const refusal = whyNot(action, facts);
  if (refusal) throw refusal;
  const { assessment } = facts;
  if (assessment?.digest !== digest) throw new Refusal("assessment.changed", { period: text });
  return { assessment, facts };
}

/** Nothing is settled by figures that were corrected since. @throws Refusal assessment.outdated */
export async function refuseOutdated(trx: Knex.Transaction, assessment: StoredAssessment): Promise<void> {
  const changed = await readChangedOfficers(trx, assessment);
  const { period } = assessment;
  if (changed.size > 0) throw new Refusal("assessment.outdated", { period, officers: changed.size });
}
