import { appendAudit } from "../audit/append-audit.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { FAILURES_ALLOWED, LOCKED_FOR, refuseLocked } from "./lock.ts";
import { holdUnknownName, saveUnknownName } from "./unknown-name-store.ts";

/** Entries of guessed names a minute and process: guesses must not fill the journal. */
const MOST_ENTRIES = 60;

interface Rate {
  minute: number;
  entries: number;
  unrecorded: number;
}
const rates = new WeakMap<Context, Rate>();

export function unknownNameHash(name: string): string {
  return sha256(`sign-in ${name}`);
}

/**
 * Counts a failed sign-in under a name that opens no account (nobody's, a disabled one's, one of somebody who left)
 * exactly as one of a real account: same answers, same lock, same time.
 * @throws Refusal sign-in.locked
 */
export async function recordUnknown(
  context: Context,
  name: string,
  accountId: number | null,
  address: string,
): Promise<void> {
  const now = context.clock.real();
  const nameHash = unknownNameHash(name);
  await inTransaction(context, async (trx) => {
    const held = await holdUnknownName(trx, nameHash);
    refuseLocked(held?.lockedUntil ?? null, now);
    const failures = (held?.failures ?? 0) + 1;
    const locks = failures >= FAILURES_ALLOWED;
    const lockedUntil = locks ? new Date(now.getTime() + LOCKED_FOR).toISOString() : null;
    const counted = { failures: locks ? 0 : failures, lockedUntil };
    await saveUnknownName(trx, nameHash, held !== undefined, counted, now.toISOString());
    const unrecorded = takeEntry(context, now);
    if (unrecorded === null) return;
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: accountId },
      action: locks ? "sign-in.lock-unknown" : "sign-in.unknown",
      subject: accountId === null ? "sign-in" : `account/${accountId}`,
      // A digest is enough to see that it is one name again and again; the name may be somebody's password.
      detail: { name: nameHash.slice(0, 16), failures, address, ...(unrecorded > 0 && { unrecorded }) },
    });
  });
}

/** How many went unrecorded since the last entry; null when this one does, too. */
function takeEntry(context: Context, now: Date): number | null {
  const minute = Math.floor(now.getTime() / 60_000);
  let rate = rates.get(context);
  if (rate?.minute !== minute) {
    rate = { minute, entries: 0, unrecorded: rate?.unrecorded ?? 0 };
    rates.set(context, rate);
  }
  if (rate.entries >= MOST_ENTRIES) {
    rate.unrecorded += 1;
    return null;
  }
  const { unrecorded } = rate;
  rate.entries += 1;
  rate.unrecorded = 0;
  return unrecorded;
}
