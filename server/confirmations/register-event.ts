import { randomUUID } from "node:crypto";
import { confirmingDepartment } from "../../domain/confirming.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { cellReader } from "../../domain/form/read-cell.ts";
import { columnOf } from "../../domain/form/sheet-definition.ts";
import type { Language } from "../../domain/language.ts";
import type { RegisterReceipt } from "../../domain/messages/evidence.ts";
import { isMonth, type Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { digestOfVersions } from "../audit/version-digest.ts";
import type { Context } from "../context.ts";
import { unitIsReopened } from "../corrections/writable.ts";
import { inTransaction } from "../database/transaction.ts";
import { takesFilling } from "../months/month-state.ts";
import { requireMonth } from "../months/month-store.ts";
import { judgePush, readSent } from "../reports/judge-push.ts";
import { readForPush } from "../reports/push-readings.ts";
import type { SentPush } from "../reports/push-request.ts";
import { lockUnitMonth, refreshUnitMonth } from "../reports/refresh-unit-month.ts";
import { rescoreUnit } from "../reports/rescore-month.ts";
import { writePush } from "../reports/write-push.ts";
import { shanghaiDay } from "../today.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { findEvent } from "./event-store.ts";

export interface Registration {
  unit: string;
  /** A line of the event sheet, raw cells: the same validator as in Excel reads them. */
  event: Readonly<Record<string, unknown>>;
}

/**
 * 登记: a department enters an event of any unit in its own register (awards 政治处, penalties 纪检督察室, complaints 信访,
 * faults 法制). The document's date decides the month, the line is checked as a clerk's is, and somebody else of the
 * department confirms it. Sent again under its key it is the same event.
 * @throws Refusal unit.unknown, month.unknown, register.not-yours, register.invalid
 */
export async function registerEvent(
  context: Context,
  person: SignedInPerson,
  registration: Registration,
  language: Language,
): Promise<RegisterReceipt> {
  const unit = await unitByCode(context.db, registration.unit);
  if (!unit) throw new Refusal("unit.unknown", { unit: registration.unit });
  const now = context.clock.now();
  const at = now.toISOString();
  const month = monthOf(registration.event, shanghaiDay(now).slice(0, 7));
  const line = await requireMonth(context.db, month, now);
  const rules = context.rules.compiled(line.ruleSet);
  const request: SentPush = {
    ...{ unit: unit.code, source: "web", workbook: null, mode: "good-rows", dryRun: false },
    ...{ rows: [], credits: [], events: [registration.event] },
  };
  const asked = readSent(request);
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, month, unit.id, rules.version, unit.series);
    const known = await findEvent(trx, asked.events[0]!.rowKey);
    // A new entry that is there already was sent twice; it must be the very same.
    const again = known?.actorId === person.accountId && asked.events[0]!.version === 0;
    const sent = again
      ? { ...asked, events: asked.events.map((one) => ({ ...one, version: known.version })) }
      : asked;
    const reopened = await unitIsReopened(trx, month, unit.id, at);
    const readings = await readForPush(trx, { unitId: unit.id, month }, sent, { history: false });
    const judgement = judgePush(request, sent, readings, {
      ...{ unit, month, monthOpen: takesFilling(line) || reopened, reopened, rules, language },
      ...{ only: null, onlyEvents: null },
    });
    const judged = judgement.events[0]!;
    const problems = judged.problems.map(({ message }) => message);
    if (judged.outcome === "rejected" || judged.outcome === "conflict")
      throw new Refusal("register.invalid", { problems });
    if (again && judged.outcome !== "unchanged")
      throw new Refusal("version.stale", { sent: 0, current: known.version });
    const content = judged.line ?? judged.stored?.line;
    const rule = content && rules.eventTypes.get(content.type);
    if (!content || !rule || !person.roles.has(confirmingDepartment(content, rule.kind)))
      throw new Refusal("register.not-yours");
    // A department mends its own entries; a clerk's are his to mend.
    if (known && known.actorId !== person.accountId) throw new Refusal("register.not-yours");
    if (judged.outcome === "saved") {
      const pushId = randomUUID();
      const { accountId } = person;
      const hand = { month, unitId: unit.id, accountId, pushId, source: "web" as const, at };
      const written = await writePush(trx, { ...hand, backFilled: line.backFilled }, judgement, readings);
      const officer = content.subjectKind === "unit" ? undefined : readings.subjects.get(content.subject);
      await rescoreUnit(trx, rules, month, unit, officer && [officer.officerId]);
      await refreshUnitMonth(trx, month, unit.id, rules.version);
      await appendAudit(trx, {
        ...{ at, actorId: accountId, action: "event.register", subject: `month/${month}/unit/${unit.code}` },
        detail: { push: pushId, rowKey: judged.rowKey, digest: digestOfVersions(written.versions) },
        ...(written.dropped.length > 0 && { vouches: { reports: written.dropped } }),
      });
      await context.pulse.bump(trx);
    }
    const stored = (await findEvent(trx, judged.rowKey))!;
    return { rowKey: judged.rowKey, eventNo: stored.eventNo, month, version: stored.version, problems };
  });
}

const DOCUMENT_DATE = cellReader(columnOf(EVENT_SHEET, "documentOn"));

/** 计入月份: the document's month; what is still investigated and has none counts in the month it is entered. */
function monthOf(event: Readonly<Record<string, unknown>>, thisMonth: Month): Month {
  const read = DOCUMENT_DATE(event.documentOn);
  const month = typeof read === "string" ? read.slice(0, 7) : thisMonth;
  return isMonth(month) ? month : thisMonth;
}
