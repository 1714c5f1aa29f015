import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { grantRole } from "../../server/access/account-store.ts";
import { insertRows } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { insertMonth } from "../../server/months/month-store.ts";
import type { RunningServer } from "./server.ts";

/** The three published months of 2026-Q3 as E13 counts them: of 108 files 105 on time, 107 reviewed in time. */
export async function thirdQuarter(server: RunningServer): Promise<void> {
  const { context, bureau } = server;
  await inTransaction(context, async (trx) => {
    for (const month of ["2026-07", "2026-08"]) {
      const deadlines = monthDeadlines(CHINESE_CALENDAR, month);
      const line = { month, state: "published" as const, ruleSet: "BY-2026-v1", practice: false, backFilled: false };
      await insertMonth(trx, { ...line, ...deadlines });
    }
    await trx("months").whereIn("month", ["2026-07", "2026-08", "2026-09"]).update({ state: "published" });
    for (const [index, month] of ["2026-07", "2026-08", "2026-09"].entries()) {
      const line = await trx("months").where({ month }).first<{ submit_by: string; review_by: string }>();
      await fillMonth(trx, bureau.units["19"]!, month, line, index);
      for (const code of ["01", "09"]) await insertRows(trx, "unit_months", [unitMonth(month, bureau.units[code]!, code === "01" ? "offices" : "operations", 3, 3)]);
    }
    // 考核办's head in this small bureau: the head of 09 holds the office's role too.
    await grantRole(trx, bureau.accounts.head09!, "assessmentOffice", 0);
    await context.pulse.bump(trx, "access");
  });
  context.pulse.forget();
  await context.pulse.refresh();
} // prettier-ignore

type Trx = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function fillMonth(
  trx: Trx,
  unitId: number,
  month: string,
  line: { submit_by: string; review_by: string },
  index: number,
): Promise<void> {
  await insertRows(trx, "unit_months", [unitMonth(month, unitId, "stations", 36, 35)]);
  await insertRows(
    trx,
    "reports",
    Array.from({ length: 36 }, (_, officer) => ({
      ...{ month, officer_id: 90_000 + officer, unit_id: unitId, level: "officer", post_type: "SQ" },
      ...{ state: "published", version: 1, fields: "{}", content_hash: "0".repeat(64), complete: true },
      ...{ filled_by: 1, filled_at: line.submit_by, submitted_at: line.submit_by },
    })),
  );
  const ids = await trx("reports").where({ month, unit_id: unitId }).where("officer_id", ">=", 90_000).pluck<number[]>("id");
  // One review of the three months came a second late.
  const late = new Date(Date.parse(line.review_by) + 1000).toISOString();
  await insertRows(
    trx,
    "reviews",
    ids.map((id, place) => ({
      ...{ report_id: id, report_version: 1, reviewer_id: 1, grade: "good", content_hash: "0".repeat(64) },
      ...{ chain_head: "0".repeat(64), at: index === 0 && place === 0 ? late : line.review_by },
    })),
  );
} // prettier-ignore

function unitMonth(month: string, unitId: number, series: string, expected: number, onTime: number) {
  return {
    ...{ month, unit_id: unitId, rule_set: "BY-2026-v1", series, expected, on_time: onTime },
    ...{ indicators: "[]", bands: "{}", pub_indicators: "[]", pub_bands: "{}" },
  };
}
