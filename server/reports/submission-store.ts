import type { Knex } from "knex";
import type { PackageFigures } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";

/** One package handed in. */
export interface NewSubmission {
  month: Month;
  unitId: number;
  accountId: number;
  at: string;
  onTime: boolean;
  reports: number;
  declaration: string;
}

/** @returns its id */
export async function insertSubmission(trx: Knex.Transaction, submission: NewSubmission): Promise<number> {
  const [id] = await trx("submissions").insert({
    month: submission.month,
    unit_id: submission.unitId,
    account_id: submission.accountId,
    at: submission.at,
    on_time: submission.onTime,
    reports: submission.reports,
    declaration: submission.declaration,
  });
  return Number(id);
}

/**
 * Marks the unit's standing submissions of a month as withdrawn.
 * @returns their ids
 */
export async function withdrawSubmissions(
  trx: Knex.Transaction,
  where: { month: Month; unitId: number },
  by: { accountId: number; at: string; reason: string },
): Promise<number[]> {
  const ids = await trx("submissions")
    .where({ month: where.month, unit_id: where.unitId })
    .whereNull("withdrawn_at")
    .pluck<number[]>("id");
  if (ids.length > 0)
    await trx("submissions")
      .whereIn("id", ids)
      .update({ withdrawn_at: by.at, withdrawn_by: by.accountId, withdrawal_reason: by.reason });
  return ids.map(Number);
}

/** A unit's submissions of a month, newest first. */
export async function readSubmissions(
  db: Knex,
  month: Month,
  unitId: number,
): Promise<PackageFigures["submissions"]> {
  const rows: Record<string, unknown>[] = await db("submissions as s")
    .join("accounts as a", "a.id", "s.account_id")
    .where({ "s.month": month, "s.unit_id": unitId })
    .orderBy("s.id", "desc")
    .select({
      ...{ at: "s.at", by: "a.display_name", onTime: "s.on_time", reports: "s.reports" },
      ...{ withdrawnAt: "s.withdrawn_at", withdrawalReason: "s.withdrawal_reason" },
    });
  return rows.map((row) => ({
    at: row.at as string,
    by: row.by as string,
    onTime: Boolean(row.onTime),
    reports: row.reports as number,
    withdrawnAt: row.withdrawnAt as string | null,
    withdrawalReason: row.withdrawalReason as string | null,
  }));
}

/** 撤回: submitted reports of the unit are attested again. */
export async function markWithdrawn(trx: Knex.Transaction, reportIds: readonly number[]): Promise<void> {
  await trx("reports")
    .whereIn("id", [...reportIds])
    .update({ state: "attested", submitted_at: null });
}

/** The last return of each report, by report id. */
export async function readLastReturns(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, { to: "officer" | "clerk"; reason: string; at: string; by: string }>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db("returns as t")
    .join("accounts as a", "a.id", "t.account_id")
    .whereIn("t.report_id", [...reportIds])
    .orderBy("t.id")
    .select<{ id: number; to: "officer" | "clerk"; reason: string; at: string; by: string }[]>({
      ...{ id: "t.report_id", to: "t.returned_to", reason: "t.reason", at: "t.at", by: "a.display_name" },
    });
  return new Map(rows.map(({ id, to, reason, at, by }) => [Number(id), { to, reason, at, by }]));
}
