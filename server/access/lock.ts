import { Refusal } from "../../domain/refusal.ts";

/** So many failures in a row lock the account for so long. */
export const FAILURES_ALLOWED = 5;
export const LOCKED_FOR = 30 * 60_000;

/**
 * Asked before the password is compared, and again with the account's row held: many guesses sent at once all pass
 * the first question, and only the first few may learn anything from the second.
 * @throws Refusal sign-in.locked
 */
export function refuseLocked(lockedUntil: string | null, now: Date): void {
  const left = lockedUntil === null ? 0 : Date.parse(lockedUntil) - now.getTime();
  if (left > 0) throw new Refusal("sign-in.locked", { minutes: Math.ceil(left / 60_000) });
}
