import type { Month } from "../../domain/month.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";

/**
 * 锁定: every published month whose lock instant has come (细则 §10, WD22) is locked, and its published reports with it;
 * reports that were never published stay what they are. The month's row decides who does it: the update counts once, so
 * there is exactly one entry `month.lock`, however many processes try. Figures count locked reports as published, so no
 * sum changes.
 */
export async function lockMonths(context: Context): Promise<void> {
  const at = context.clock.now().toISOString();
  const due = await context
    .db("months")
    .where({ state: "published" })
    .where("lock_at", "<=", at)
    .orderBy("month")
    .pluck<Month[]>("month");
  for (const month of due) {
    await inTransaction(context, async (trx) => {
      const locked = await trx("months")
        .where({ month, state: "published" })
        .where("lock_at", "<=", at)
        .update({ state: "locked" });
      if (locked === 0) return;
      // Writers of the units' months take turns on these rows (lockUnitMonth).
      await trx("unit_months").where({ month }).orderBy("unit_id").forUpdate().select("unit_id");
      const reports = await trx("reports").where({ month, state: "published" }).pluck<number[]>("id");
      await trx("reports").where({ month, state: "published" }).update({ state: "locked" });
      await appendAudit(trx, {
        ...{ at, actorId: null, action: "month.lock", subject: `month/${month}` },
        detail: { reports: reports.length },
        vouches: { months: [month], reports: reports.map(Number) },
      });
      await context.pulse.bump(trx);
    });
  }
}
