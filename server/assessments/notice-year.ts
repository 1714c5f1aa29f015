import { z } from "zod";
import type { PeriodText } from "../../domain/assessment/period.ts";
import { nthWorkdayAfterDay } from "../../domain/calendar/month-deadlines.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { changeAssessment } from "./assessment-write-store.ts";
import { digest } from "./request.ts";
import { refuseOutdated, takeAssessment } from "./take-assessment.ts";

export const noticeBody = z.strictObject({ digest });

/**
 * 公示: an approved year is open to all colleagues for five workdays (细则 §10).
 * @throws Refusal assessment.wrong-state, .changed, .outdated
 */
export async function noticeYear(
  context: Context,
  person: SignedInPerson,
  text: PeriodText,
  request: z.infer<typeof noticeBody>,
): Promise<{ period: PeriodText; noticeUntil: string }> {
  return inTransaction(context, async (trx) => {
    const { assessment, facts } = await takeAssessment(context, trx, text, "notice", request.digest);
    await refuseOutdated(trx, assessment);
    const at = facts.now;
    const workdays = facts.rules?.calendar.publicNotice ?? 0;
    const noticeUntil = nthWorkdayAfterDay(facts.calendar, shanghaiDay(new Date(at)), workdays);
    await changeAssessment(trx, assessment.id, {
      ...{ state: "noticed", announced_by: person.accountId, announced_at: at, notice_until: noticeUntil },
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "assessment.notice", subject: `assessment/${text}` },
      detail: { run: assessment.run, digest: assessment.digest, noticeUntil },
      vouches: { assessments: [assessment.id] },
    });
    await context.pulse.bump(trx);
    return { period: text, noticeUntil };
  });
}
