import { editContent, editedUnits } from "../../domain/bulletin-edit.ts";
import type { BulletinEdit, OfficeShare } from "../../domain/messages/bulletins.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { lockBulletin, saveDraft } from "./bulletin-store.ts";
import { readShares } from "./share-store.ts";

/**
 * 修改草稿: words, never lists. A unit's part is changed by the member of the office who answers for it (分责), and by
 * anyone of the office where nobody does.
 * @throws Refusal bulletin.unknown, bulletin.issued, version.required, version.stale, bulletin.not-your-share,
 *   unit.unknown
 */
export async function editBulletin(
  context: Context,
  person: SignedInPerson,
  id: number,
  edit: BulletinEdit,
  asked: { header(name: string): string | undefined },
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const draft = await lockBulletin(trx, id);
    if (!draft) throw new Refusal("bulletin.unknown");
    if (draft.state === "issued") throw new Refusal("bulletin.issued");
    requireVersion(asked, draft.version);
    checkShares(person, await readShares(trx), edit, new Set(draft.content.units.map(({ unit }) => unit)));
    const at = context.clock.now().toISOString();
    const content = editContent(draft.content, edit, { accountId: person.accountId, name: person.name, at });
    await saveDraft(trx, id, { title: edit.title ?? draft.title, content, version: draft.version + 1 });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "bulletin.edit", subject: `bulletin/${id}` },
      detail: { version: draft.version + 1, words: Object.keys(edit), units: editedUnits(edit) },
      vouches: { bulletins: [id] },
    });
    await context.pulse.bump(trx);
  });
}

function checkShares(
  person: SignedInPerson,
  shares: readonly OfficeShare[],
  edit: BulletinEdit,
  listed: ReadonlySet<string>,
): void {
  const byUnit = new Map(shares.map((share) => [share.unit, share]));
  for (const unit of editedUnits(edit)) {
    if (!listed.has(unit)) throw new Refusal("unit.unknown", { unit });
    const share = byUnit.get(unit);
    const other = share !== undefined && share.accountId !== null && share.accountId !== person.accountId;
    if (other) throw new Refusal("bulletin.not-your-share", { unit: share.unitName });
  }
}
