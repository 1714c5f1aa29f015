import type { WithdrawalReceipt } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { requireUnit } from "../access/scope.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { readReports } from "./report-store.ts";
import { readSubjects } from "./subject-store.ts";
import { markWithdrawn, withdrawSubmissions } from "./submission-store.ts";
import { isWritable } from "./writable-month.ts";

/** States that say somebody has begun to review. */
const UNDER_REVIEW = new Set(["signing", "signed", "checked", "published", "locked", "returned"]);
const NAMED = 5;

/**
 * 撤回报送: before anybody has begun to review, the clerk takes the whole package back; its reports are attested
 * again and must be submitted anew, on time or late by that later instant.
 * @throws Refusal unit.unknown, month.unknown, month.not-open, submission.review-started, submission.nothing-to-withdraw
 */
export async function withdrawSubmission(
  context: Context,
  person: SignedInPerson,
  month: Month,
  request: { unit: string; reason: string },
): Promise<WithdrawalReceipt> {
  const unit = await requireUnit(context.db, person, request.unit, "fill");
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  const at = now.toISOString();
  if (!(await isWritable(context.db, line, unit.id, at))) throw new Refusal("month.not-open", { month });
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, month, unit.id, line.ruleSet, unit.series);
    const subjects = await readSubjects(trx, unit.id, month);
    const reports = await readReports(trx, month, subjects.map(({ officerId }) => officerId)); // prettier-ignore
    const begun = subjects.filter(({ officerId }) => UNDER_REVIEW.has(reports.get(officerId)?.state ?? ""));
    if (begun.length > 0) {
      const names = begun.slice(0, NAMED).map(({ name }) => name).join("、"); // prettier-ignore
      throw new Refusal("submission.review-started", { names });
    }
    const handedIn = [...reports.values()].filter(({ state }) => mayMove(state, "withdraw"));
    if (handedIn.length === 0) throw new Refusal("submission.nothing-to-withdraw");
    const ids = handedIn.map(({ id }) => id);
    await markWithdrawn(trx, ids);
    const by = { accountId: person.accountId, at, reason: request.reason };
    const submissions = await withdrawSubmissions(trx, { month, unitId: unit.id }, by);
    await refreshUnitMonth(trx, month, unit.id, line.ruleSet);
    await appendAudit(trx, {
      at,
      actorId: person.accountId,
      action: "month.withdraw",
      subject: `month/${month}/unit/${unit.code}`,
      detail: { reports: handedIn.map(({ id, version }) => [id, version]), reason: request.reason },
      vouches: { reports: ids, submissions },
    });
    await context.pulse.bump(trx);
    return { month, unit: unit.code, at, withdrawn: ids.length };
  });
}
