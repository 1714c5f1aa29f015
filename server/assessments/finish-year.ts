import type { z } from "zod";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { changeAssessment } from "./assessment-write-store.ts";
import type { noticeBody } from "./notice-year.ts";
import { takeAssessment } from "./take-assessment.ts";

/**
 * 年度结果确定, after 公示. What was corrected meanwhile is shown beside it or was reason to return it before.
 * @throws Refusal assessment.wrong-state, .changed, .notice-running
 */
export async function finishYear(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
  request: z.infer<typeof noticeBody>,
): Promise<{ period: PeriodText; finishedAt: string }> {
  return inTransaction(context, async (trx) => {
    const { assessment, facts } = await takeAssessment(context, trx, text, "finish", request.digest);
    const at = facts.now;
    await changeAssessment(trx, assessment.id, {
      ...{ state: "final", finished_by: person.accountId, finished_at: at },
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "assessment.finish", subject: `assessment/${text}` },
      detail: { run: assessment.run, digest: assessment.digest },
      vouches: { assessments: [assessment.id] },
    });
    await context.pulse.bump(trx);
    return { period: text, finishedAt: at };
  });
}
