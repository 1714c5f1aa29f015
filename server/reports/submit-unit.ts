import type { Knex } from "knex";
import { DECLARATION } from "../../domain/declaration.ts";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { SubmissionReceipt } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { mayFill } from "../access/scope.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { requireMonth } from "../months/month-store.ts";
import { unitByCode, type Unit } from "../roster/unit-store.ts";
import { readSilentDrafts, saveAttestations } from "./attest-store.ts";
import { readSilenceDays, silentBefore } from "./attestation-setting.ts";
import { missingOf } from "./missing-reports.ts";
import { readUnitWarnings } from "./read-unit-warnings.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { markSubmitted, readReports } from "./report-store.ts";
import { readSubjects } from "./subject-store.ts";
import { insertSubmission } from "./submission-store.ts";
import { isWritable } from "./writable-month.ts";

export type { SubmissionReceipt } from "../../domain/messages/filling.ts";

/**
 * 提交单位报送: every report its officer has attested is submitted under the unit's declaration; what is not complete
 * or not attested stays where it is and is named. Sending it again submits what has become ready meanwhile. After the
 * deadline it is late by the server's clock, not refused.
 * @throws Refusal unit.unknown, unit.not-yours, month.unknown, month.not-open, submission.undeclared
 */
export async function submitUnit(
  context: Context,
  person: SignedInPerson,
  month: Month,
  request: { unit: string; declaration: boolean },
  language: Language,
): Promise<SubmissionReceipt> {
  const unit = await unitByCode(context.db, request.unit);
  if (!unit) throw new Refusal("unit.unknown", { unit: request.unit });
  if (!mayFill(person, unit.id)) throw new Refusal("unit.not-yours", { unit: request.unit });
  if (!request.declaration) throw new Refusal("submission.undeclared");
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  const at = now.toISOString();
  if (!(await isWritable(context.db, line, unit.id, at))) throw new Refusal("month.not-open", { month });
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, month, unit.id, line.ruleSet, unit.series);
    const attestations = await attestBySilence(trx, { month, unitId: unit.id }, now);
    const subjects = await readSubjects(trx, unit.id, month);
    const reports = await readReports(
      trx,
      month,
      subjects.map(({ officerId }) => officerId),
    );
    const ready = [...reports.values()].filter(({ state, complete }) => complete && mayMove(state, "submit"));
    const ids = ready.map(({ id }) => id);
    await markSubmitted(trx, ids, at);
    await refreshUnitMonth(trx, month, unit.id, line.ruleSet);
    const onTime = at <= line.submitBy && !line.backFilled;
    const missing = missingOf(subjects, reports, language);
    const warnings = await readUnitWarnings(
      trx,
      context.rules.compiled(line.ruleSet),
      { month, unitId: unit.id },
      subjects.flatMap((subject) => {
        const report = ready.find(({ officerId }) => officerId === subject.officerId);
        return report ? [{ subject, fields: report.fields }] : [];
      }),
      language,
    );
    const submitted = ready.map(({ id, version }) => [id, version]);
    const act = { context, person, unit, line, at, onTime, ids, attestations };
    await record(trx, act, { submitted, missing: missing.length, warned: warnings.length });
    return { month, unit: unit.code, at, onTime, submitted: ready.length, missing, warnings };
  });
}

/** Where silence counts, what has been silent long enough is attested before anything is submitted. */
async function attestBySilence(
  trx: Knex.Transaction,
  where: { month: Month; unitId: number },
  now: Date,
): Promise<number[]> {
  const days = await readSilenceDays(trx);
  if (days === null) return [];
  const before = silentBefore(await readCalendar(trx), days, now);
  return saveAttestations(trx, await readSilentDrafts(trx, where, before), now.toISOString());
}

interface Act {
  context: Context;
  person: SignedInPerson;
  unit: Unit;
  line: MonthLine;
  at: string;
  onTime: boolean;
  ids: number[];
  attestations: number[];
}

async function record(trx: Knex.Transaction, act: Act, detail: object): Promise<void> {
  const { context, person, unit, line, at, onTime, ids, attestations } = act;
  const submissions: number[] = [];
  if (ids.length > 0) {
    const submission = { month: line.month, unitId: unit.id, accountId: person.accountId, at, onTime };
    submissions.push(
      await insertSubmission(trx, { ...submission, reports: ids.length, declaration: DECLARATION.zh }),
    );
  }
  const attested = await trx("attestations").whereIn("id", attestations).pluck<number[]>("report_id");
  await appendAudit(trx, {
    at,
    actorId: person.accountId,
    action: "month.submit",
    subject: `month/${line.month}/unit/${unit.code}`,
    detail: { ...detail, onTime, declared: DECLARATION.zh, silent: attestations.length },
    vouches: { reports: [...new Set([...ids, ...attested.map(Number)])], attestations, submissions },
  });
  await context.pulse.bump(trx);
}
