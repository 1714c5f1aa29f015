import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { nextState } from "../../domain/rules/rule-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { countUnanswered } from "./comment-store.ts";
import { findRules, insertMove, saveState } from "./rule-set-store.ts";

export const moveBody = z.strictObject({
  to: z.enum(["consultation", "discussion"]),
  reason: z.string().trim().min(4).max(500),
  /** Last day of the consultation. */
  until: z.string().regex(/^\d{4}-\d\d-\d\d$/).optional(),
}); // prettier-ignore

const DAY = 86_400_000;

/**
 * 征求意见 (M58) begins with a period; 讨论稿 (M59) follows when it is over and every comment has its answer.
 * @throws Refusal rule-set.unknown, rules.move, rules.period, rules.comments-open, rules.comments-unanswered
 */
export async function moveRules(
  context: Context,
  person: SignedInPerson,
  version: string,
  { to, reason, until }: z.infer<typeof moveBody>,
): Promise<{ state: "consultation" | "discussion"; commentsUntil: string | null }> {
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const rules = await findRules(trx, version, true);
    if (!rules) throw new Refusal("rule-set.unknown", { version });
    if (nextState(rules.state) !== to) throw new Refusal("rules.move", { state: rules.state, to });
    const commentsUntil = to === "consultation" ? periodEnd(until, now) : rules.commentsUntil;
    if (to === "discussion") {
      if (rules.commentsUntil !== null && at <= rules.commentsUntil)
        throw new Refusal("rules.comments-open", { until: shanghaiDay(new Date(rules.commentsUntil)) });
      const count = await countUnanswered(trx, version);
      if (count > 0) throw new Refusal("rules.comments-unanswered", { count });
    }
    await saveState(trx, rules, to, to === "consultation" && commentsUntil !== null ? { commentsUntil } : {});
    const { accountId } = person;
    const { textDigest } = rules;
    const move = await insertMove(trx, {
      ...{ version, from: rules.state, to, reason, month: null, textDigest, accountId, at },
    });
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: `rules.${to}`, subject: `rules/${version}` },
      detail: { reason, textDigest, commentsUntil },
      vouches: { rule_sets: [version], rule_moves: [move] },
    });
    await context.pulse.bump(trx);
    return { state: to, commentsUntil };
  });
}

/** The whole last day in Shanghai still counts. */
function periodEnd(until: string | undefined, now: Date): string {
  const end = until === undefined ? NaN : Date.parse(`${until}T15:59:59.999Z`);
  const today = Date.parse(`${shanghaiDay(now)}T15:59:59.999Z`);
  if (Number.isNaN(end) || end <= today || end > today + 366 * DAY) throw new Refusal("rules.period");
  return new Date(end).toISOString();
}
