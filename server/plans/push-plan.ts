import type { Knex } from "knex";
import { z } from "zod";
import { checkPlan, type CheckedPlanRow } from "../../domain/form/check-plan.ts";
import type { Language } from "../../domain/language.ts";
import type { Outcome, PushSource, RowProblem } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { mayFill } from "../access/scope.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { canonicalJson, contentHash, sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { seedProblem, shapeProblem } from "../reports/push-problems.ts";
import { countOutcomes } from "../reports/push-receipt.ts";
import { readRow, ROW_LIMIT, type SentRow } from "../reports/push-request.ts";
import { findPush, rememberPush, type PushRecord } from "../reports/push-store.ts";
import { lockUnitMonth } from "../reports/refresh-unit-month.ts";
import { readSubjects, type Subject } from "../reports/subject-store.ts";
import { unitByCode, type Unit } from "../roster/unit-store.ts";
import { planIdsOf, readPlans, savePlans, type StoredPlan } from "./plan-store.ts";

export const planBody = z.strictObject({
  unit: z.string().min(1).max(12),
  source: z.enum(["excel", "upload", "web", "api"]),
  rows: z.array(z.unknown()),
  dryRun: z.boolean().default(false),
});

export interface PlanRequest {
  unit: string;
  source: PushSource;
  rows: readonly unknown[];
  dryRun: boolean;
}

export interface PlanReceipt {
  push: string;
  month: Month;
  unit: string;
  at: string;
  dryRun: boolean;
  rows: { rowKey: string; policeNo: string; outcome: Outcome; version: number }[];
  problems: RowProblem[];
  counts: Record<Outcome, number>;
  chain: string | null;
}

export interface PlanAnswer {
  receipt: PlanReceipt;
  body: string;
  replayed: boolean;
}

interface Plan {
  context: Context;
  person: SignedInPerson;
  unit: Unit;
  month: Month;
  ruleSet: string;
  open: boolean;
  id: string;
  request: PlanRequest;
  rows: SentRow[];
  fingerprint: string;
  language: Language;
  at: string;
}

/**
 * 月度计划: what the unit plans for each officer, entered before the month opens or while it is filled; it prefills the
 * form. The same machinery as a push of the monthly sheet: row versions, exactly once by the client's UUID, audited.
 * @throws Refusal unit.unknown, unit.not-yours, month.unknown, push.empty, push.too-many-rows, push.other-content
 */
export async function pushPlan(
  context: Context,
  person: SignedInPerson,
  month: Month,
  pushId: string,
  request: PlanRequest,
  language: Language,
): Promise<PlanAnswer> {
  const { rows } = request;
  if (rows.length === 0) throw new Refusal("push.empty");
  if (rows.length > ROW_LIMIT)
    throw new Refusal("push.too-many-rows", { rows: rows.length, limit: ROW_LIMIT });
  const unit = await unitByCode(context.db, request.unit);
  if (!unit) throw new Refusal("unit.unknown", { unit: request.unit });
  if (!mayFill(person, unit.id)) throw new Refusal("unit.not-yours", { unit: request.unit });
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  const plan: Plan = {
    ...{ context, person, unit, month, ruleSet: line.ruleSet, request, language },
    id: pushId.toLowerCase(),
    open: line.state === "upcoming" || line.state === "open",
    // The form's reader names unknown columns itself (V28).
    rows: rows.map((raw, index) => readRow(raw, index, () => true)),
    fingerprint: sha256(canonicalJson({ plan: month, ...request })),
    at: now.toISOString(),
  };
  const seen = await findPush(context.db, plan.id);
  if (seen) return replay(seen, plan);
  if (request.dryRun) return answer(plan, await judge(context.db, plan), null);
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => storePlan(trx, plan), {
        onUnknownCommit: async () => {
          const stored = await findPush(context.db, plan.id);
          return stored && { ...replay(stored, plan), replayed: false };
        },
      });
    } catch (error) {
      // The same id at the same instant: it is there now, so look again.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

function replay(seen: PushRecord, plan: Plan): PlanAnswer {
  if (seen.fingerprint !== plan.fingerprint || seen.accountId !== plan.person.accountId) {
    throw new Refusal("push.other-content", { push: plan.id });
  }
  return { receipt: JSON.parse(seen.receipt) as PlanReceipt, body: seen.receipt, replayed: true };
}

interface Judged {
  rows: { rowKey: string; policeNo: string; outcome: Outcome; version: number }[];
  problems: RowProblem[];
  saved: StoredPlan[];
}

async function judge(db: Knex, plan: Plan): Promise<Judged> {
  const subjects = await readSubjects(db, plan.unit.id, plan.month);
  const stored = await readPlans(
    db,
    plan.month,
    subjects.map((subject) => subject.officerId),
  );
  const roster = new Map(subjects.map((subject) => [subject.policeNo, subject]));
  const verdicts = checkPlan(
    plan.rows.filter((row) => row.shape === null),
    {
      roster,
      open: plan.open,
      stored: new Map(
        subjects.flatMap(({ officerId, policeNo }) => {
          const known = stored.get(officerId);
          return known ? [[policeNo, { plan: known, version: known.version }]] : [];
        }),
      ),
    },
  ).values();
  const judged: Judged = { rows: [], problems: [], saved: [] };
  for (const row of plan.rows) {
    const { rowKey, policeNo, shape } = row;
    if (shape) {
      judged.rows.push({ rowKey, policeNo, outcome: "rejected", version: 0 });
      judged.problems.push(shapeProblem("plan", { rowKey, label: policeNo || rowKey, shape }, plan.language));
    } else addVerdict(judged, verdicts.next().value!, roster, stored, plan.language);
  }
  return judged;
}

function addVerdict(
  judged: Judged,
  checked: CheckedPlanRow,
  roster: ReadonlyMap<string, Subject>,
  stored: ReadonlyMap<number, StoredPlan>,
  language: Language,
): void {
  const { rowKey, policeNo, outcomeHint } = checked;
  const officer = roster.get(policeNo);
  const before = (officer && stored.get(officer.officerId)?.version) ?? 0;
  const outcome = outcomeHint === "ok" ? "saved" : outcomeHint;
  const version = outcome === "saved" ? before + 1 : before;
  judged.rows.push({ rowKey, policeNo, outcome, version });
  judged.problems.push(...checked.problems.map((seed) => seedProblem(seed, language)));
  if (outcome === "saved" && officer)
    judged.saved.push({ ...checked.plan, officerId: officer.officerId, version });
}

async function storePlan(trx: Knex.Transaction, plan: Plan): Promise<PlanAnswer> {
  const { context, person, unit, month, id, at, request } = plan;
  await lockUnitMonth(trx, month, unit.id, plan.ruleSet, unit.series);
  const seen = await findPush(trx, id);
  if (seen) return replay(seen, plan);
  const judged = await judge(trx, plan);
  await savePlans(trx, { month, unitId: unit.id, pushId: id, accountId: person.accountId, at }, judged.saved);
  const { hash } = await appendAudit(trx, {
    at,
    actorId: person.accountId,
    action: "plan.store",
    subject: `month/${month}/unit/${unit.code}`,
    detail: { push: id, saved: judged.saved.length, digest: contentHash(judged.saved) },
    vouches: { plans: await planIdsOf(trx, id) },
  });
  const made = answer(plan, judged, hash);
  await rememberPush(trx, {
    ...{ id, kind: "plan", month, unitId: unit.id, accountId: person.accountId, source: request.source },
    ...{ workbook: null, fingerprint: plan.fingerprint, receipt: made.body, at },
  });
  if (judged.saved.length > 0) await context.pulse.bump(trx);
  return made;
}

function answer(plan: Plan, { rows, problems }: Judged, chain: string | null): PlanAnswer {
  const { id: push, month, at, request } = plan;
  const receipt: PlanReceipt = {
    ...{ push, month, unit: plan.unit.code, at, dryRun: request.dryRun, rows, problems },
    ...{ counts: countOutcomes(rows), chain },
  };
  return { receipt, body: JSON.stringify(receipt), replayed: false };
}
