import type { Knex } from "knex";

/** Hashes of an account's earlier passwords, newest first. */
export async function earlierPasswords(db: Knex, accountId: number, most: number): Promise<string[]> {
  return db("password_history")
    .where({ account_id: accountId })
    .orderBy("id", "desc")
    .limit(most)
    .pluck<string[]>("password_hash");
}

/** What a new password does to an account's row: it is no longer locked, and `mustChange` says whether it is one-time. */
export async function savePassword(
  trx: Knex.Transaction,
  accountId: number,
  { hash, mustChange }: { hash: string; mustChange: boolean },
): Promise<void> {
  await trx("accounts")
    .where({ id: accountId })
    .update({
      ...{ password_hash: hash, must_change: mustChange ? 1 : 0 },
      ...{ failed_sign_ins: 0, locked_until: null },
    });
}

/** Remembers a replaced password, and of the account's earlier ones no more than `most`. */
export async function rememberPassword(
  trx: Knex.Transaction,
  accountId: number,
  { hash, at, most }: { hash: string; at: string; most: number },
): Promise<void> {
  await trx("password_history").insert({ account_id: accountId, password_hash: hash, replaced_at: at });
  const kept = await trx("password_history")
    .where({ account_id: accountId })
    .orderBy("id", "desc")
    .limit(most)
    .pluck<number[]>("id");
  await trx("password_history").where({ account_id: accountId }).whereNotIn("id", kept).delete();
}

/** The hash as it stands, with the account's row held until the transaction ends. */
export async function holdPassword(trx: Knex.Transaction, accountId: number): Promise<string> {
  const row = await trx("accounts")
    .where({ id: accountId })
    .forUpdate()
    .first<{ password_hash: string }>("password_hash");
  return row.password_hash;
}

/** Ends an account's sign-ins, all of them or all but one. */
export async function endSignIns(
  trx: Knex.Transaction,
  accountId: number,
  exceptTokenHash?: string,
): Promise<number> {
  const ended = trx("sign_ins").where({ account_id: accountId });
  if (exceptTokenHash !== undefined) void ended.whereNot({ token_hash: exceptTokenHash });
  return ended.delete();
}
