import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";

/**
 * Is this unit's month reopened (解锁) at `now`? A confirmed reopening counts until its `closes_at`, to the
 * millisecond of the server's clock: whether the timer has closed it yet changes nothing (细则 §10).
 * @param now ISO 8601 UTC text with milliseconds
 */
export async function unitIsReopened(db: Knex, month: Month, unitId: number, now: string): Promise<boolean> {
  const row: unknown = await db("reopenings")
    .where({ month, unit_id: unitId, state: "open" })
    .where("decided_at", "<=", now)
    .where("closes_at", ">=", now)
    .first("id");
  return row !== undefined;
}
