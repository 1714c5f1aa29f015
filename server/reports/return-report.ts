import type { ReturnReceipt, ReturnRequest } from "../../domain/messages/review.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { readReviewing } from "../roster/reviewing-store.ts";
import { shanghaiDay } from "../today.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { noteReturn, readAccountsToTell, readReturnable, saveReturn } from "./return-store.ts";
import { reviewerAmong } from "./sign-decision.ts";

/**
 * 退回: the reviewer, or the files office when it checks the month, hands a submitted report back to the officer or the
 * clerk and says why. Its attestation and signatures fall; it comes back by filling, attesting and submitting again.
 * @param expect asked with the version as it stands: refuses when the caller saw another one
 * @throws Refusal report.unknown (also when it is not his to return), return.not-possible, version.stale
 */
export async function returnReport(
  context: Context,
  person: SignedInPerson,
  reportId: number,
  request: ReturnRequest,
  expect: (version: number) => void,
): Promise<ReturnReceipt> {
  const now = context.clock.now();
  const at = now.toISOString();
  const found = await readReturnable(context.db, reportId);
  if (!found) throw new Refusal("report.unknown");
  const { ruleSet } = await requireMonth(context.db, found.month, now);
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, found.month, found.unitId, ruleSet, found.series);
    const report = await readReturnable(trx, reportId);
    if (!report) throw new Refusal("report.unknown");
    const reviewing = await readReviewing(trx, report.month, shanghaiDay(now), [report.officerId]);
    const reviews = reviewerAmong(reviewing.get(report.officerId), person) !== null;
    const himself = report.officerId === person.officerId;
    const office = person.roles.has("filesOffice") && !himself;
    if (!reviews && !office) throw new Refusal("report.unknown");
    expect(report.version);
    // What the files office has checked only the files office takes back.
    if (!mayMove(report.state, "return") || (report.state === "checked" && !office))
      throw new Refusal("return.not-possible", { name: report.name });
    const id = await saveReturn(trx, report, { accountId: person.accountId, ...request, at });
    const whom = request.to === "officer" ? { officerId: report.officerId } : { unitId: report.unitId };
    await noteReturn(trx, await readAccountsToTell(trx, whom), report, { ...request, at });
    await refreshUnitMonth(trx, report.month, report.unitId, ruleSet);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "report.return", subject: `report/${report.id}` },
      detail: {
        ...{ month: report.month, version: report.version, from: report.state, to: request.to },
        ...{ reason: request.reason, as: reviews ? "reviewer" : "filesOffice" },
      },
      vouches: { reports: [report.id], returns: [id] },
    });
    await context.pulse.bump(trx);
    return { policeNo: report.policeNo, state: "returned", version: report.version, at };
  });
}
