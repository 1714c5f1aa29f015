import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { MonthForm } from "../../domain/messages.ts";
import type { SegmentLine, SegmentReceipt } from "../../domain/messages/segments.ts";
import type { Explanation } from "../../domain/scoring/points.ts";
import { verifyContents } from "../../server/audit/verify-contents.ts";
import { rescoreMonth } from "../../server/reports/rescore-month.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, aRow, E9_FIELDS } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
/** 赵敏 came from 刑事侦查大队 (09) on 27 October; 1 to 26 October are ten workdays and more. */
const NO = "001902";

describe("a transfer within the month", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk09: Client;
    let clerk19: Client;
    before(async () => {
      server = await startServer({ engine });
      const { db } = server.context;
      const officerId = server.bureau.officers[NO]!;
      await db("postings").where({ officer_id: officerId }).delete();
      await db("postings").insert([
        { officer_id: officerId, unit_id: server.bureau.units["09"], level: "officer", from_day: "2020-01-01", to_day: "2026-10-26" },
        { officer_id: officerId, unit_id: server.bureau.units["19"], level: "officer", from_day: "2026-10-27", to_day: null },
      ]); // prettier-ignore
      clerk09 = await signIn(server, "clerk09");
      clerk19 = await signIn(server, "clerk19");
    });
    after(() => server.stop());

    const address = `/months/${MONTH}/segments/${NO}?unit=09`;
    const save = (fields: Record<string, unknown>, version: number | null, client = clerk09) =>
      client.request("PUT", address, { fields }, version === null ? {} : { "if-match": `"${version}"` });
    const receipt = async (response: Response) => (await response.json()) as SegmentReceipt;
    const rowOf = async () =>
      (await clerk19.get<MonthForm>(`/months/${MONTH}/form?unit=19`)).rows.find(
        (row) => row.policeNo === NO,
      )!;
    const numbers = Object.fromEntries(
      Object.entries(E9_FIELDS).filter(([, value]) => typeof value === "number"),
    );
    const segment = { ...numbers, dueDays: 14, excusedDays: 0, personalLeave: 0, lateCount: 2, satis: 80 };

    it("gives each unit its part of the due days", async () => {
      const [line, ...others] = await clerk09.get<SegmentLine[]>(`/months/${MONTH}/segments?unit=09`);
      expect(others).to.deep.equal([]);
      expect(line).to.deep.include({ policeNo: NO, name: "赵敏", unitNow: "19", fromDay: "2026-10-01", toDay: "2026-10-26", version: 0 }); // prettier-ignore
      const row = await rowOf();
      // 工作日 of October 2026 with 调休 are 18 (1–7 off, Saturday the 10th worked).
      expect(line!.workdays + Number(row.fields.dueDays)).to.equal(18);
      expect(line!.fields).to.deep.equal({ dueDays: line!.workdays });
      expect(await clerk19.get<SegmentLine[]>(`/months/${MONTH}/segments?unit=19`)).to.deep.equal([]);
    });

    it("is filled by the earlier unit's clerk alone, on the version he saw, and completely", async () => {
      expect((await save(segment, null)).status).to.equal(428);
      expect((await save(segment, 3)).status).to.equal(412);
      expect((await save(segment, 0, clerk19)).status).to.equal(404);
      expect((await clerk09.request("PUT", `/months/${MONTH}/segments/000903?unit=09`, { fields: segment }, { "if-match": "0" })).status).to.equal(404); // prettier-ignore
      expect((await save({ summary: "不归原单位填" }, 0)).status).to.equal(422);
      const half = await receipt(await save({ lateCount: 2 }, 0));
      expect(half).to.include({ outcome: "rejected", version: 0 });
      expect(half.problems.map(({ code }) => code)).to.deep.equal(["V08"]);
      const wrong = await receipt(await save({ ...segment, excusedDays: 15, lateCount: "两次" }, 0));
      expect(wrong.outcome).to.equal("rejected");
      expect(wrong.problems[0]!.message).to.match(/001902 赵敏/);
    });

    it("adds to the officer's points when it comes, and says so in the explanation", async () => {
      const push = aPush({ rows: [aRow(NO, { dueDays: 4, excusedDays: 0, personalLeave: 0, lateCount: 1, satis: 100 })] });
      await clerk19.put(`/months/${MONTH}/pushes/${randomUUID()}`, push);
      const before = (await rowOf()).points!;
      const saved = await receipt(await save(segment, 0));
      expect(saved).to.include({ outcome: "saved", version: 1 });
      const after = (await rowOf()).points!;
      expect(after.total).to.be.lessThan(before.total);
      expect(after.areas.KQ).to.be.lessThan(before.areas.KQ!);
      const file = await clerk19.get<{ months: { explanation?: Explanation }[]; detail?: { explanation: Explanation } }>(`/officers/${NO}/file?month=${MONTH}`); // prettier-ignore
      const explanation = file.detail!.explanation;
      expect(explanation.points.total).to.equal(after.total);
      expect(explanation.notes![0]!.zh).to.include("刑事侦查大队").and.include("2026-10-01至2026-10-26");
      const line = await server.context.db("unit_months").where({ month: MONTH, unit_id: server.bureau.units["19"] }).first<{ sum_total: number }>(); // prettier-ignore
      expect(Number(line.sum_total)).to.equal(after.total);
    }); // prettier-ignore

    it("scores the same again when the month is rescored or the row pushed anew", async () => {
      const { total } = (await rowOf()).points!;
      await rescoreMonth(server.context, MONTH, "BY-2026-v1");
      expect((await rowOf()).points!.total).to.equal(total);
      const { version } = await rowOf();
      await clerk19.put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ rows: [{ policeNo: NO, version, fields: { notes: 3 } }] })); // prettier-ignore
      expect((await rowOf()).points!.total).to.equal(total);
    });

    it("keeps every version under the chain, and changes nothing when nothing changed", async () => {
      expect(await receipt(await save(segment, 1))).to.include({ outcome: "unchanged", version: 1 });
      expect(await receipt(await save({ lateCount: 0 }, 1))).to.include({ outcome: "saved", version: 2 });
      const { faults } = await verifyContents(server.context.db);
      expect(faults).to.deep.equal([]);
    });

    it("takes back the confirmation of a submitted report, and stands once the report is under review", async () => {
      const { db } = server.context;
      await db("reports")
        .where({ month: MONTH })
        .update({ state: "submitted", submitted_at: "2026-11-04T02:00:00.000Z" });
      expect(await receipt(await save({ lateCount: 1 }, 2))).to.include({ outcome: "saved", version: 3 });
      expect((await rowOf()).state).to.equal("drafted");
      await db("reports").where({ month: MONTH }).update({ state: "signed" });
      expect((await save({ lateCount: 0 }, 3)).status).to.equal(409);
    });
  });
});
