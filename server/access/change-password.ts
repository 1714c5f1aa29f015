import type { PasswordChange } from "../../domain/messages/accounts.ts";
import { PASSWORD_MEMORY, passwordFault } from "../../domain/password.ts";
import { Refusal } from "../../domain/refusal.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { accountNamed } from "./account-store.ts";
import { refuseLocked } from "./lock.ts";
import {
  earlierPasswords,
  endSignIns,
  holdPassword,
  rememberPassword,
  savePassword,
} from "./password-store.ts";
import { hashPassword, passwordMatches } from "./password.ts";
import type { SignedInPerson } from "./person.ts";
import { recordFailure } from "./sign-in.ts";
import { tokenHash } from "./token.ts";

/**
 * A person's new password. The current one is asked for once more, a wrong one counts like a failed sign-in; every
 * other session of the account ends.
 * @throws Refusal password.wrong, password.weak, password.used, sign-in.locked
 */
export async function changePassword(
  context: Context,
  person: SignedInPerson,
  token: string,
  { current, next }: PasswordChange,
): Promise<void> {
  const real = context.clock.real();
  const account = await accountNamed(context.db, person.account);
  if (!account) throw new Refusal("password.wrong");
  refuseLocked(account.lockedUntil, real);
  if (!(await passwordMatches(account.passwordHash, current))) {
    await recordFailure(context, account, real);
    throw new Refusal("password.wrong");
  }
  refuseLocked((await accountNamed(context.db, person.account))?.lockedUntil ?? null, real);
  const fault = passwordFault(next, [account.name, account.displayName]);
  if (fault) throw new Refusal("password.weak", { fault });
  const earlier = await earlierPasswords(context.db, account.id, PASSWORD_MEMORY - 1);
  for (const hash of [account.passwordHash, ...earlier])
    if (await passwordMatches(hash, next)) throw new Refusal("password.used");
  const hash = await hashPassword(next);
  await inTransaction(context, async (trx) => {
    // An administrator reset it meanwhile: what this person knew is no longer the password.
    if ((await holdPassword(trx, account.id)) !== account.passwordHash) throw new Refusal("password.wrong");
    const at = context.clock.now().toISOString();
    await rememberPassword(trx, account.id, { hash: account.passwordHash, at, most: PASSWORD_MEMORY - 1 });
    await savePassword(trx, account.id, { hash, mustChange: false });
    const ended = await endSignIns(trx, account.id, tokenHash(token));
    await appendAudit(trx, {
      ...{ at, actorId: account.id, action: "password.change", subject: `account/${account.id}` },
      detail: { first: account.mustChange, sessionsEnded: ended },
      vouches: { accounts: [account.id] },
    });
    await context.pulse.bump(trx, "access");
  });
}
