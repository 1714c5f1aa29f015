import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { lockReport, markReceived } from "./report-store.ts";

/**
 * 签收: the files office acknowledges a written report of 督察 (M38), once.
 * @throws Refusal inspection.report-unknown, inspection.received
 */
export async function receiveReport(
  context: Context,
  person: SignedInPerson,
  id: number,
): Promise<{ receivedAt: string }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const report = await lockReport(trx, id);
    if (!report) throw new Refusal("inspection.report-unknown");
    if (report.receivedAt !== null) throw new Refusal("inspection.received");
    await markReceived(trx, id, { accountId: person.accountId, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "inspection.receive", subject: `inspection-report/${id}` },
      ...{ detail: {}, vouches: { inspection_reports: [id] } },
    });
    await context.pulse.bump(trx);
    return { receivedAt: at };
  });
}
