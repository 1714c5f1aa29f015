import { z } from "zod";
import type { PeriodText } from "../../domain/assessment/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { changeAssessment } from "./assessment-write-store.ts";
import { digest } from "./request.ts";
import { takeAssessment } from "./take-assessment.ts";

export const returnBody = z.strictObject({ digest, reason: z.string().trim().min(10).max(500) });

/**
 * 退回年度结果: a proposed or approved year becomes a draft again and needs new approvals; one on 公示 only by a chief,
 * when an objection against it was right. A final year stays.
 * @throws Refusal assessment.wrong-state, assessment.changed, access.denied
 */
export async function returnYear(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
  request: z.infer<typeof returnBody>,
): Promise<{ period: PeriodText }> {
  return inTransaction(context, async (trx) => {
    const { assessment, facts } = await takeAssessment(context, trx, text, "return", request.digest);
    if (assessment.state === "noticed" && !person.roles.has("chief")) throw new Refusal("access.denied");
    const at = facts.now;
    await changeAssessment(trx, assessment.id, {
      ...{ state: "draft", approvals: [], proposed_by: null, proposed_at: null },
      ...{ announced_by: null, announced_at: null, notice_until: null, note: request.reason },
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "assessment.return", subject: `assessment/${text}` },
      detail: {
        run: assessment.run,
        from: assessment.state,
        approvals: assessment.approvals,
        reason: request.reason,
      },
      vouches: { assessments: [assessment.id] },
    });
    await context.pulse.bump(trx);
    return { period: text };
  });
}
