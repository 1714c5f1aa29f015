import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";

/** Those of the months that hold anything somebody filled, were published, or have a window already. */
export async function monthsInUse(db: Knex, months: readonly Month[]): Promise<Set<Month>> {
  const asked = [...months];
  const filled = [
    ...(await db("reports").whereIn("month", asked).distinct().pluck<string[]>("month")),
    ...(await db("credits").whereIn("month", asked).distinct().pluck<string[]>("month")),
    ...(await db("events").whereIn("account_month", asked).distinct().pluck<string[]>("account_month")),
  ];
  const settled = await db("months")
    .whereIn("month", asked)
    .where((any) => {
      void any
        .whereIn("state", ["published", "locked"])
        .orWhere("practice", true)
        .orWhere("back_filled", true);
    })
    .pluck<string[]>("month");
  return new Set([...filled, ...settled]);
}

/** The first month that counts and has reports: the bureau has been live since; null before. */
export async function firstCountedMonth(db: Knex): Promise<Month | null> {
  const row = await db("reports as r")
    .join("months as m", "m.month", "r.month")
    .where("m.practice", false)
    .orderBy("r.month")
    .first<{ month: Month } | undefined>("r.month");
  return row?.month ?? null;
}
