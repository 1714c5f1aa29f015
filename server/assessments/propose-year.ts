import { z } from "zod";
import { assessedPeriod, type PeriodText } from "../../domain/assessment/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { changeAssessment } from "./assessment-write-store.ts";
import { countReason } from "./standing-store.ts";
import { digest } from "./request.ts";
import { refuseOutdated, takeAssessment } from "./take-assessment.ts";

export const proposeBody = z.strictObject({
  digest,
  note: z.string().trim().max(500).optional(),
  /** Go on although somebody has no score for want of appraisals. */
  acceptMissing: z.boolean().optional(),
});

/**
 * 提请审批年度结果: the grades are proposals; 局长 and 政委 decide them. Frozen until it is returned.
 * @throws Refusal assessment.wrong-state, .changed, .months-unlocked, .outdated, .incomplete
 */
export async function proposeYear(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
  request: z.infer<typeof proposeBody>,
): Promise<{ period: PeriodText; proposedAt: string }> {
  if (assessedPeriod(text)?.kind !== "year") throw new Refusal("assessment.wrong-state", { period: text });
  return inTransaction(context, async (trx) => {
    const { assessment, facts } = await takeAssessment(context, trx, text, "propose", request.digest);
    await refuseOutdated(trx, assessment);
    const missing = await countReason(trx, assessment.id, "missingAppraisal");
    if (missing > 0 && !request.acceptMissing) throw new Refusal("assessment.incomplete", { missing });
    const at = facts.now;
    await changeAssessment(trx, assessment.id, {
      ...{ state: "proposed", proposed_by: person.accountId, proposed_at: at, approvals: [] },
      note: request.note || null,
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "assessment.propose", subject: `assessment/${text}` },
      detail: { run: assessment.run, digest: assessment.digest, missing },
      vouches: { assessments: [assessment.id] },
    });
    await context.pulse.bump(trx);
    return { period: text, proposedAt: at };
  });
}
