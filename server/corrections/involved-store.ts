import type { Knex } from "knex";

/**
 * Accounts that had a hand in a report: its subject, everybody who entered any version of it or of his credits and
 * events, and everybody who reviewed it. None of them answers an objection to it or decides its correction.
 */
export async function readInvolved(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, ReadonlySet<number>>> {
  const involved = new Map<number, Set<number>>(reportIds.map((id) => [id, new Set()]));
  if (reportIds.length === 0) return involved;
  const add = (rows: readonly { report: number; account: number }[]) => {
    for (const { report, account } of rows) involved.get(Number(report))?.add(Number(account));
  };
  add(
    await db("reports as r")
      .join("accounts as a", "a.officer_id", "r.officer_id")
      .whereIn("r.id", [...reportIds])
      .select<{ report: number; account: number }[]>({ report: "r.id", account: "a.id" }),
  );
  add(
    await db("report_versions")
      .whereIn("report_id", [...reportIds])
      .distinct<{ report: number; account: number }[]>({ report: "report_id", account: "actor_id" }),
  );
  add(
    await db("reviews")
      .whereIn("report_id", [...reportIds])
      .distinct<{ report: number; account: number }[]>({ report: "report_id", account: "reviewer_id" }),
  );
  for (const [table, month] of [
    ["credits", "month"],
    ["events", "account_month"],
  ] as const) {
    add(
      await db("reports as r")
        .join(`${table} as l`, (on) => on.on("l.officer_id", "r.officer_id").andOn(`l.${month}`, "r.month"))
        .whereIn("r.id", [...reportIds])
        .distinct<{ report: number; account: number }[]>({ report: "r.id", account: "l.actor_id" }),
    );
  }
  return involved;
}
