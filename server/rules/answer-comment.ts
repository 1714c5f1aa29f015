import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { ADOPTIONS } from "../../domain/rules/rule-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findComment, saveCommentAnswer } from "./comment-store.ts";
import { findRules } from "./rule-set-store.ts";

export const answerCommentBody = z.strictObject({
  adoption: z.enum(ADOPTIONS),
  answer: z.string().trim().min(4).max(1_000),
});

/**
 * 答复意见: by the 考核办, with what becomes of it; may be changed until the text is a discussion draft and adopted.
 * @throws Refusal comment.unknown, comment.closed
 */
export async function answerComment(
  context: Context,
  person: SignedInPerson,
  id: number,
  { adoption, answer }: z.infer<typeof answerCommentBody>,
): Promise<{ adoption: string }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const comment = await findComment(trx, id);
    if (!comment) throw new Refusal("comment.unknown");
    const rules = await findRules(trx, comment.version, true);
    const open =
      rules?.state === "consultation" || (rules?.state === "discussion" && rules.adoptedAt === null);
    if (!open) throw new Refusal("comment.closed");
    await saveCommentAnswer(trx, id, { answer, adoption, by: person.accountId, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "rules.answer", subject: `rules/${comment.version}` },
      detail: { comment: id, adoption, answer },
      vouches: { rule_comments: [id] },
    });
    await context.pulse.bump(trx);
    return { adoption };
  });
}
