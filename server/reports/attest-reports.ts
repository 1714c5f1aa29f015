import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import { appendAudits } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { readAttestable, saveAttestations } from "./attest-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";

/** One officer's word on one report: whose account, which report, and the version he saw. */
export interface AttestationEntry {
  accountId: number;
  reportId: number;
  version: number;
}

/**
 * 本人确认 of many reports of one month, each by its own officer, in one transaction with one audit entry each. What
 * one officer does at a time, done for a whole bureau: for the demonstration and for moving in from another system.
 * @throws Refusal report.unknown, version.stale, attestation.not-possible, attestation.incomplete: nothing is stored
 */
export async function attestReports(
  context: Context,
  entries: readonly AttestationEntry[],
): Promise<{ attested: number }> {
  const now = context.clock.now();
  const at = now.toISOString();
  const known = await readAttestable(
    context.db,
    entries.map(({ reportId }) => reportId),
  );
  const [first] = known.values();
  if (!first) return { attested: 0 };
  const line = await requireMonth(context.db, first.month, now);
  const units = [...new Map([...known.values()].map(({ unit }) => [unit.id, unit])).values()];
  units.sort((a, b) => a.id - b.id);
  return inTransaction(context, async (trx) => {
    for (const unit of units) await lockUnitMonth(trx, line.month, unit.id, line.ruleSet, unit.series);
    const reports = await readAttestable(trx, [...known.keys()]);
    const made = entries.map(({ accountId, reportId, version }) => {
      const report = reports.get(reportId);
      if (!report || report.month !== line.month) throw new Refusal("report.unknown");
      if (report.version !== version)
        throw new Refusal("version.stale", { sent: version, current: report.version });
      if (!mayMove(report.state, "attest")) throw new Refusal("attestation.not-possible");
      if (!report.complete) throw new Refusal("attestation.incomplete");
      return { reportId, version, contentHash: report.contentHash, accountId };
    });
    const attestations = await saveAttestations(trx, made, at);
    for (const unit of units) await refreshUnitMonth(trx, line.month, unit.id, line.ruleSet);
    await appendAudits(
      trx,
      made.map(({ reportId, version, contentHash, accountId }, index) => ({
        at,
        actorId: accountId,
        action: "report.attest",
        subject: `report/${reportId}`,
        detail: { month: line.month, version, content: contentHash },
        // The first entry bears witness to all rows of this act: one reading instead of one a report.
        ...(index === 0 && { vouches: { reports: made.map((one) => one.reportId), attestations } }),
      })),
    );
    await context.pulse.bump(trx);
    return { attested: made.length };
  });
}
