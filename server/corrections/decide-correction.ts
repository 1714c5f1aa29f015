import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type { Language } from "../../domain/language.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { digestOfVersions } from "../audit/version-digest.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { savePoints } from "../reports/points-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "../reports/refresh-unit-month.ts";
import type { Hand } from "../reports/report-store.ts";
import { scoreReports } from "../reports/score-reports.ts";
import { writePush } from "../reports/write-push.ts";
import {
  findCorrection,
  findTarget,
  lockCorrection,
  returnToReviewer,
  settleCorrection,
  type StoredCorrection,
  type Target,
} from "./correction-store.ts";
import { readInvolved } from "./involved-store.ts";
import { proposeChange, type Proposal } from "./propose-change.ts";
import { requireSecondPerson } from "./second-person.ts";

export const decisionBody = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("accept"),
    /** Names the difference the decider was shown. */
    seen: z.string().regex(/^[0-9a-f]{64}$/),
    note: z.string().trim().max(500).optional(),
  }),
  z.strictObject({ decision: z.literal("refuse"), note: z.string().trim().min(10).max(500) }),
]);
export type DecisionRequest = z.infer<typeof decisionBody>;

/**
 * 决定更正: the second person, of another role, who neither filled nor reviewed the report and is not its subject.
 * Accepted, the change becomes a new version of report and lines, as a push's: the old versions stay readable, the
 * points are computed anew. The signature covered the old content, so the grade falls with it: the report goes back to
 * its reviewer (`submitted`), is signed, checked and published again with a note; until then colleagues go on reading
 * what was published. Refused, nothing changes.
 * @returns the report's new version; null when refused
 * @throws Refusal correction.unknown, second-person.*, version.stale, correction.diff-changed
 */
export async function decideCorrection(
  context: Context,
  person: SignedInPerson,
  id: number,
  request: DecisionRequest,
  language: Language,
): Promise<{ newVersion: number | null }> {
  return inTransaction(context, async (trx) => {
    const asked = await findCorrection(trx, id);
    const found = asked && (await findTarget(trx, asked.reportId));
    if (!found) throw new Refusal("correction.unknown");
    const { unit, month, ruleSet } = found;
    await lockUnitMonth(trx, month, unit.id, ruleSet, unit.series);
    const correction = (await lockCorrection(trx, id))!;
    const target = (await findTarget(trx, asked.reportId))!;
    const at = context.clock.now().toISOString();
    const role = requireSecondPerson(person, correction, at);
    const involved = (await readInvolved(trx, [target.id])).get(target.id);
    if (target.officerId === person.officerId || involved?.has(person.accountId))
      throw new Refusal("second-person.involved");
    const decided = { context, person, role, correction, target, at };
    const newVersion =
      request.decision === "accept"
        ? await accept(trx, decided, request, language)
        : await refuse(trx, decided, request.note);
    await context.pulse.bump(trx);
    return { newVersion };
  });
}

interface Decided {
  context: Context;
  person: SignedInPerson;
  role: Role;
  correction: StoredCorrection;
  target: Target;
  at: string;
}

async function refuse(trx: Knex.Transaction, decided: Decided, note: string): Promise<null> {
  const { person, role, correction, target, at } = decided;
  await settleCorrection(trx, correction.id, {
    ...{ state: "refused", by: person.accountId, role, at, note },
    ...{ diff: null, pushId: null, newVersion: null },
  });
  await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "correction.refuse", subject: `report/${target.id}` },
    detail: { correction: correction.id, role, note },
    vouches: { corrections: [correction.id] },
  });
  return null;
}

async function accept(
  trx: Knex.Transaction,
  decided: Decided,
  request: Extract<DecisionRequest, { decision: "accept" }>,
  language: Language,
): Promise<number> {
  const { context, person, role, correction, target, at } = decided;
  if (target.version !== correction.baseVersion)
    throw new Refusal("version.stale", { sent: correction.baseVersion, current: target.version });
  const rules = context.rules.compiled(target.ruleSet);
  const proposal = await proposeChange(trx, rules, target, correction.changes, language);
  if (proposal.seen !== request.seen) throw new Refusal("correction.diff-changed");
  const pushId = randomUUID();
  const { versions, newVersion } = await store(trx, decided, proposal, pushId);
  await settleCorrection(trx, correction.id, {
    ...{ state: "accepted", by: person.accountId, role, at, note: request.note || null },
    ...{ diff: JSON.stringify(proposal.diff), pushId, newVersion },
  });
  await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "correction.accept", subject: `report/${target.id}` },
    detail: {
      ...{ correction: correction.id, push: pushId, role, seen: proposal.seen, askedBy: correction.askedBy },
      ...{ version: newVersion, digest: digestOfVersions(versions), note: request.note || null },
    },
    vouches: { corrections: [correction.id], reports: [target.id] },
  });
  return newVersion;
}

/** Writes the new versions in the asker's name, the points they earn, and sends the report back to its reviewer. */
async function store(trx: Knex.Transaction, decided: Decided, proposal: Proposal, pushId: string) {
  const { context, correction, target, at } = decided;
  const { unit, month, ruleSet } = target;
  const rules = context.rules.compiled(ruleSet);
  const hand: Hand = {
    ...{ month, unitId: unit.id, accountId: correction.askedBy, pushId, source: "web", at },
    backFilled: target.backFilled,
  };
  const { judgement, readings } = proposal;
  const { versions } = await writePush(trx, hand, judgement, readings);
  const subject = readings.subjects.get(target.policeNo)!;
  const { fields, contentHash } = judgement.rows[0]!.content!;
  const scorable = { reportId: target.id, subject, fields, contentHash };
  const scored = scoreReports(rules, month, judgement.lines, [scorable]);
  await savePoints(trx, { month, unitId: unit.id, series: unit.series }, rules, scored);
  await returnToReviewer(trx, target, at);
  await refreshUnitMonth(trx, month, unit.id, rules.version);
  return { versions, newVersion: judgement.rows[0]!.version };
}
