import type { Month } from "../../domain/month.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { refreshUnitMonth } from "../reports/refresh-unit-month.ts";

/** Publishes a finished month of the demonstration: every graded or 不定等次 report becomes visible to all colleagues. */
export async function publishDemoMonth(
  context: Context,
  month: Month,
  actorId: number,
  at: string,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    const published = await trx("reports")
      .where({ month })
      .whereIn("state", ["submitted", "signing", "signed"])
      .update({ state: "published" });
    await trx("months").where({ month }).update({ state: "published" });
    const { rule_set: ruleSet } = await trx("months")
      .where({ month })
      .first<{ rule_set: string }>("rule_set");
    for (const { id } of await trx("units").select<{ id: number }[]>("id")) {
      await refreshUnitMonth(trx, month, Number(id), ruleSet);
    }
    await appendAudit(trx, {
      at,
      actorId,
      action: "month.publish",
      subject: `month/${month}`,
      detail: { published },
    });
    await context.pulse.bump(trx);
  });
}
