import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { saveAttestationSetting } from "./attestation-setting.ts";

/**
 * Decides what an officer's silence means (design §4): `required` = every officer confirms himself; `silence:N` = after N
 * workdays without a word the clerk's entry counts as confirmed. Decided by the bureau, set by its administrator.
 * @returns false when the text is neither
 */
export async function setAttestation(context: Context, value: string): Promise<boolean> {
  if (!/^(required|silence:\d{1,2})$/.test(value)) return false;
  await inTransaction(context, async (trx) => {
    const name = await saveAttestationSetting(trx, value);
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: null, action: "attestation.rule" },
      ...{
        subject: "settings/attestation",
        detail: { value, by: "command line" },
        vouches: { settings: [name] },
      },
    });
    await context.pulse.bump(trx);
  });
  return true;
}
