import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { MonthLine, PushReceipt, RankingFigures } from "../../domain/messages.ts";
import type { MonthCourse } from "../../domain/messages/calendar.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, TEST_NOW, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

describe("months and their deadlines", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let files: Client;
    let clerk: Client;
    /** The bureau's time moves; real time, by which sessions run out, stands still. */
    let now: string;
    beforeEach(async () => {
      now = TEST_NOW;
      const clock = { now: () => new Date(now), real: () => new Date(TEST_NOW), demonstration: true };
      server = await startServer({ engine, clock });
      files = await signIn(server, "files");
      clerk = await signIn(server, "clerk19");
    });
    afterEach(() => server.stop());

    const push = async (month: string, policeNo: string): Promise<string> => {
      const request = aPush({ rows: [aRow(policeNo, { dueDays: 20 })] });
      const receipt = await clerk.put<PushReceipt>(`/months/${month}/pushes/${randomUUID()}`, request);
      return receipt.rows[0]!.outcome;
    };
    const course = (month: string): Promise<MonthCourse> => files.get(`/months/${month}/deadlines`);
    const adjust = async (
      month: string,
      deadlines: Record<string, string>,
      more: { base?: string; client?: Client } = {},
    ): Promise<{ status: number; code?: string; steps?: MonthCourse["steps"] }> => {
      const base = more.base ?? (await course(month)).base;
      const body = { base, deadlines, reason: "国庆值守顺延" };
      const response = await (more.client ?? files).request("PUT", `/months/${month}/deadlines`, body);
      return { ...((await response.json()) as object), status: response.status };
    };
    const open = async (kind: string, months: string[], from: string, to: string) => {
      const response = await files.request("POST", "/months", {
        kind,
        months,
        from,
        to,
        reason: "上线前准备",
      });
      const answer = (await response.json()) as MonthLine[] & { code?: string };
      return { status: response.status, answer };
    };
    const onTimeOf = async (month: string): Promise<number> => {
      const row = await server.context
        .db("unit_months")
        .where({ month, unit_id: server.bureau.units["19"] })
        .first<{ on_time: number }>("on_time");
      return Number(row.on_time);
    };
    /** Hands everything in now; a colleague's push counts the unit anew. */
    const submit = async (month: string, colleague: string): Promise<void> => {
      await server.context.db("reports").where({ month }).update({ state: "submitted", submitted_at: now });
      await push(month, colleague);
    };

    it("shows what the calendar gives and what the files office made of it", async () => {
      const { status, steps } = await adjust("2026-11", { submitBy: "2026-12-08T09:30:00.000Z" });
      expect(status).to.equal(200);
      expect(steps!.find(({ step }) => step === "submitBy")).to.deep.equal({
        ...{ step: "submitBy", computed: "2026-12-07T09:30:00.000Z", at: "2026-12-08T09:30:00.000Z" },
        adjusted: true,
      });
      const entry = await server.context
        .db("audit_entries")
        .where({ action: "month.adjust" })
        .first<{ detail: string }>("detail");
      expect(entry.detail).to.include("国庆值守顺延");
    });

    it("refuses steps out of order, stale pages, published months and other roles", async () => {
      const early = await adjust("2026-11", { reviewBy: "2026-12-01T09:30:00.000Z" });
      expect([early.status, early.code]).to.deep.equal([422, "deadlines.disorder"]);
      const { base } = await course("2026-11");
      await adjust("2026-11", { lockAt: "2026-12-31T09:30:00.000Z" });
      const stale = await adjust("2026-11", { lockAt: "2026-12-30T09:30:00.000Z" }, { base });
      expect([stale.status, stale.code]).to.deep.equal([409, "deadlines.changed"]);
      const late = await adjust("2026-09", { lockAt: "2026-12-30T09:30:00.000Z" });
      expect([late.status, late.code]).to.deep.equal([409, "deadlines.closed"]);
      const head = await signIn(server, "head19");
      expect((await adjust("2026-11", {}, { client: head })).status).to.equal(403);
    });

    it("keeps an adjusted step when the calendar changes, and moves the others", async () => {
      await adjust("2026-11", { submitBy: "2026-12-09T09:30:00.000Z", reviewBy: "2026-12-10T09:30:00.000Z" });
      await files.put("/calendar/days/2026-12-02", { workday: false, note: "雪灾停工", reason: "暴雪" });
      const at = Object.fromEntries((await course("2026-11")).steps.map((step) => [step.step, step.at]));
      expect(at).to.include({ attestBy: "2026-12-04T09:30:00.000Z", submitBy: "2026-12-09T09:30:00.000Z" });
      expect(at.lockAt).to.equal("2026-12-31T09:30:00.000Z");
    });

    it("counts a file of the deadline's last instant as on time and of a millisecond later as late, and again when the deadline moves", async () => {
      await push("2026-10", "000123");
      now = "2026-11-06T09:30:00.000Z";
      await submit("2026-10", "001905");
      expect(await onTimeOf("2026-10")).to.equal(1);
      now = "2026-11-06T09:30:00.001Z";
      await submit("2026-10", "001906");
      expect(await onTimeOf("2026-10")).to.equal(0);
      await adjust("2026-10", { submitBy: "2026-11-06T10:00:00.000Z" });
      expect(await onTimeOf("2026-10")).to.be.greaterThan(0);
    });

    for (const [offset, outcome] of [
      [-1_000, "rejected"],
      [-1, "rejected"],
      [0, "saved"],
      [1_000, "saved"],
    ] as const) {
      it(`takes a push ${offset} ms from the month's opening as ${outcome}`, async () => {
        await server.context.db("months").insert(await decemberRow());
        now = new Date(Date.parse("2026-11-30T16:00:00.000Z") + offset).toISOString();
        expect(await push("2026-12", "000123")).to.equal(outcome);
      });
    }

    it("takes 补录 inside its window only, to the millisecond, marks it and never counts it on time", async () => {
      const { status, answer } = await open("backFill", ["2026-03", "2026-04"], "2026-11-05", "2026-11-09");
      expect([status, answer.map(({ backFilled }) => backFilled)]).to.deep.equal([201, [true, true]]);
      const window = { from: Date.parse("2026-11-04T16:00:00.000Z"), to: Date.parse("2026-11-09T09:30:00.000Z") }; // prettier-ignore
      for (const [at, outcome] of [
        [window.from - 1, "rejected"],
        [window.from, "saved"],
        [window.to, "unchanged"],
        [window.to + 1, "rejected"],
        [window.to + 86_400_000, "rejected"],
      ] as const) {
        now = new Date(at).toISOString();
        const request = aPush({ rows: [aRow("000123", { dueDays: 20 }, outcome === "unchanged" ? 1 : 0)] });
        const receipt = await clerk.put<PushReceipt>(`/months/2026-03/pushes/${randomUUID()}`, request);
        expect(receipt.rows[0]!.outcome, String(at)).to.equal(outcome);
      }
      now = new Date(window.to).toISOString();
      await submit("2026-03", "001905");
      const report: unknown = await server.context.db("reports").where({ month: "2026-03" }).first("back_filled"); // prettier-ignore
      expect(Boolean((report as { back_filled: unknown }).back_filled)).to.equal(true);
      expect(await onTimeOf("2026-03")).to.equal(0);
    });

    it("back-fills past months with rules only, and never one that holds reports", async () => {
      await push("2026-10", "000123");
      const codeOf = async (months: string[], from = "2026-11-05", to = "2026-11-09") =>
        (await open("backFill", months, from, to)).answer.code;
      expect(await codeOf(["2026-10"])).to.equal("month.exists");
      expect(await codeOf(["2026-09"])).to.equal("month.exists");
      expect(await codeOf(["2026-11"])).to.equal("month.not-past");
      expect(await codeOf(["2019-03"])).to.equal("month.no-rules");
      expect(await codeOf(["2026-03"], "2026-11-09", "2026-11-05")).to.equal("month.window");
      expect(await codeOf(["2026-03"], "2026-11-01", "2026-11-03")).to.equal("month.window");
      expect(await codeOf(["2026-03"], "2026-11-05", "2027-11-05")).to.equal("month.window");
    });

    it("never counts a practice month: in no ranking, window, trend, overview, completion or workbook", async () => {
      await open("practice", ["2026-02"], "2026-11-04", "2026-11-06");
      expect(await push("2026-02", "000123")).to.equal("saved");
      await server.context.db("reports").where({ month: "2026-02" }).update({ state: "published", grade: "excellent" }); // prettier-ignore
      await server.context.db("months").where({ month: "2026-02" }).update({ state: "published" });
      await push("2026-10", "000123");
      const year = await files.get<RankingFigures>("/figures/ranking?period=2026");
      expect(year.total).to.equal(0);
      for (const figure of [
        "ranking?period=2026-02",
        "distribution?period=2026-02",
        "completion?month=2026-02",
        "overview?month=2026-02",
        "trend?until=2026-02",
      ]) {
        expect((await files.request("GET", `/figures/${figure}`)).status, figure).to.equal(404);
      }
      const trend = await files.get<{ months: { month: string }[] }>("/figures/trend");
      expect(trend.months.map(({ month }) => month)).to.not.include("2026-02");
      const file = await clerk.get<{ months: { month: string }[] }>("/officers/000123/file");
      expect(file.months.map(({ month }) => month)).to.deep.equal(["2026-10"]);
    });

    it("opens a practice month only before the first month that counts", async () => {
      await push("2026-10", "000123");
      expect((await open("practice", ["2026-09"], "2026-11-04", "2026-11-06")).answer.code).to.equal(
        "month.exists",
      );
      await server.context.db("months").where({ month: "2026-09" }).delete();
      expect((await open("practice", ["2026-09"], "2026-11-04", "2026-11-06")).status).to.equal(201);
      expect((await open("practice", ["2026-09"], "2026-11-04", "2026-11-06")).answer.code).to.equal(
        "month.exists",
      );
      await push("2026-09", "000123");
      await server.context.db("months").where({ month: "2026-09" }).update({ practice: false });
      expect((await open("practice", ["2026-08"], "2026-11-04", "2026-11-06")).status).to.equal(201);
    });

    async function decemberRow(): Promise<Record<string, unknown>> {
      const november = await server.context.db("months").where({ month: "2026-11" }).first<Record<string, string>>(); // prettier-ignore
      return {
        ...november,
        month: "2026-12",
        opens_at: "2026-11-30T16:00:00.000Z",
        submit_by: "2027-01-08T09:30:00.000Z",
      };
    }
  });
});
