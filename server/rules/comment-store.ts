import type { Knex } from "knex";
import type { Adoption } from "../../domain/rules/rule-life.ts";

export async function insertComment(
  trx: Knex.Transaction,
  made: { version: string; clause: string; text: string; accountId: number; at: string },
): Promise<number> {
  const [id] = await trx("rule_comments").insert({
    ...{ version: made.version, clause: made.clause, text: made.text },
    ...{ account_id: made.accountId, at: made.at },
  });
  return Number(id);
}

export async function findComment(
  trx: Knex.Transaction,
  id: number,
): Promise<{ id: number; version: string; accountId: number } | undefined> {
  const row = await trx("rule_comments")
    .where({ id })
    .forUpdate()
    .first<{ id: number; version: string; accountId: number } | undefined>({
      ...{ id: "id", version: "version", accountId: "account_id" },
    });
  return row && { ...row, id: Number(row.id), accountId: Number(row.accountId) };
}

export async function saveCommentAnswer(
  trx: Knex.Transaction,
  id: number,
  made: { answer: string; adoption: Adoption; by: number; at: string },
): Promise<void> {
  await trx("rule_comments")
    .where({ id })
    .update({ answer: made.answer, adoption: made.adoption, answered_by: made.by, answered_at: made.at });
}

/** Comments without an answer, and those still 待研究. */
export async function countUnanswered(db: Knex, version: string): Promise<number> {
  const rows = await db("rule_comments")
    .where({ version })
    .where((open) => void open.whereNull("adoption").orWhere("adoption", "pending"))
    .count<{ n: number }[]>({ n: "*" });
  return Number(rows[0]?.n ?? 0);
}

export async function countCommentsOf(db: Knex, version: string, accountId: number): Promise<number> {
  const rows = await db("rule_comments")
    .where({ version, account_id: accountId })
    .count<{ n: number }[]>({ n: "*" });
  return Number(rows[0]?.n ?? 0);
}
