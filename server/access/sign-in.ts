import { Refusal } from "../../domain/refusal.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { accountNamed, countFailure, lockAccount, resetFailures, type Account } from "./account-store.ts";
import { passwordMatches } from "./password.ts";
import { AT_MOST, SILENCE } from "./sessions.ts";
import { deleteEndedSignIns, insertSignIn } from "./sign-in-store.ts";
import { newToken, tokenHash } from "./token.ts";

/** So many failures in a row lock the account for so long. */
export const FAILURES_ALLOWED = 5;
export const LOCKED_FOR = 30 * 60_000;

export interface SignInRequest {
  name: string;
  password: string;
  client: "addin" | "dashboard";
}

/**
 * Checks the password and opens a session.
 * @throws Refusal sign-in.wrong (also for accounts that do not exist, after the same time), sign-in.locked
 */
export async function signIn(
  context: Context,
  request: SignInRequest,
): Promise<{ token: string; accountId: number; expiresAt: string }> {
  const now = context.clock.real();
  const account = await accountNamed(context.db, request.name);
  refuseLocked(account?.lockedUntil ?? null, now);
  const usable = account?.status === "active" ? account : null;
  const matches = await passwordMatches(usable?.passwordHash ?? null, request.password);
  if (!usable || !matches) {
    if (usable) await recordFailure(context, usable, now);
    throw new Refusal("sign-in.wrong");
  }
  const token = newToken();
  const expiresAt = new Date(now.getTime() + Math.min(SILENCE, AT_MOST)).toISOString();
  await inTransaction(context, async (trx) => {
    refuseLocked(await lockAccount(trx, usable.id), now);
    await resetFailures(trx, usable.id, null);
    await deleteEndedSignIns(trx, usable.id, now.toISOString());
    await insertSignIn(trx, tokenHash(token), {
      accountId: usable.id,
      client: request.client,
      createdAt: now.toISOString(),
      lastSeenAt: now.toISOString(),
      expiresAt,
    });
    await audit(context, trx, usable, "sign-in.succeed", { client: request.client });
  });
  return { token, accountId: usable.id, expiresAt };
}

/**
 * Asked before the password is compared, and again with the account's row held: many guesses sent at once all pass
 * the first question, and only the first few may learn anything from the second.
 * @throws Refusal sign-in.locked
 */
export function refuseLocked(lockedUntil: string | null, now: Date): void {
  const left = lockedUntil === null ? 0 : Date.parse(lockedUntil) - now.getTime();
  if (left > 0) throw new Refusal("sign-in.locked", { minutes: Math.ceil(left / 60_000) });
}

/** Counts a wrong password; the fifth in a row locks the account. */
export async function recordFailure(context: Context, account: Account, now: Date): Promise<void> {
  await inTransaction(context, async (trx) => {
    refuseLocked(await lockAccount(trx, account.id), now);
    const failures = await countFailure(trx, account.id);
    const locks = failures >= FAILURES_ALLOWED;
    if (locks) await resetFailures(trx, account.id, new Date(now.getTime() + LOCKED_FOR).toISOString());
    await audit(context, trx, account, locks ? "sign-in.lock" : "sign-in.fail", { failures });
  });
}

type Transaction = Parameters<typeof appendAudit>[0];

async function audit(context: Context, trx: Transaction, account: Account, action: string, detail: object) {
  await appendAudit(trx, {
    at: context.clock.now().toISOString(),
    actorId: account.id,
    action,
    subject: `account/${account.id}`,
    detail,
  });
}
