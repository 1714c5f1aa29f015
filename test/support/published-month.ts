import { randomUUID } from "node:crypto";
import type { Grade } from "../../domain/grade.ts";
import { resolvePerson } from "../../server/access/person-store.ts";
import { refreshGradingCells } from "../../server/discrimination/grading-cells.ts";
import { insertRows } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { pushMonth } from "../../server/reports/push-month.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";
import { aPush, aRow, anEvent } from "./rows.ts";
import type { RunningServer } from "./server.ts";

/** Grades of unit 19 in a published month: one 优秀, one 一般 with a penalty, one 差 with absence, the rest between. */
export const PUBLISHED_GRADES: Record<string, Grade> = {
  "000123": "excellent",
  "001901": "good",
  "001902": "qualified",
  "001903": "fair",
  "001904": "poor",
  "001905": "good",
  "001906": "qualified",
};
export const SUMMARY_WITH_FORMULA =
  "=1+1 本月处置警情四十二起，调解纠纷六起，走访群众一百二十户，参加专项行动两次。";

/** Unit 19 fills a month with a penalty and an absence in it; nothing is published yet. */
export async function fillUnit19(server: RunningServer, month = "2026-10"): Promise<void> {
  const { context, bureau } = server;
  const person = await resolvePerson(context.db, bureau.accounts.clerk19!, "2026-11-04");
  const rows = Object.keys(PUBLISHED_GRADES).map((policeNo, index) =>
    aRow(policeNo, {
      dueDays: 18,
      taskDone: 19 - index,
      ...(policeNo === "001904" && { partyDue: null, partyDone: null, awolDays: 2 }),
      summary:
        policeNo === "001905"
          ? SUMMARY_WITH_FORMULA
          : `本月完成第${index + 1}片区走访${index * 7 + 11}户，处置警情${index * 13 + 5}起，组织安全宣传${index + 2}次。`,
    }),
  );
  const penalty = anEvent({
    ...{ subject: "001903", type: "P1", reason: "工作期间擅离岗位被通报", documentNo: "北公纪〔2026〕12号" },
    ...{ responsibility: "main", finding: "confirmed" },
  });
  const request = aPush({ rows, events: [penalty] });
  const { receipt } = await pushMonth(context, person!, month, randomUUID(), request, "zh");
  if (receipt.counts.saved !== 8) throw new Error(JSON.stringify(receipt));
}

/** Publishes what unit 19 filled with these grades, as a publication with its snapshot. */
export async function publishUnit19(
  { context, bureau }: RunningServer,
  grades: Record<string, Grade> = PUBLISHED_GRADES,
  month = "2026-10",
): Promise<void> {
  const at = context.clock.now().toISOString();
  await inTransaction(context, async (trx) => {
    const { n } = await trx("publications").where({ month }).count({ n: "*" }).first<{ n: number }>();
    const officers = Object.entries(grades).map(([policeNo, grade]) => ({
      id: bureau.officers[policeNo]!,
      grade,
    }));
    for (const { id, grade } of officers) {
      await trx("reports").where({ month, officer_id: id }).update({ state: "published", grade, submitted_at: "2026-11-04T01:00:00.000Z" }); // prettier-ignore
    }
    const reports = await trx("reports as r")
      .leftJoin("points as p", "p.report_id", "r.id")
      .where("r.month", month)
      .select<{ id: number; version: number; grade: string; content_hash: string; total: number }[]>(
        ...["r.id", "r.version", "r.grade", "r.content_hash", "p.total"],
      );
    const [publication] = await trx("publications").insert({
      ...{ month, seq: Number(n) + 1, account_id: bureau.accounts.files, at, note: null },
      ...{ reports: reports.length, digest: "0".repeat(64) },
    });
    await insertRows(
      trx,
      "publication_items",
      reports.map(({ id, version, grade, content_hash, total }) => ({
        ...{ publication_id: Number(publication), report_id: id, report_version: version, grade },
        ...{ ungraded: null, total, material_hash: content_hash },
      })),
    );
    await trx("months").where({ month }).update({ state: "published" });
    await refreshUnitMonth(trx, month, bureau.units["19"]!, "BY-2026-v1");
    await refreshGradingCells(trx, month, 20);
    await context.pulse.bump(trx);
  });
}
