import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { deleteDraft, lockBulletin } from "./bulletin-store.ts";

/**
 * 作废草稿: only what was never issued can be thrown away; it had no number, so none is missing.
 * @throws Refusal bulletin.unknown, bulletin.issued, version.required, version.stale
 */
export async function discardBulletin(
  context: Context,
  person: SignedInPerson,
  id: number,
  asked: { header(name: string): string | undefined },
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const draft = await lockBulletin(trx, id);
    if (!draft) throw new Refusal("bulletin.unknown");
    if (draft.state === "issued") throw new Refusal("bulletin.issued");
    requireVersion(asked, draft.version);
    await deleteDraft(trx, id);
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "bulletin.discard", subject: `bulletin/${id}` },
      detail: { kind: draft.kind, month: draft.month, title: draft.title },
      vouches: { bulletins: [id] },
    });
    await context.pulse.bump(trx);
  });
}
