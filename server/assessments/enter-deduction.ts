import type { Knex } from "knex";
import { z } from "zod";
import { assessedPeriod, monthsOf } from "../../domain/assessment/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit, lockChainHead } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { deductionKinds } from "./deduction-figures.ts";
import { insertDeduction, readDeductions } from "./deduction-store.ts";
import { policeNo, quarter } from "./request.ts";

export const deductionBody = z.strictObject({
  quarter,
  policeNo,
  code: z.string().min(1).max(16),
  times: z.number().int().min(0).max(99),
  /** Which document says so. */
  source: z.string().trim().min(2).max(80),
  reason: z.string().trim().min(5).max(500),
  /** The entry this one corrects. */
  replaces: z.number().int().positive().optional(),
});

/**
 * 登记核实扣分 (细则 §11): what quarterly verification takes from K, with its source. A second entry of the same kind from
 * the same source is refused unless it says which one it corrects; both stay. Nobody enters his own. After the quarter is
 * announced it changes nothing there: it is shown beside the announced result.
 * @throws Refusal officer.unknown, deduction.own, .unknown-code, .not-assessed, .exists, .stale
 */
export async function enterDeduction(
  context: Context,
  person: SignedInPerson,
  request: z.infer<typeof deductionBody>,
): Promise<{ id: number; seq: number }> {
  const at = context.clock.now().toISOString();
  const { quarter, policeNo, code, times, source, reason, replaces } = request;
  return inTransaction(context, async (trx) => {
    // Everybody who writes waits here: two who enter the same at once take turns.
    await lockChainHead(trx);
    const officerId = await requireOfficer(trx, policeNo);
    if (officerId === person.officerId) throw new Refusal("deduction.own");
    const kinds = await deductionKinds({ db: trx, rules: context.rules }, quarter);
    if (!kinds.some((kind) => kind.code === code)) {
      const codes = kinds.map((kind) => `${kind.code} ${kind.name.zh}`).join("、");
      throw new Refusal("deduction.unknown-code", { codes });
    }
    if (!(await isAssessed(trx, officerId, quarter)))
      throw new Refusal("deduction.not-assessed", { policeNo, quarter });
    const known = (await readDeductions(trx, { quarter, officerIds: [officerId] }))
      .filter((entry) => entry.code === code && entry.source === source)
      .at(-1);
    if (replaces !== undefined && known?.id !== replaces) throw new Refusal("deduction.stale");
    if (replaces === undefined && known)
      throw new Refusal("deduction.exists", { times: known.times, source }).withCurrent({ id: known.id });
    const seq = (known?.seq ?? 0) + 1;
    const entry = { quarter, officerId, code, source, seq, times, reason, accountId: person.accountId, at };
    const id = await insertDeduction(trx, entry);
    await appendAudit(trx, {
      ...{
        at,
        actorId: person.accountId,
        action: "deduction.enter",
        subject: `officer/${policeNo}/quarter/${quarter}`,
      },
      detail: { id, code, times, before: known?.times ?? null, source, reason },
      vouches: { verification_deductions: [id] },
    });
    await context.pulse.bump(trx);
    return { id, seq };
  });
}

async function requireOfficer(trx: Knex.Transaction, policeNo: string): Promise<number> {
  const row = await trx("officers").where({ police_no: policeNo }).first<{ id: number } | undefined>("id");
  if (!row) throw new Refusal("officer.unknown", { policeNo });
  return Number(row.id);
}

/** Whether he has a published month in the quarter: without one there is no K to take from. */
async function isAssessed(trx: Knex.Transaction, officerId: number, quarter: string): Promise<boolean> {
  const row: unknown = await trx("reports as r")
    .join("publication_items as i", "i.report_id", "r.id")
    .where("r.officer_id", officerId)
    .whereIn("r.month", monthsOf(assessedPeriod(quarter)!))
    .first("r.id");
  return row !== undefined;
}
