import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";

/**
 * The next `count` event numbers of a month, `BY-2026-07-0031` and on. The counter's row stays locked until COMMIT,
 * so every number is given once and none is skipped by a push that rolls back.
 */
export async function takeEventNumbers(
  trx: Knex.Transaction,
  month: Month,
  count: number,
): Promise<string[]> {
  if (count === 0) return [];
  const name = `event-no ${month}`;
  const row = await trx("settings")
    .where("name", name)
    .forUpdate()
    .first<{ value: string } | undefined>("value");
  const last = row ? Number(row.value) : 0;
  if (row)
    await trx("settings")
      .where("name", name)
      .update({ value: String(last + count) });
  else await trx("settings").insert({ name, value: String(count) });
  return Array.from({ length: count }, (_, i) => `BY-${month}-${String(last + i + 1).padStart(4, "0")}`);
}
