import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { allUnits } from "../roster/unit-store.ts";
import { isBound, readCiting } from "./citing-store.ts";
import { mayRemoveEvidence } from "./evidence-figures.ts";
import { readConcerns } from "./evidence-reader.ts";
import { findEvidence, markRemoved } from "./evidence-store.ts";
import { rescoreCiting } from "./rescore-citing.ts";

/**
 * 撤下证据: the file no longer stands under its number; row and bytes stay for ever. Never once a signature rests on it.
 * Taking away what is gone already changes nothing.
 * @throws Refusal evidence.unknown, evidence.signed
 */
export async function removeEvidence(context: Context, person: SignedInPerson, id: number): Promise<void> {
  const at = context.clock.now().toISOString();
  await inTransaction(context, async (trx) => {
    const file = await findEvidence(trx, id);
    const concern = file && (await readConcerns(trx, [file])).get(id);
    if (!file || !concern || !mayRemoveEvidence(person, file, concern.sensitive))
      throw new Refusal("evidence.unknown");
    if (file.removedAt !== null) return;
    const unit = (await allUnits(trx)).find((one) => Number(one.id) === file.unitId);
    if (!unit) throw new Refusal("evidence.unknown");
    const citing = await readCiting(trx, file.unitId, file.evidenceNo);
    if (await isBound(trx, file.unitId, citing)) throw new Refusal("evidence.signed");
    const { reports } = await rescoreCiting(trx, context, unit, citing, () => markRemoved(trx, id, at));
    await appendAudit(trx, {
      at,
      actorId: person.accountId,
      action: "evidence.remove",
      subject: `evidence/${file.evidenceNo}`,
      detail: { id, part: file.part, sha256: file.sha256, rescored: reports },
      vouches: { evidence: [id] },
    });
    if (reports > 0) await context.pulse.bump(trx);
  });
}
