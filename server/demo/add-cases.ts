import type { Month } from "../../domain/month.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { insertRows } from "../database/bulk.ts";
import { inTransaction } from "../database/transaction.ts";

/** The month's cases of a unit, as the case management system exports them. */
export async function addCases(
  context: Context,
  month: Month,
  unitId: number,
  actorId: number,
  caseNos: readonly string[],
  pushId: string,
): Promise<void> {
  const at = `${month}-01T02:00:00.000Z`;
  const kinds = ["盗窃案", "盗窃电动车案", "诈骗案", "故意伤害案", "毒品案", "寻衅滋事案"];
  await inTransaction(context, async (trx) => {
    const rows = caseNos.map((caseNo, index) => ({ case_no: caseNo, kind: kinds[index % kinds.length]!, name: null, unit_id: unitId, opened_on: `${month}-01`, push_id: pushId, actor_id: actorId, at })); // prettier-ignore
    await insertRows(trx, "cases", rows);
    await appendAudit(trx, { at, actorId, action: "cases.import", subject: `unit/${unitId}`, detail: { month, cases: caseNos.length }, vouches: { cases: await trx("cases").where({ push_id: pushId }).pluck<number[]>("id") } }); // prettier-ignore
    await context.pulse.bump(trx);
  });
}
