import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import {
  addAttendances,
  attendingIds,
  holdTraining,
  officersByNo,
  removeAttendances,
} from "./training-store.ts";

export interface AttendanceChange {
  /** 警号 of those who were there, and of those entered by mistake. */
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Enters who was at a training. Entering somebody again changes nothing; one unknown 警号 stops the whole list.
 * @throws Refusal training.unknown, training.officers
 */
export async function keepAttendance(
  context: Context,
  person: SignedInPerson,
  id: number,
  { add, remove }: AttendanceChange,
): Promise<{ added: number; already: number; removed: number }> {
  return inTransaction(context, async (trx) => {
    if (!(await holdTraining(trx, id))) throw new Refusal("training.unknown");
    const known = await officersByNo(trx, [...add, ...remove]);
    const unknown = [...add, ...remove].filter((policeNo) => !known.has(policeNo));
    if (unknown.length > 0)
      throw new Refusal("training.officers", { policeNos: unknown.slice(0, 10).join("、") });
    const there = await attendingIds(trx, id);
    const ids = (policeNos: readonly string[]): number[] => [
      ...new Set(policeNos.map((policeNo) => known.get(policeNo)!)),
    ];
    const added = ids(add).filter((officerId) => !there.has(officerId));
    const removed = ids(remove).filter((officerId) => there.has(officerId));
    await addAttendances(trx, id, added);
    await removeAttendances(trx, id, removed);
    if (added.length + removed.length > 0) {
      await appendAudit(trx, {
        ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
        ...{ action: "training.attendance", subject: `training/${id}`, detail: { added, removed } },
        vouches: { training_attendances: [...added, ...removed].map((officerId) => [id, officerId]) },
      });
      await context.pulse.bump(trx);
    }
    return { added: added.length, already: ids(add).length - added.length, removed: removed.length };
  });
}
