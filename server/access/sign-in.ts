import { Refusal } from "../../domain/refusal.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import {
  accountNamed,
  countFailure,
  isOpen,
  lockAccount,
  resetFailures,
  type Account,
} from "./account-store.ts";
import { FAILURES_ALLOWED, LOCKED_FOR, refuseLocked } from "./lock.ts";
import { passwordMatches } from "./password.ts";
import { AT_MOST, SILENCE } from "./sessions.ts";
import { deleteEndedSignIns, insertSignIn } from "./sign-in-store.ts";
import { newToken, tokenHash } from "./token.ts";
import { readUnknownName } from "./unknown-name-store.ts";
import { recordUnknown, unknownNameHash } from "./unknown-sign-in.ts";

export interface SignInRequest {
  name: string;
  password: string;
  client: "addin" | "dashboard";
  /** From where, for the journal. */
  address?: string;
}

/**
 * Checks the password and opens a session. A stranger learns nothing: a name nobody has, a disabled account and that
 * of an officer who left are counted, locked and answered as a real one is, after the same time.
 * @throws Refusal sign-in.wrong, sign-in.locked, server.busy
 */
export async function signIn(
  context: Context,
  request: SignInRequest,
): Promise<{ token: string; accountId: number; expiresAt: string }> {
  const now = context.clock.real();
  const account = await accountNamed(context.db, request.name);
  const unknown = await readUnknownName(context.db, unknownNameHash(request.name));
  const usable = account && isOpen(account, shanghaiDay(context.clock.now())) ? account : null;
  refuseLocked((usable ?? unknown)?.lockedUntil ?? null, now);
  const matches = await passwordMatches(usable?.passwordHash ?? null, request.password);
  if (!usable || !matches) {
    if (usable) await recordFailure(context, usable, now);
    else await recordUnknown(context, request.name, account?.id ?? null, request.address ?? "");
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
