import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { hasClause } from "../../domain/rules/tables/clauses.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { countCommentsOf, insertComment } from "./comment-store.ts";
import { findRules } from "./rule-set-store.ts";
import { requireReadable } from "./who-reads-rules.ts";

export const commentBody = z.strictObject({
  clause: z.string().max(120),
  text: z.string().trim().min(4).max(1_000),
});
const MOST = 100;

/**
 * 提意见 (M58): any officer, on one clause or on the whole, while the period lasts by the server's clock. The text he speaks
 * of does not change meanwhile.
 * @throws Refusal rule-set.unknown, comment.closed, comment.clause, comment.too-many
 */
export async function commentOnRules(
  context: Context,
  person: SignedInPerson,
  version: string,
  { clause, text }: z.infer<typeof commentBody>,
): Promise<{ id: number }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const rules = requireReadable(person, version, await findRules(trx, version, true));
    if (rules.state !== "consultation" || rules.commentsUntil === null || at > rules.commentsUntil)
      throw new Refusal("comment.closed");
    if (!hasClause(JSON.parse(rules.definition) as RuleSet, clause)) throw new Refusal("comment.clause");
    if ((await countCommentsOf(trx, version, person.accountId)) >= MOST)
      throw new Refusal("comment.too-many");
    const id = await insertComment(trx, { version, clause, text, accountId: person.accountId, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "rules.comment", subject: `rules/${version}` },
      detail: { comment: id, clause, text: sha256(text) },
      vouches: { rule_comments: [id] },
    });
    await context.pulse.bump(trx);
    return { id };
  });
}
