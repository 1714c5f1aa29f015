import type { Knex } from "knex";
import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Vouches } from "../audit/vouched-rows.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { LAPSE, subjectOf } from "./ask-rule-change.ts";
import { endSeat, insertSeat } from "./group-store.ts";
import { findRequest, saveRequestDecision, type RuleRequest } from "./request-store.ts";
import { requireMove, requireSeat } from "./rule-request-checks.ts";
import { insertMove, moveUpcomingMonths, saveState } from "./rule-set-store.ts";

export const requestDecisionBody = z.strictObject({
  decision: z.enum(["confirm", "refuse"]),
  note: z.string().trim().max(500).optional(),
});

/**
 * The second person (局长、政委) confirms or refuses; never what he asked himself or what concerns his own seat. Confirmed, it is
 * done in the same transaction: trial from a month, effect from a month that has not begun (months still to come go over
 * to it), retirement, a seat in the leading group.
 * @throws Refusal rules.request-unknown, second-person.same, second-person.expired, rules.changed
 */
export async function decideRuleChange(
  context: Context,
  person: SignedInPerson,
  id: number,
  { decision, note }: z.infer<typeof requestDecisionBody>,
): Promise<{ state: "confirmed" | "refused"; months: string[] }> {
  const now = context.clock.now();
  const at = now.toISOString();
  const { accountId } = person;
  return inTransaction(context, async (trx) => {
    const request = await findRequest(trx, id);
    if (request?.state !== "asked") throw new Refusal("rules.request-unknown");
    if (request.askedBy === accountId || request.accountId === accountId)
      throw new Refusal("second-person.same");
    if (now.getTime() - Date.parse(request.askedAt) > LAPSE) throw new Refusal("second-person.expired");
    const state = decision === "confirm" ? "confirmed" : "refused";
    await saveRequestDecision(trx, id, { state, by: accountId, role: "chief", at, note: note ?? null });
    const done = decision === "confirm" ? await carryOut(trx, request, accountId, now) : NOTHING;
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: `rules.${state}-${request.kind}`, subject: subjectOf(request) },
      detail: { request: id, month: request.month, months: done.months, note: note ?? null },
      vouches: { rule_requests: [id], ...done.vouches },
    });
    await context.pulse.bump(trx);
    // Every process compiles the version anew.
    await context.pulse.bump(trx, "access");
    return { state, months: done.months };
  });
}

interface Done {
  months: string[];
  vouches: Vouches;
}
const NOTHING: Done = { months: [], vouches: {} };

async function carryOut(trx: Knex.Transaction, request: RuleRequest, by: number, now: Date): Promise<Done> {
  const { kind, version, month, accountId, place, day } = request;
  if (kind === "seat" || kind === "unseat") {
    const open = await requireSeat(trx, { kind, accountId, place, day });
    if (open !== null) await endSeat(trx, open, day!);
    const seat = open ?? (await insertSeat(trx, { accountId: accountId!, place: place!, from: day! }));
    return { months: [], vouches: { group_members: [seat] } };
  }
  const at = now.toISOString();
  const { rules, to } = await requireMove(trx, { kind, version: version!, month }, now);
  if (rules.textDigest !== request.textDigest) throw new Refusal("rules.changed");
  await saveState(trx, rules, to, {
    ...(kind === "trial" && { trialFrom: month! }),
    ...(kind === "effect" && { effectiveFrom: month! }),
  });
  const move = await insertMove(trx, {
    ...{ version: version!, from: rules.state, to, reason: request.reason, month, at },
    ...{ textDigest: rules.textDigest, accountId: by },
  });
  const months = kind === "effect" ? await moveUpcomingMonths(trx, month!, at, version!) : [];
  return { months, vouches: { rule_sets: [version!], rule_moves: [move], months } };
}
