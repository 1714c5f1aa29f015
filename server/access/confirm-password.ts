import { Refusal } from "../../domain/refusal.ts";
import type { Context } from "../context.ts";
import { accountNamed } from "./account-store.ts";
import { passwordMatches } from "./password.ts";
import type { SignedInPerson } from "./person.ts";
import { refuseLocked } from "./lock.ts";
import { recordFailure } from "./sign-in.ts";

/**
 * The person's password once more, before he signs: a session left open is not enough. A wrong one counts like a
 * failed sign-in, and five of them lock the account.
 * @throws Refusal signature.wrong-password, sign-in.locked
 */
export async function confirmPassword(
  context: Context,
  person: SignedInPerson,
  password: string,
): Promise<void> {
  const now = context.clock.real();
  const account = await accountNamed(context.db, person.account);
  refuseLocked(account?.lockedUntil ?? null, now);
  const matches = await passwordMatches(account?.passwordHash ?? null, password);
  if (!account || !matches) {
    if (account) await recordFailure(context, account, now);
    throw new Refusal("signature.wrong-password");
  }
  // Guesses sent at once all pass the first question: what others of them got wrong meanwhile still counts.
  refuseLocked((await accountNamed(context.db, person.account))?.lockedUntil ?? null, now);
}
