import { z } from "zod";
import { assessedPeriod, type PeriodText } from "../../domain/assessment/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { changeAssessment } from "./assessment-write-store.ts";
import { digest } from "./request.ts";
import { refuseOutdated, takeAssessment } from "./take-assessment.ts";

export const announceBody = z.strictObject({ digest, note: z.string().trim().max(500).optional() });

/**
 * 公布季度得分、半年排名: from now on everybody reads it and nothing of it changes; later corrections are shown beside it
 * (细则 §10, §13).
 * @throws Refusal assessment.wrong-state, .changed, .months-unlocked, .too-early, .outdated
 */
export async function announcePeriod(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
  request: z.infer<typeof announceBody>,
): Promise<{ period: PeriodText; announcedAt: string }> {
  if (assessedPeriod(text)?.kind === "year") throw new Refusal("assessment.wrong-state", { period: text });
  return inTransaction(context, async (trx) => {
    const { assessment, facts } = await takeAssessment(context, trx, text, "announce", request.digest);
    await refuseOutdated(trx, assessment);
    const at = facts.now;
    await changeAssessment(trx, assessment.id, {
      ...{ state: "announced", announced_by: person.accountId, announced_at: at, note: request.note || null },
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "assessment.announce", subject: `assessment/${text}` },
      detail: { run: assessment.run, digest: assessment.digest, officers: assessment.officers },
      vouches: { assessments: [assessment.id] },
    });
    await context.pulse.bump(trx);
    return { period: text, announcedAt: at };
  });
}
