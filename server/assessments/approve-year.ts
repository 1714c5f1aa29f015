import type { Knex } from "knex";
import { z } from "zod";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { AssessmentApproval } from "../../domain/messages/assessments.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Capacity } from "../../domain/routing.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readReviewChain } from "../roster/read-review-chain.ts";
import { shanghaiDay } from "../today.ts";
import type { StoredAssessment } from "./assessment-store.ts";
import { changeAssessment } from "./assessment-write-store.ts";
import { readStandings } from "./standing-store.ts";
import { digest } from "./request.ts";
import { refuseOutdated, takeAssessment } from "./take-assessment.ts";

export const approveBody = z.strictObject({ digest, password: z.string().min(1).max(200) });

/**
 * 审批年度结果: by 局长 and by 政委, each with his password once more, over exactly the rows he looked at. Nobody approves
 * what he computed or proposed, or a result he stands in himself. With the second of them it is approved.
 * @throws Refusal signature.wrong-password, assessment.wrong-state, .changed, .outdated, .own-hand, .own-result,
 *   .no-chief, .approved-already
 */
export async function approveYear(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
  request: z.infer<typeof approveBody>,
): Promise<{ period: PeriodText; state: "proposed" | "approved"; approvals: AssessmentApproval[] }> {
  await confirmPassword(context, person, request.password);
  return inTransaction(context, async (trx) => {
    const { assessment, facts } = await takeAssessment(context, trx, text, "approve", request.digest);
    await refuseOutdated(trx, assessment);
    await refuseParty(trx, person, assessment);
    const capacity = await capacityOf(trx, person, shanghaiDay(new Date(facts.now)));
    if (assessment.approvals.some((one) => one.capacity === capacity || one.accountId === person.accountId))
      throw new Refusal("assessment.approved-already");
    const at = facts.now;
    const { accountId, name } = person;
    const approvals = [
      ...assessment.approvals,
      { ...{ accountId, name, capacity, at }, digest: assessment.digest },
    ];
    const state = approvals.length === 2 ? "approved" : "proposed";
    await changeAssessment(trx, assessment.id, { state, approvals });
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: "assessment.approve", subject: `assessment/${text}` },
      detail: { run: assessment.run, digest: assessment.digest, capacity, terminal: person.terminal ?? null },
      vouches: { assessments: [assessment.id] },
    });
    await context.pulse.bump(trx);
    return { period: text, state, approvals };
  });
}

async function refuseParty(
  trx: Knex.Transaction,
  { accountId, officerId }: SignedInPerson,
  assessment: StoredAssessment,
): Promise<void> {
  if ([assessment.computedById, assessment.proposedById].includes(accountId))
    throw new Refusal("assessment.own-hand");
  if (officerId === null) return;
  const own = await readStandings(trx, { assessmentIds: [assessment.id], officerIds: [officerId] });
  if (own.length > 0) throw new Refusal("assessment.own-result");
}

/** 局长 or 政委 as of today. */
async function capacityOf(
  trx: Knex.Transaction,
  { accountId, officerId }: SignedInPerson,
  today: string,
): Promise<Capacity> {
  const { chiefs } = await readReviewChain(trx, today.slice(0, 7), today);
  const own = chiefs.find((chief) =>
    chief.officerId === null ? chief.accountId === accountId : chief.officerId === officerId,
  );
  if (!own) throw new Refusal("assessment.no-chief");
  return own.capacity;
}
