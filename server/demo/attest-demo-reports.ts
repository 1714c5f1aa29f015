import type { Month } from "../../domain/month.ts";
import type { Context } from "../context.ts";
import { attestReports } from "../reports/attest-reports.ts";

/** 本人确认 of complete drafts: each by the account of the officer himself. `share` of them only, by place in the roster. */
export async function attestDemoReports(
  context: Context,
  month: Month,
  unitId: number,
  share = 1,
): Promise<void> {
  const drafts = await context
    .db("reports as r")
    .join("accounts as a", "a.officer_id", "r.officer_id")
    .where({ "r.month": month, "r.unit_id": unitId, "r.state": "drafted", "r.complete": true })
    .orderBy("r.id")
    .select<{ reportId: number; version: number; accountId: number }[]>("r.version", {
      reportId: "r.id",
      accountId: "a.id",
    });
  await attestReports(context, drafts.slice(0, Math.ceil(drafts.length * share)));
}
