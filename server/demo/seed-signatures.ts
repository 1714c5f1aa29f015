import type { RowReceipt } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { insertRows } from "../database/bulk.ts";
import { inTransaction } from "../database/transaction.ts";
import { reportsToSign } from "./reports-to-sign.ts";

/** 局长 and 政委 both sign a bureau leader's month with the same grade (route 3, 细则 §9). */
export async function signLeaders(
  context: Context,
  month: Month,
  rows: readonly RowReceipt[],
  chiefs: readonly number[],
  at: string,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const reports = await reportsToSign(trx, month, rows.map(({ policeNo }) => policeNo)); // prettier-ignore
    let places = Math.floor(reports.length / 5);
    for (const report of reports) {
      const suggested = report.suggestedGrade ?? "qualified";
      const grade = suggested === "excellent" && places-- <= 0 ? "good" : suggested;
      await trx("reports").where({ id: report.id }).update({ grade, state: "signed" });
      for (const reviewer of chiefs) {
        const { hash } = await appendAudit(trx, { at, actorId: reviewer, action: "report.sign", subject: `report/${report.id}`, detail: { month, version: report.version, grade, content: report.contentHash } }); // prettier-ignore
        await trx("reviews").insert({ report_id: report.id, report_version: report.version, reviewer_id: reviewer, suggested_grade: suggested, grade, reason: null, content_hash: report.contentHash, chain_head: hash, at }); // prettier-ignore
      }
    }
    await context.pulse.bump(trx);
  });
}

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
    await appendAudit(trx, { at, actorId, action: "cases.import", subject: `unit/${unitId}`, detail: { month, cases: caseNos.length } }); // prettier-ignore
    await context.pulse.bump(trx);
  });
}
