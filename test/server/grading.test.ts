import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import type { SignReceipt, SignRow } from "../../domain/messages/review.ts";
import type { SubmissionReceipt } from "../../server/reports/submit-unit.ts";
import { rescoreMonth } from "../../server/reports/rescore-month.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
/** Ninety and more: all due, all done. */
const BEST = {
  ...{ personalLeave: 0, lateCount: 0, partyDone: 2, taskDone: 20, quality: 100, dataAcc: 99, satis: 96 },
  ...{ inspMinor: 0, flaw: 0, bearing: 0, order: "A", selfGrade: "excellent" },
};
const REASON = "本月急难险重任务承担较少，与同岗位民警相比有差距，综合考虑下调一个等次。";

describe("grades and their limits", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    let head: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
      head = await signIn(server, "head19");
    });
    afterEach(() => server.stop());

    const push = (parts: Parameters<typeof aPush>[0]) =>
      clerk.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, aPush(parts));
    const submit = () =>
      clerk.post<SubmissionReceipt>(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
    const grade = (grades: SignRow[], client = head) =>
      client.put<SignReceipt>(`/months/${MONTH}/signatures`, { password: PASSWORD, grades });
    const rowOf = async (policeNo: string) =>
      (await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`)).rows.find(
        (row) => row.policeNo === policeNo,
      )!;
    const unitMonth = () =>
      server.context.db("unit_months").where({ month: MONTH, rule_set: "BY-2026-v1" }).first();

    it("submits complete drafts on time and names what the others lack", async () => {
      await push({ rows: [aRow("000123"), { policeNo: "001905", version: 0, fields: { notes: 2 } }] });
      const receipt = await submit();
      expect(receipt).to.include({ submitted: 1, onTime: true });
      expect(receipt.missing.map(({ policeNo }) => policeNo)).to.have.members([
        "001901",
        "001902",
        "001903",
        "001904",
        "001905",
        "001906",
      ]);
      expect(receipt.missing.find(({ policeNo }) => policeNo === "001905")!.problems[0]).to.contain("王伟");
      expect((await rowOf("000123")).state).to.equal("submitted");
      expect(await unitMonth()).to.deep.include({
        expected: 7,
        started: 2,
        complete: 1,
        submitted: 1,
        on_time: 1,
      });
    });

    it("counts a submission after the deadline as late", async () => {
      await push({ rows: [aRow("000123")] });
      server.time.now = "2026-11-09T02:00:00.000Z";
      clerk = await signIn(server, "clerk19");
      expect(await submit()).to.include({ submitted: 1, onTime: false });
      expect(await unitMonth()).to.deep.include({ submitted: 1, on_time: 0 });
    });

    it("takes a changed report back to draft", async () => {
      await push({ rows: [aRow("000123")] });
      await submit();
      await push({ rows: [{ policeNo: "000123", version: 1, fields: { lateCount: 2 } }] });
      expect(await rowOf("000123")).to.include({ state: "drafted", version: 2 });
      expect(await unitMonth()).to.deep.include({ submitted: 0 });
    });

    it("lets the head follow the suggestion, lower it with a reason, and signs the report", async () => {
      await push({ rows: [aRow("000123"), aRow("001905"), aRow("001903")] });
      await submit();
      const receipt = await grade([
        { policeNo: "000123", version: 1, grade: "good" },
        { policeNo: "001905", version: 1, grade: "qualified", reason: REASON },
        { policeNo: "001903", version: 1, grade: "qualified", reason: "太短" },
      ]);
      expect(receipt.rows.map(({ outcome }) => outcome)).to.deep.equal(["signed", "signed", "rejected"]);
      expect(receipt.rows[2]!.message).to.contain("20");
      expect(await rowOf("001905")).to.include({ grade: "qualified", gradeReason: REASON, state: "signed" });
      expect(await unitMonth()).to.deep.include({ reviewed: 2, grade_good: 1, grade_qualified: 1 });
      const late = await push({ rows: [aRow("000123", { notes: 1 }, 1)] });
      expect(late.problems.map(({ code }) => code)).to.include("V11");
      const line = await push({ events: [anEvent({ subject: "000123", type: "R5", variant: "county" })] });
      expect(line.problems.map(({ code }) => code)).to.include("S09");
    });

    it("refuses grades before submission, of a stale version, and of one's own or another unit's report", async () => {
      await push({ rows: [aRow("000123"), aRow("001901")] });
      expect((await grade([{ policeNo: "000123", version: 1, grade: "good" }])).rows[0]!.message).to.contain(
        "提交",
      );
      await submit();
      const receipt = await grade([
        { policeNo: "000123", version: 7, grade: "good" },
        { policeNo: "001901", version: 1, grade: "good" },
        { policeNo: "000902", version: 0, grade: "good" },
      ]);
      expect(receipt.rows.map(({ outcome }) => outcome)).to.deep.equal(["conflict", "rejected", "rejected"]);
      expect(receipt.rows[1]!.message).to.contain("本人");
      const other = await signIn(server, "head09");
      expect(
        (await grade([{ policeNo: "000123", version: 1, grade: "good" }], other)).rows[0]!.outcome,
      ).to.equal("rejected");
      const none = { password: PASSWORD, grades: [] };
      expect((await clerk.request("PUT", `/months/${MONTH}/signatures`, none)).status).to.equal(422);
    });

    it("lets the leader in charge grade the head, and only him", async () => {
      await push({ rows: [aRow("001901"), aRow("000123")] });
      await submit();
      const leader = await signIn(server, "leader4");
      const receipt = await grade(
        ["001901", "000123"].map((policeNo) => ({ policeNo, version: 1, grade: "good" as const })),
        leader,
      );
      expect(receipt.rows.map(({ outcome }) => outcome)).to.deep.equal(["signed", "rejected"]);
    });

    it("signs no more 优秀 than the pool's quota, also for two requests at once", async () => {
      const six = ["000123", "001902", "001903", "001904", "001905", "001906"];
      await push({
        rows: six.map((policeNo) => aRow(policeNo, policeNo === "001904" ? withoutParty(BEST) : BEST)),
      });
      const withCredits = six.map((policeNo) =>
        anEvent({ subject: policeNo, type: "R3", documentOn: "2026-10-20", evidenceKind: "document" }),
      );
      await push({ events: withCredits });
      await submit();
      const totals = (await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`)).rows;
      expect(totals.filter((row) => row.suggestedGrade === "excellent")).to.have.length(6);
      const wanted = (policeNo: string) => ({ policeNo, version: 1, grade: "excellent" as const });
      const receipts = await Promise.all([grade([wanted("000123")]), grade([wanted("001905")])]);
      const outcomes = receipts.map(({ rows }) => rows[0]!.outcome).sort();
      expect(outcomes).to.deep.equal(["rejected", "signed"]);
      const passed = await grade([{ policeNo: "001903", version: 1, grade: "good" }]);
      expect(passed.rows[0]!.outcome).to.equal("signed");
    });

    it("asks for a reason when a higher score is passed over for 优秀", async () => {
      const six = ["000123", "001902", "001903", "001905", "001906"];
      await push({
        rows: six.map((policeNo) => aRow(policeNo, policeNo === "001903" ? { ...BEST, lateCount: 2 } : BEST)),
      });
      await push({ events: six.map((policeNo) => anEvent({ subject: policeNo, type: "R3" })) });
      await submit();
      await grade([{ policeNo: "001903", version: 1, grade: "excellent" }]);
      const silent = await grade([{ policeNo: "000123", version: 1, grade: "good" }]);
      expect(silent.rows[0]!.outcome).to.equal("rejected");
      expect(silent.rows[0]!.message).to.match(/理由/);
      const reason = "本月优秀名额有限,该同志承担急难险重任务较少,经研究评为良好。";
      const told = await grade([{ policeNo: "000123", version: 1, grade: "good", reason }]);
      expect(told.rows[0]!.outcome, told.rows[0]!.message).to.equal("signed");
    });

    it("tells a head nothing of the grades of people he does not review", async () => {
      await push({ rows: [aRow("000123")] });
      await submit();
      await grade([{ policeNo: "000123", version: 1, grade: "good" }]);
      const stranger = await signIn(server, "head09");
      const { rows } = await grade([{ policeNo: "000123", version: 1, grade: "poor" }], stranger);
      expect(rows[0]).to.include({ outcome: "rejected", grade: null });
    });

    it("refuses a signature while an event lacks its evidence or a count is below its lines, and scores neither", async () => {
      const bare = anEvent({ subject: "000123", type: "R4", evidenceNo: null });
      const detail = anEvent({ subject: "001905", type: "P8", variant: "first", finding: "confirmed", responsibility: "main", evidenceKind: "investigation", factNo: "F-1", countsIn: "complaint" }); // prettier-ignore
      const receipt = await push({ rows: [aRow("000123"), aRow("001905")], events: [bare, detail] });
      expect(receipt.rows[0]!.points!.areas.JC).to.equal(0);
      await submit();
      const { rows } = await grade([
        { policeNo: "000123", version: 1, grade: "good" },
        { policeNo: "001905", version: 1, grade: "qualified" },
      ]);
      expect(rows.map(({ outcome }) => outcome)).to.deep.equal(["rejected", "rejected"]);
      expect(rows[0]!.message).to.match(/证据/);
      expect(rows[1]!.message).to.match(/AB/);
      await push({ events: [{ ...bare, version: 1, evidenceNo: "ZJ-2026-0456" }] });
      await submit();
      const mended = await grade([{ policeNo: "000123", version: 1, grade: "good" }]);
      expect(mended.rows[0]!.outcome, mended.rows[0]!.message).to.equal("signed");
    });

    it("rescores a month to the points the pushes stored", async () => {
      await push({
        rows: [aRow("000123"), aRow("001905", BEST)],
        events: [anEvent({ subject: "001905", type: "R5", variant: "county" })],
      });
      const stored = () => server.context.db("points").orderBy("report_id");
      const before = await stored();
      await server.context.db("points").update({ total: 1, indicators: "[]" });
      expect(await rescoreMonth(server.context, MONTH, "BY-2026-v1")).to.deep.equal({ reports: 2, units: 1 });
      expect(await stored()).to.deep.equal(before);
    });
  });
});

function withoutParty(fields: Record<string, unknown>) {
  return { ...fields, partyDue: null, partyDone: null };
}
