import { refreshContent } from "../../domain/bulletin-edit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { requireMonth } from "../months/month-store.ts";
import { findBulletin, lockBulletin, saveDraft } from "./bulletin-store.ts";
import { composeBulletin } from "./compose-bulletin.ts";
import { changesOf } from "./draft-bulletin.ts";
import { readShares } from "./share-store.ts";

/**
 * 更新草稿: lists and figures as they stand now under the draft's own words. With `anew` the words of the caller's own
 * units are generated again, too (分责).
 * @throws Refusal bulletin.unknown, bulletin.issued, version.required, version.stale
 */
export async function refreshBulletin(
  context: Context,
  person: SignedInPerson,
  id: number,
  anew: boolean,
  asked: { header(name: string): string | undefined },
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const draft = await lockBulletin(trx, id);
    if (!draft) throw new Refusal("bulletin.unknown");
    if (draft.state === "issued") throw new Refusal("bulletin.issued");
    requireVersion(asked, draft.version);
    const line = await requireMonth(trx, draft.month, context.clock.now());
    const fresh = await composeBulletin(context, trx, draft.content.subject, line);
    const mine = (await readShares(trx)).filter(
      ({ accountId }) => accountId === null || accountId === person.accountId,
    );
    const content = refreshContent(draft.content, fresh, new Set(anew ? mine.map(({ unit }) => unit) : []));
    if (content.corrects) {
      const wrong = await findBulletin(trx, content.corrects.id);
      if (wrong) content.corrects = { ...content.corrects, changes: changesOf(wrong.content, content) };
    }
    await saveDraft(trx, id, { title: draft.title, content, version: draft.version + 1 });
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "bulletin.refresh", subject: `bulletin/${id}` },
      detail: { version: draft.version + 1, anew },
      vouches: { bulletins: [id] },
    });
    await context.pulse.bump(trx);
  });
}
