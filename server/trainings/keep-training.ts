import type { TrainingLine } from "../../domain/messages/trainings.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import {
  holdTraining,
  insertTraining,
  listTrainings,
  updateTraining,
  type TrainingContent,
} from "./training-store.ts";

/**
 * Enters a training (`id` null) or corrects one; what it said before stays in the audit trail.
 * @throws Refusal training.unknown
 */
export async function keepTraining(
  context: Context,
  person: SignedInPerson,
  id: number | null,
  content: TrainingContent,
): Promise<TrainingLine> {
  const at = context.clock.now().toISOString();
  const by = { accountId: person.accountId, at };
  return inTransaction(context, async (trx) => {
    const before = id === null ? null : await holdTraining(trx, id);
    if (before === undefined) throw new Refusal("training.unknown");
    const kept = id ?? (await insertTraining(trx, content, by));
    if (id !== null) await updateTraining(trx, id, content);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: id === null ? "training.enter" : "training.change" },
      ...{ subject: `training/${kept}`, detail: { before, after: content } },
      vouches: { trainings: [kept] },
    });
    await context.pulse.bump(trx);
    const [line] = await listTrainings(trx, person.officerId, kept);
    return line!;
  });
}
