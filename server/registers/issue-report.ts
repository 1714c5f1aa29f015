import { z } from "zod";
import { INSPECTION_REPORT_KINDS } from "../../domain/messages/registers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { lockReportable, putIntoReport } from "./register-store.ts";
import { takeReportNumber } from "./number-store.ts";
import { insertReport, reportNo } from "./report-store.ts";

export const reportBody = z.strictObject({
  kind: z.enum(INSPECTION_REPORT_KINDS),
  title: z.string().trim().min(4).max(100),
  content: z.string().trim().min(10).max(8000),
  entries: z.array(z.uuid()).min(1).max(500),
});

/**
 * 督察通报、督察通知书、督察建议书 (M38, 细则 §13): numbered, dated, and from then on unchangeable; every inspection in it
 * belongs to this report alone. It is delivered to the files office by being issued.
 * @throws Refusal inspection.report-empty, inspection.report-unit
 */
export async function issueReport(
  context: Context,
  person: SignedInPerson,
  asked: z.infer<typeof reportBody>,
): Promise<{ id: number; reportNo: string }> {
  const now = context.clock.now();
  const at = now.toISOString();
  const { kind, title, content } = asked;
  return inTransaction(context, async (trx) => {
    const entries = await lockReportable(trx, asked.entries);
    if (entries.length !== new Set(asked.entries).size) throw new Refusal("inspection.report-empty");
    const units = new Set(entries.map(({ unitId }) => unitId));
    if (kind !== "bulletin" && units.size !== 1) throw new Refusal("inspection.report-unit");
    const year = Number(shanghaiDay(now).slice(0, 4));
    const report = {
      ...{ kind, year, number: await takeReportNumber(trx, kind, year), title, content },
      unitId: kind === "bulletin" ? null : [...units][0]!,
      ...{ issuedBy: person.accountId, issuedAt: at },
    };
    const ids = entries.map(({ id }) => id);
    const digest = contentHash({ ...report, entries: [...ids].sort((a, b) => a - b) });
    const id = await insertReport(trx, { ...report, contentHash: digest });
    await putIntoReport(trx, ids, id);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "inspection.report", subject: `inspection-report/${id}` },
      detail: { kind, number: report.number, entries: ids.length, digest },
      vouches: { inspection_reports: [id], register_entries: ids },
    });
    await context.pulse.bump(trx);
    return { id, reportNo: reportNo(report) };
  });
}
