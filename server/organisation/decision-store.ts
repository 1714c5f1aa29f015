import type { Knex } from "knex";

/** The officer an account belongs to; null = to none. */
export async function officerOfAccount(db: Knex, accountId: number): Promise<number | null> {
  const row = await db("accounts")
    .where("id", accountId)
    .first<{ officer_id: number | null } | undefined>("officer_id");
  const officerId = row?.officer_id ?? null;
  return officerId === null ? null : Number(officerId);
}

/** Counted months of units that are not published yet. */
export async function readOpenUnitMonths(
  db: Knex,
  unitIds: readonly number[],
): Promise<{ month: string; unitId: number; ruleSet: string }[]> {
  if (unitIds.length === 0) return [];
  const rows = await db("unit_months as c")
    .join("months as m", "m.month", "c.month")
    .whereIn("c.unit_id", [...unitIds])
    .whereNotIn("m.state", ["published", "locked"])
    .select<{ month: string; unit_id: number; rule_set: string }[]>("c.month", "c.unit_id", "c.rule_set");
  return rows.map((row) => ({ month: row.month, unitId: Number(row.unit_id), ruleSet: row.rule_set }));
}
