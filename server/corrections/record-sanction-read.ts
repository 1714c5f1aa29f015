import type { Month } from "../../domain/month.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";

/** 处分、投诉 of another officer are about to be shown: a sensitive read, in the chain before the answer leaves. */
export async function recordSanctionRead(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<void> {
  if (person.policeNo === policeNo) return;
  await inTransaction(context, (trx) =>
    appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId, action: "file.read-sanction" },
      ...{ subject: `officer/${policeNo}/month/${month}`, detail: {} },
    }),
  );
}
