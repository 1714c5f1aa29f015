import { appendAudits } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { allUnits } from "../roster/unit-store.ts";
import { lockExpired, markClosed } from "./reopening-store.ts";

/**
 * 到期自动关闭: closes every reopened unit whose time has passed, once however many processes ask. That a push comes too
 * late does not wait for this: `unitIsReopened` looks at the clock.
 * @returns how many were closed
 */
export async function closeExpiredReopenings(context: Context): Promise<number> {
  const at = context.clock.now().toISOString();
  const due: unknown = await context
    .db("reopenings")
    .where({ state: "open" })
    .where("closes_at", "<", at)
    .first("id");
  if (!due) return 0;
  return inTransaction(context, async (trx) => {
    const expired = await lockExpired(trx, at);
    if (expired.length === 0) return 0;
    await markClosed(trx, expired.map(({ id }) => id), at); // prettier-ignore
    const codes = new Map((await allUnits(trx)).map(({ id, code }) => [Number(id), code]));
    await appendAudits(
      trx,
      expired.map(({ id, month, unitId, closesAt }) => ({
        ...{ at, actorId: null, action: "reopening.close" },
        subject: `month/${month}/unit/${codes.get(unitId) ?? unitId}`,
        detail: { reopening: id, closesAt },
        vouches: { reopenings: [id] },
      })),
    );
    await context.pulse.bump(trx);
    return expired.length;
  });
}
