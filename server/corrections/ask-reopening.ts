import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { lockUnitMonth } from "../reports/refresh-unit-month.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { insertReopening, readUnsettled, type StoredReopening } from "./reopening-store.ts";
import { askingRole, lapseOf, REOPENING_ASKERS } from "./second-person.ts";

export const reopeningBody = z.strictObject({
  month: z.string().refine(isMonth),
  unit: z.string().min(1).max(12),
  reason: z.string().trim().min(10).max(500),
});

/**
 * 申请解锁 (细则 §10): the files office asks that one unit's published month be filled again, with a reason. Nothing
 * opens until a second person of another role confirms it.
 * @throws Refusal month.unknown, unit.unknown, reopening.not-needed, reopening.exists
 */
export async function askReopening(
  context: Context,
  person: SignedInPerson,
  { month, unit: code, reason }: z.infer<typeof reopeningBody>,
): Promise<{ id: number }> {
  const role = askingRole(person, REOPENING_ASKERS);
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const line = await requireMonth(trx, month, now);
    const unit = await unitByCode(trx, code);
    if (!unit) throw new Refusal("unit.unknown", { unit: code });
    if (line.state !== "published" && line.state !== "locked")
      throw new Refusal("reopening.not-needed", { month });
    await lockUnitMonth(trx, month, unit.id, line.ruleSet, unit.series);
    const others = await readUnsettled(trx, month, unit.id);
    if (others.some((one) => stands(one, at))) throw new Refusal("reopening.exists");
    const id = await insertReopening(trx, { month, unitId: unit.id, reason, by: person.accountId, role, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "reopening.ask", subject: `month/${month}/unit/${code}` },
      detail: { reopening: id, role, reason },
      vouches: { reopenings: [id] },
    });
    await context.pulse.bump(trx);
    return { id };
  });
}

function stands({ state, askedAt, closesAt }: StoredReopening, now: string): boolean {
  return state === "asked" ? now <= lapseOf(askedAt) : now <= (closesAt ?? "");
}
