import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findQuarter, updateQuarter } from "./quarter-store.ts";

/** 退回: what was signed but not announced goes back with a reason; figures may be changed again. */
export async function returnQuarter(
  context: Context,
  person: SignedInPerson,
  quarter: string,
  reason: string,
): Promise<{ state: "returned" }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const found = await findQuarter(trx, quarter, { lock: true });
    if (!found) throw new Refusal("unit-quarter.uncomputed", { quarter });
    if (found.state !== "signed") throw new Refusal("unit-quarter.wrong-state", { quarter });
    await updateQuarter(trx, found.id, { state: "returned", note: reason });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "unit-quarter.return", subject: `unit-quarter/${quarter}` },
      detail: { run: found.run, reason },
      vouches: { unit_quarters: [found.id] },
    });
    await context.pulse.bump(trx);
    return { state: "returned" };
  });
}
