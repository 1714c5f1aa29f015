import type { Knex } from "knex";

/** One signed-in client. Instants are real time, not the demonstration's. */
export interface SignIn {
  id: number;
  accountId: number;
  client: "addin" | "dashboard";
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

export async function insertSignIn(
  trx: Knex.Transaction,
  tokenHash: string,
  signIn: Omit<SignIn, "id">,
): Promise<void> {
  await trx("sign_ins").insert({
    token_hash: tokenHash,
    account_id: signIn.accountId,
    client: signIn.client,
    created_at: signIn.createdAt,
    last_seen_at: signIn.lastSeenAt,
    expires_at: signIn.expiresAt,
  });
}

export async function signInByHash(db: Knex, tokenHash: string): Promise<SignIn | undefined> {
  const row = await db("sign_ins as s")
    .join("accounts as a", "a.id", "s.account_id")
    .where({ "s.token_hash": tokenHash, "a.status": "active" })
    .first<Record<string, string | number> | undefined>(
      "s.id", "s.account_id", "s.client", "s.created_at", "s.last_seen_at", "s.expires_at"); // prettier-ignore
  if (!row) return undefined;
  return {
    id: Number(row.id),
    accountId: Number(row.account_id),
    client: row.client === "addin" ? "addin" : "dashboard",
    createdAt: String(row.created_at),
    lastSeenAt: String(row.last_seen_at),
    expiresAt: String(row.expires_at),
  };
}

/** Moves a live sign-in's end; one already over stays over. */
export async function prolongSignIn(db: Knex, id: number, seenAt: string, expiresAt: string): Promise<void> {
  await db("sign_ins")
    .where({ id })
    .where("expires_at", ">", seenAt)
    .update({ last_seen_at: seenAt, expires_at: expiresAt });
}

export async function deleteSignIn(trx: Knex.Transaction, tokenHash: string): Promise<number> {
  return trx("sign_ins").where({ token_hash: tokenHash }).delete();
}

export async function deleteEndedSignIns(
  trx: Knex.Transaction,
  accountId: number,
  now: string,
): Promise<void> {
  await trx("sign_ins").where({ account_id: accountId }).where("expires_at", "<=", now).delete();
}
