import type { Knex } from "knex";
import type { ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";

/** A report somebody wants to hand back, with whom it concerns. */
export interface ReturnableReport {
  id: number;
  month: Month;
  officerId: number;
  policeNo: string;
  name: string;
  unitId: number;
  series: Series;
  version: number;
  state: ReportState;
  filledBy: number;
}

export async function readReturnable(db: Knex, reportId: number): Promise<ReturnableReport | undefined> {
  return db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("units as u", "u.id", "r.unit_id")
    .where("r.id", reportId)
    .first<ReturnableReport | undefined>({
      ...{ id: "r.id", month: "r.month", officerId: "r.officer_id", policeNo: "o.police_no", name: "o.name" },
      ...{ unitId: "r.unit_id", series: "u.series", version: "r.version", state: "r.state" },
      filledBy: "r.filled_by",
    });
}

/** 退回: the report is its filler's again; attestation and signatures fall with it. @returns the return's id */
export async function saveReturn(
  trx: Knex.Transaction,
  report: ReturnableReport,
  by: { accountId: number; to: "officer" | "clerk"; reason: string; at: string },
): Promise<number> {
  await trx("reports").where({ id: report.id }).update({
    state: "returned",
    grade: null,
    ungraded: null,
    attested_by: null,
    attested_at: null,
    submitted_at: null,
  });
  const [id] = await trx("returns").insert({
    report_id: report.id,
    report_version: report.version,
    account_id: by.accountId,
    returned_to: by.to,
    reason: by.reason,
    at: by.at,
  });
  return Number(id);
}

/** Accounts of an officer, or of the clerks who fill for a unit. */
export async function readAccountsToTell(
  db: Knex,
  whom: { officerId: number } | { unitId: number },
): Promise<number[]> {
  const query =
    "officerId" in whom
      ? db("accounts as a").where("a.officer_id", whom.officerId)
      : db("accounts as a")
          .join("role_grants as g", "g.account_id", "a.id")
          .where({ "g.role": "clerk", "g.unit_id": whom.unitId });
  return query.where("a.status", "active").distinct().pluck<number[]>("a.id");
}

/** Puts a return among the to-dos of those who are to mend the report. */
export async function noteReturn(
  trx: Knex.Transaction,
  accountIds: readonly number[],
  { month, policeNo, name, version }: ReturnableReport,
  { to, reason, at }: { to: string; reason: string; at: string },
): Promise<void> {
  for (const accountId of accountIds) {
    const key = {
      account_id: accountId,
      kind: "report-returned",
      subject: `${month}/${policeNo}/${version}`,
    };
    const facts = JSON.stringify({ month, policeNo, name, to, reason });
    await trx("notices")
      .insert({ ...key, facts, at, due_at: null, read_at: null })
      .onConflict(["account_id", "kind", "subject"])
      .merge({ facts, at, read_at: null });
  }
}
