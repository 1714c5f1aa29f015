import { Refusal, type RefusalCode } from "../../domain/refusal.ts";
import { appendAuditOnce } from "../audit/append-once.ts";
import type { Context } from "../context.ts";
import { REFUSAL_STATUS } from "../http/refusal-status.ts";

/** Refused with 403, but not for want of rights; wrong passwords have entries of their own. */
const OTHERWISE: readonly RefusalCode[] = [
  "sign-in.origin",
  "signature.wrong-password",
  "password.wrong",
  "password.change-required",
];
const MINUTE = 60_000;
const MOST_REMEMBERED = 10_000;
const noted = new WeakMap<Context, Map<string, number>>();

/**
 * Somebody signed in asked for what is not his (403): one entry per account, route and minute, before the answer
 * leaves. Any other error passes without a word.
 */
export async function noteDenial(
  context: Context,
  accountId: number | undefined,
  route: string,
  error: unknown,
): Promise<void> {
  if (accountId === undefined || !(error instanceof Refusal)) return;
  const code = error.code as RefusalCode;
  if (REFUSAL_STATUS[code] !== 403 || OTHERWISE.includes(code)) return;
  const at = context.clock.now();
  const minute = Math.floor(at.getTime() / MINUTE);
  const subject = `account/${accountId}/route/${route}`;
  const known = noted.get(context) ?? new Map<string, number>();
  noted.set(context, known);
  if (known.get(subject) === minute) return;
  await appendAuditOnce(
    context,
    {
      ...{ at: at.toISOString(), actorId: accountId, action: "access.deny", subject },
      detail: { code },
    },
    new Date(minute * MINUTE).toISOString(),
  );
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(subject, minute);
}
