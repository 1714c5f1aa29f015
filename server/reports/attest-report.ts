import { checkFields } from "../../domain/form/check-row.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import type { AttestationReceipt } from "../../domain/messages/filling.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { requireMonth } from "../months/month-store.ts";
import { readAttestable, saveAttestations, type AttestableReport } from "./attest-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { isWritable } from "./writable-month.ts";

/**
 * 本人确认（本人如实填写）: the officer takes the content of his own report as his word, under its version and hash.
 * Saying it again of the same version changes nothing.
 * @throws Refusal report.unknown (also of another's report), version.required, version.stale, month.not-open,
 * attestation.not-possible, attestation.incomplete with every open problem
 */
export async function attestReport(
  context: Context,
  person: SignedInPerson,
  reportId: number,
  asked: { header(name: string): string | undefined; language: Language },
): Promise<AttestationReceipt> {
  const found = (await readAttestable(context.db, [reportId])).get(reportId);
  if (!found || found.officerId !== person.officerId) throw new Refusal("report.unknown");
  const now = context.clock.now();
  const line = await requireMonth(context.db, found.month, now);
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, found.month, found.unit.id, line.ruleSet, found.unit.series);
    const report = (await readAttestable(trx, [reportId])).get(reportId)!;
    const { version, state } = report;
    requireVersion(asked, version, { version, state, fields: report.fields });
    if (state === "attested") return { reportId, version, state, at };
    if (!(await isWritable(trx, line, report.unit.id, at)))
      throw new Refusal("month.not-open", { month: line.month });
    if (!mayMove(state, "attest")) throw new Refusal("attestation.not-possible");
    if (!report.complete) throw incomplete(report, asked.language);
    const made = await saveAttestations(
      trx,
      [{ reportId, version, contentHash: report.contentHash, accountId: person.accountId }],
      at,
    );
    await refreshUnitMonth(trx, report.month, report.unit.id, line.ruleSet);
    await appendAudit(trx, {
      at,
      actorId: person.accountId,
      action: "report.attest",
      subject: `report/${reportId}`,
      detail: { month: report.month, version, content: report.contentHash },
      vouches: { reports: [reportId], attestations: made },
    });
    await context.pulse.bump(trx);
    return { reportId, version, state: "attested", at };
  });
}

/** Names every cell that is still to be filled (V08, V03). */
function incomplete({ fields, policeNo, name }: AttestableReport, language: Language): Refusal {
  const row = { sheet: "monthly" as const, rowKey: policeNo, rowLabel: `${policeNo} ${name}` };
  const open = checkFields(fields, {}).filter(({ severity }) => severity === "submit");
  return new Refusal("attestation.incomplete").withErrors(
    open.map((problem) => ({
      field: problem.field ?? "",
      message: problemMessage({ ...problem, ...row }, language),
    })),
  );
}
