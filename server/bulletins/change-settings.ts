import type { BulletinSettings } from "../../domain/messages/bulletins.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readBulletinSettings, saveBulletinSettings } from "./bulletin-settings-store.ts";

/** How bulletins look from now on; what is issued stays as it was printed. */
export async function changeSettings(
  context: Context,
  person: SignedInPerson,
  settings: BulletinSettings,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const before = await readBulletinSettings(trx);
    const names = await saveBulletinSettings(trx, settings);
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "bulletin.settings", subject: "settings/bulletins" },
      detail: { before, after: settings },
      vouches: { settings: names },
    });
    await context.pulse.bump(trx);
  });
}
