import type { Language } from "../../domain/language.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { mayFill } from "../access/scope.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { readHistory } from "./history-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { missingOf } from "./missing-reports.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { markSubmitted, readReports } from "./report-store.ts";
import { warningsOf, type ReportWarning } from "./report-warnings.ts";
import { UnitLines } from "./score-reports.ts";
import { readSubjects } from "./subject-store.ts";

/** An officer whose report could not be submitted, and why. */
export interface MissingReport {
  policeNo: string;
  name: string;
  problems: string[];
}

export interface SubmissionReceipt {
  month: Month;
  unit: string;
  at: string;
  /** By the server's clock, not later than the package deadline (细则 §10). */
  onTime: boolean;
  submitted: number;
  missing: MissingReport[];
  /** What the reviewer is told beside each report (W of 细则 §7). */
  warnings: ReportWarning[];
}

/**
 * 提交单位报送: every complete draft of the unit is submitted; what is not complete stays a draft and is named with its
 * blanks. Sending it again submits what has become complete meanwhile. After the deadline it is late, not refused.
 * @throws Refusal unit.unknown, unit.not-yours, month.unknown, month.not-open
 */
export async function submitUnit(
  context: Context,
  person: SignedInPerson,
  month: Month,
  unitCode: string,
  language: Language,
): Promise<SubmissionReceipt> {
  const unit = await unitByCode(context.db, unitCode);
  if (!unit) throw new Refusal("unit.unknown", { unit: unitCode });
  if (!mayFill(person, unit.id)) throw new Refusal("unit.not-yours", { unit: unitCode });
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  if (line.state !== "open" && line.state !== "reviewing") throw new Refusal("month.not-open", { month });
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, month, unit.id, line.ruleSet, unit.series);
    const subjects = await readSubjects(trx, unit.id, month);
    const reports = await readReports(
      trx,
      month,
      subjects.map((subject) => subject.officerId),
    );
    const ready = [...reports.values()].filter(({ state, complete }) => complete && READY.has(state));
    await markSubmitted(
      trx,
      ready.map((report) => report.id),
      at,
    );
    await refreshUnitMonth(trx, month, unit.id, line.ruleSet);
    const missing = missingOf(subjects, reports, language);
    const lines = new UnitLines(
      context.rules.compiled(line.ruleSet),
      (await readCredits(trx, unit.id, month)).map((stored) => stored.line),
      (await readEvents(trx, unit.id, month)).map((stored) => stored.line),
    );
    const handedIn = subjects.flatMap((subject) => {
      const report = ready.find(({ officerId }) => officerId === subject.officerId);
      return report ? [{ subject, fields: report.fields }] : [];
    });
    const history = await readHistory(
      trx,
      unit.id,
      month,
      handedIn.map(({ subject }) => subject.officerId),
    );
    const warnings = warningsOf(handedIn, lines, history, language);
    await appendAudit(trx, {
      at,
      actorId: person.accountId,
      action: "month.submit",
      subject: `month/${month}/unit/${unit.code}`,
      detail: {
        submitted: ready.map(({ id, version }) => [id, version]),
        missing: missing.length,
        warned: warnings.length,
      },
    });
    await context.pulse.bump(trx);
    return {
      month,
      unit: unit.code,
      at,
      onTime: at <= line.submitBy,
      submitted: ready.length,
      missing,
      warnings,
    };
  });
}

/** 代填 is submitted as it is until attestation is required (design §4). */
const READY: ReadonlySet<string> = new Set(["drafted", "attested"]);
