import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { allMonths } from "../months/month-store.ts";
import { readSilentDrafts, saveAttestations } from "./attest-store.ts";
import { readSilenceDays, silentBefore } from "./attestation-setting.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";

/**
 * 默认确认: where the bureau lets silence speak, complete drafts of open months that have waited long enough become
 * attested; the attestation says so (`silence`). Does nothing where attestation is required. Safe to call every
 * minute and from several processes: a report is attested once.
 * @returns how many reports became attested
 */
export async function attestSilently(context: Context): Promise<number> {
  const days = await readSilenceDays(context.db);
  if (days === null) return 0;
  const now = context.clock.now();
  const before = silentBefore(await readCalendar(context.db), days, now);
  const months = (await allMonths(context.db, now)).filter(({ state }) => state === "open" || state === "reviewing"); // prettier-ignore
  let attested = 0;
  for (const { month, ruleSet } of months) {
    const units = await context
      .db("reports as r")
      .join("units as u", "u.id", "r.unit_id")
      .where({ "r.month": month, "r.state": "drafted", "r.complete": true })
      .where("r.filled_at", "<", before)
      .distinct<{ id: number; code: string; series: Series }[]>("u.id", "u.code", "u.series")
      .orderBy("u.id");
    for (const unit of units) attested += await attestUnit(context, { month, ruleSet, unit, before });
  }
  return attested;
}

async function attestUnit(
  context: Context,
  of: { month: Month; ruleSet: string; unit: { id: number; code: string; series: Series }; before: string },
): Promise<number> {
  const { month, ruleSet, unit, before } = of;
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, month, unit.id, ruleSet, unit.series);
    const drafts = await readSilentDrafts(trx, { month, unitId: unit.id }, before);
    if (drafts.length === 0) return 0;
    const attestations = await saveAttestations(trx, drafts, at);
    await refreshUnitMonth(trx, month, unit.id, ruleSet);
    const reports = drafts.map(({ reportId }) => reportId);
    await appendAudit(trx, {
      at,
      actorId: null,
      action: "report.attest-silently",
      subject: `month/${month}/unit/${unit.code}`,
      detail: { reports: drafts.map(({ reportId, version }) => [reportId, version]) },
      vouches: { reports, attestations },
    });
    await context.pulse.bump(trx);
    return drafts.length;
  });
}
