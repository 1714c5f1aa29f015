import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";

/**
 * Marks a reminder as read, or all of them (`id` null). Reading it again changes nothing; another's reminder is one
 * that does not exist.
 * @throws Refusal notice.unknown
 */
export async function readNotices(
  context: Context,
  person: SignedInPerson,
  id: number | null,
): Promise<void> {
  const at = context.clock.now().toISOString();
  await inTransaction(context, async (trx) => {
    const mine = { account_id: person.accountId };
    if (
      id !== null &&
      !(await trx("notices")
        .where({ ...mine, id })
        .first("id"))
    )
      throw new Refusal("notice.unknown");
    const unread = trx("notices").where(mine).whereNull("read_at");
    const read = await (id === null ? unread : unread.where({ id })).update({ read_at: at });
    if (read === 0) return;
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "notice.read", subject: `account/${person.accountId}` },
      detail: { notice: id, read },
    });
  });
}
