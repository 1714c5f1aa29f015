import type { Knex } from "knex";
import type { MonthLine } from "../../domain/messages.ts";
import { unitIsReopened } from "../corrections/writable.ts";

/**
 * May this unit's reports of the month still be filled, attested and submitted? Until review and publication close the
 * month (late is late, not refused), and while the unit is reopened after it (解锁, 细则 §10).
 */
export async function isWritable(db: Knex, line: MonthLine, unitId: number, now: string): Promise<boolean> {
  if (line.state === "open" || line.state === "reviewing") return true;
  return (
    (line.state === "published" || line.state === "locked") && unitIsReopened(db, line.month, unitId, now)
  );
}
