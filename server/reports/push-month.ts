import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type { MonthLine, PushReceipt } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import { mayFill, mayHead } from "../access/scope.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { digestOfVersions } from "../audit/version-digest.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { unitIsReopened } from "../corrections/writable.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { onTimeUntil, takesFilling } from "../months/month-state.ts";
import { requireMonth } from "../months/month-store.ts";
import { unitByCode, type Unit } from "../roster/unit-store.ts";
import { freshLines } from "./fresh-lines.ts";
import { judgePush, readSent, type Judgement, type SentRows } from "./judge-push.ts";
import { readPoints, savePoints } from "./points-store.ts";
import { readForPush, type Readings } from "./push-readings.ts";
import { receiptOf, type ShownPoints } from "./push-receipt.ts";
import { checkSize, type SentPush } from "./push-request.ts";
import { findPush, rememberPush, type PushRecord } from "./push-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { readAccountNames, type Hand } from "./report-store.ts";
import { scoreReports, type Scorable } from "./score-reports.ts";
import { officersToScore, writePush, type Written } from "./write-push.ts";

export interface PushAnswer {
  receipt: PushReceipt;
  /** The receipt as stored: a replay sends these very bytes again. */
  body: string;
  replayed: boolean;
}

/** Everything that is known about a push before the database is asked about its rows. */
interface Push {
  context: Context;
  person: SignedInPerson;
  unit: Unit;
  month: Month;
  line: MonthLine;
  rules: CompiledRules;
  id: string;
  request: SentPush;
  sent: SentRows;
  fingerprint: string;
  language: Language;
  at: string;
}

/**
 * 提交月报: one push of a unit's sheet. Good rows are validated, scored, stored with their versions and audited in one
 * transaction; the client's UUID makes it happen exactly once, however often it is sent.
 * @throws Refusal unit.unknown, unit.not-yours, month.unknown, push.empty, push.too-many-rows, push.other-content
 */
export async function pushMonth(
  context: Context,
  person: SignedInPerson,
  month: Month,
  pushId: string,
  request: SentPush,
  language: Language,
): Promise<PushAnswer> {
  checkSize(request);
  const push = await openPush(context, person, month, pushId.toLowerCase(), request, language);
  if (request.dryRun) return dryRun(push);
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => storePush(trx, push), {
        onUnknownCommit: async () => {
          const stored = await findPush(context.db, push.id);
          return stored && { ...replay(stored, push), replayed: false };
        },
      });
    } catch (error) {
      // Somebody used the same key (push, case, line) at the same instant: it is there now, so look again.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

async function openPush(
  context: Context,
  person: SignedInPerson,
  month: Month,
  id: string,
  request: SentPush,
  language: Language,
): Promise<Push> {
  const unit = await unitByCode(context.db, request.unit);
  if (!unit) throw new Refusal("unit.unknown", { unit: request.unit });
  const sent = readSent(request);
  if (!mayFill(person, unit.id) && !isOwn(person, unit.id, sent))
    throw new Refusal("unit.not-yours", { unit: request.unit });
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  const fingerprint = sha256(canonicalJson({ month, ...request }));
  const rules = context.rules.compiled(line.ruleSet);
  return {
    ...{ context, person, unit, month, line, rules, id, request, sent, fingerprint, language },
    at: now.toISOString(),
  };
}

/**
 * An officer fills his own report, and records credits and events of his own; a head records events of his unit,
 * never anybody else's row, which he reviews. Declaring an event is not confirming it (细则 §4).
 */
function isOwn(person: SignedInPerson, unitId: number, sent: SentRows): boolean {
  const { policeNo } = person;
  const declaresForUnit = mayHead(person, unitId);
  if (policeNo === null || !person.roles.has("officer")) return declaresForUnit && isEventsOnly(sent);
  return (
    sent.rows.every((row) => row.policeNo === policeNo) &&
    sent.credits.every((line) => line.cells.policeNo === policeNo) &&
    (declaresForUnit || sent.events.every((line) => line.cells.subject === policeNo))
  );
}

function isEventsOnly({ rows, credits }: SentRows): boolean {
  return rows.length === 0 && credits.length === 0;
}

/** @throws Refusal push.other-content: the id was used by somebody else or for something else */
function replay(seen: PushRecord, push: Push): PushAnswer {
  if (seen.fingerprint !== push.fingerprint || seen.accountId !== push.person.accountId) {
    throw new Refusal("push.other-content", { push: push.id });
  }
  return { receipt: JSON.parse(seen.receipt) as PushReceipt, body: seen.receipt, replayed: true };
}

async function judge(db: Knex, push: Push): Promise<{ readings: Readings; judgement: Judgement }> {
  const { unit, month, rules, language, request, sent } = push;
  const { dryRun } = request;
  const readings = await readForPush(db, { unitId: unit.id, month }, sent, { history: dryRun });
  // After the deadline a file is late (细则 §10), not refused: only review and publication close it.
  const collecting = takesFilling(push.line);
  const reopened = !collecting && (await unitIsReopened(db, month, unit.id, push.at));
  const only = mayFill(push.person, unit.id) ? null : push.person.policeNo;
  const onlyEvents = mayHead(push.person, unit.id) ? null : only;
  const judgement = judgePush(request, sent, readings, {
    ...{ unit, month, monthOpen: collecting || reopened, reopened, rules, language, only, onlyEvents },
  });
  return { readings, judgement };
}

async function storePush(trx: Knex.Transaction, push: Push): Promise<PushAnswer> {
  const { context, person, unit, month, rules, id, request, at } = push;
  await lockUnitMonth(trx, month, unit.id, rules.version, unit.series);
  const seen = await findPush(trx, id);
  if (seen) return replay(seen, push);
  const { readings, judgement } = await judge(trx, push);
  const hand: Hand = {
    ...{ month, unitId: unit.id, accountId: person.accountId, pushId: id, source: request.source, at },
    backFilled: push.line.backFilled,
  };
  const written = await writePush(trx, hand, judgement, readings);
  const points = scoreAfter(push, judgement, readings, written);
  await savePoints(trx, { month, unitId: unit.id, series: unit.series }, rules, points);
  if (written.versions.length > 0) {
    await refreshUnitMonth(trx, month, unit.id, rules.version, {
      ...{ series: unit.series, submitBy: onTimeUntil(push.line), expected: readings.subjects.size },
      lines: freshLines(rules, unit.id, judgement, readings, points, new Set(written.dropped)),
    });
  }
  const { hash } = await appendAudit(trx, {
    at,
    actorId: person.accountId,
    action: "push.store",
    subject: `month/${month}/unit/${unit.code}`,
    detail: auditDetail(push, judgement, written),
    ...(written.dropped.length > 0 && { vouches: { reports: written.dropped } }),
  });
  const shown = new Map(points.map(({ subject, points: fresh }) => [subject.policeNo, fresh]));
  const receipt = await describe(trx, push, { judgement, readings, written, shown, chain: hash });
  const body = JSON.stringify(receipt);
  await rememberPush(trx, {
    ...{ id, kind: "month", month, unitId: unit.id, accountId: person.accountId, source: request.source },
    ...{ workbook: request.workbook, fingerprint: push.fingerprint, receipt: body, at },
  });
  if (written.versions.length > 0) await context.pulse.bump(trx);
  return { receipt, body, replayed: false };
}

/** 检查: every verdict and every point of a push, and nothing stored. */
async function dryRun(push: Push): Promise<PushAnswer> {
  const { context } = push;
  const seen = await findPush(context.db, push.id);
  if (seen) return replay(seen, push);
  const { readings, judgement } = await judge(context.db, push);
  const reportIds = new Map([...readings.subjects.values()].map(({ officerId }) => [officerId, 0]));
  const written: Written = { reportIds, versions: [], dropped: [], eventNumbers: new Map() };
  const points = scoreAfter(push, judgement, readings, written);
  const shown = new Map(points.map(({ subject, points: fresh }) => [subject.policeNo, fresh]));
  const receipt = await describe(context.db, push, { judgement, readings, written, shown, chain: null });
  return { receipt, body: JSON.stringify(receipt), replayed: false };
}

function scoreAfter(push: Push, judgement: Judgement, readings: Readings, written: Written) {
  const fresh = new Map(judgement.rows.flatMap((row) => (row.content ? [[row.policeNo, row.content]] : [])));
  const scorable: Scorable[] = [];
  for (const policeNo of officersToScore(judgement, readings)) {
    const subject = readings.subjects.get(policeNo);
    if (!subject) continue;
    const content = fresh.get(policeNo) ?? readings.reports.get(subject.officerId);
    const reportId = written.reportIds.get(subject.officerId);
    // Lines may come before the officer's row: they are scored when it comes.
    if (content && reportId !== undefined) scorable.push({ reportId, subject, ...content });
  }
  return scoreReports(push.rules, push.month, judgement.lines, scorable);
}

async function describe(
  db: Knex,
  push: Push,
  made: {
    judgement: Judgement;
    readings: Readings;
    written: Written;
    shown: Map<string, ShownPoints>;
    chain: string | null;
  },
): Promise<PushReceipt> {
  const { judgement, shown } = made;
  const unscored = judgement.rows.filter((row) => row.report && !shown.has(row.policeNo));
  const stored = await readPoints(
    db,
    push.rules,
    unscored.map((row) => row.report!.id),
  );
  const points = new Map(shown);
  for (const row of unscored) {
    const found = stored.get(row.report!.id);
    if (found) points.set(row.policeNo, found);
  }
  const conflicts = judgement.rows.filter((row) => row.outcome === "conflict");
  return receiptOf({
    ...{ push: push.id, month: push.month, unit: push.unit.code, at: push.at, language: push.language },
    ...{ mode: push.request.mode, dryRun: push.request.dryRun, chain: made.chain, judgement, points },
    eventNumbers: made.written.eventNumbers,
    names: await readAccountNames(
      db,
      conflicts.flatMap((row) => (row.report ? [row.report.filledBy] : [])),
    ),
  });
}

/** What the audit chain binds: who sent which workbook, what became of it, and a digest over every stored content. */
function auditDetail(push: Push, judgement: Judgement, written: Written) {
  const { request } = push;
  const saved = (verdicts: readonly { outcome: string }[]) =>
    verdicts.filter(({ outcome }) => outcome === "saved").length;
  return {
    push: push.id,
    source: request.source,
    workbook: request.workbook?.sha256 ?? null,
    fingerprint: push.fingerprint,
    sent: { rows: request.rows.length, credits: request.credits.length, events: request.events.length },
    saved: {
      rows: saved(judgement.rows),
      credits: saved(judgement.credits),
      events: saved(judgement.events),
    },
    digest: digestOfVersions(written.versions),
  };
}
