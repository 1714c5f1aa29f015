import { mayOpenEvidence } from "../../domain/evidence-access.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { readConcerns, readerOf, readReviewedBy } from "./evidence-reader.ts";
import { findEvidence, type StoredEvidence } from "./evidence-store.ts";
import { findKept } from "./keep-file.ts";

export interface OpenedEvidence {
  file: StoredEvidence;
  /** Where its bytes lie, checked just now. */
  path: string;
}

/**
 * 打开证据: the file for whoever may see them (role matrix), checked against their digest. A sanction's or complaint's
 * opening is in the audit chain before a byte leaves.
 * @throws Refusal evidence.unknown (nothing there, removed, or not his to see), evidence.changed
 */
export async function openEvidence(
  context: Context,
  person: SignedInPerson,
  id: number,
): Promise<OpenedEvidence> {
  const { db, clock, config } = context;
  const now = clock.now();
  const file = await findEvidence(db, id);
  if (!file || file.removedAt !== null) throw new Refusal("evidence.unknown");
  const officers = file.officerId === null ? [] : [file.officerId];
  const reviewed = await readReviewedBy(db, person, shanghaiDay(now), officers);
  const concern = (await readConcerns(db, [file])).get(id)!;
  if (!mayOpenEvidence(readerOf(person, reviewed, file.officerId), concern))
    throw new Refusal("evidence.unknown");
  const path = await findKept(config.dataDir, file.storedAs, file.sha256);
  if (concern.sensitive) {
    await inTransaction(context, (trx) =>
      appendAudit(trx, {
        at: now.toISOString(),
        actorId: person.accountId,
        action: "evidence.open",
        subject: `evidence/${file.evidenceNo}`,
        detail: { id, part: file.part, kind: file.kind, complaint: concern.complaint },
      }),
    );
  }
  return { file, path };
}
