import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import type { SignedInPerson } from "./person.ts";
import { deleteSignIn } from "./sign-in-store.ts";
import { tokenHash } from "./token.ts";

/** Ends the session of this token everywhere within a second. */
export async function signOut(context: Context, person: SignedInPerson, token: string): Promise<void> {
  await inTransaction(context, async (trx) => {
    await deleteSignIn(trx, tokenHash(token));
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: person.accountId,
      action: "sign-in.end",
      subject: `account/${person.accountId}`,
      detail: {},
    });
    await context.pulse.bump(trx, "access");
  });
}
