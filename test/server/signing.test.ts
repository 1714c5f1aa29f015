import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import type { ReviewSheet, SignReceipt, SignRow } from "../../domain/messages/review.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { readSignatures } from "../../server/reports/sign-status.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { addLeadership } from "../support/leadership.ts";
import { anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const REASON = "本月急难险重任务承担较少，与同岗位民警相比有差距，综合考虑下调一个等次。";
const CLERK: Record<string, string> = { "19": "clerk19", "09": "clerk09", "00": "clerk09" };

/** A row as the database gives it. */
type Row = Record<string, string | number | null>;

describe("signatures", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    beforeEach(async () => {
      server = await startServer({ engine });
      await addLeadership(server);
    });
    afterEach(() => server.stop());

    /** Lets a unit's clerk fill and hand in these officers' months. */
    const handIn = async (unit: string, policeNos: string[], fields: Record<string, unknown> = {}) => {
      const clerk = await signIn(server, CLERK[unit]!);
      const rows = policeNos.map((policeNo) => aRow(policeNo, fields));
      const push = aPush({ unit, rows });
      const receipt = await clerk.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, push);
      expect(receipt.counts.saved, JSON.stringify(receipt.problems)).to.equal(policeNos.length);
      await clerk.post(`/months/${MONTH}/submission`, { unit, declaration: true });
      return clerk;
    };
    const sign = async (account: string | Client, ...grades: SignRow[]) => {
      const client = typeof account === "string" ? await signIn(server, account) : account;
      const body = { password: PASSWORD, grades };
      return (await client.put<SignReceipt>(`/months/${MONTH}/signatures`, body)).rows;
    };
    const good = (policeNo: string): SignRow => ({ policeNo, version: 1, grade: "good" });
    const sheetOf = async (account: string) =>
      (await signIn(server, account)).get<ReviewSheet>(`/months/${MONTH}/review`);
    const reportOf = (policeNo: string) =>
      server.context
        .db("reports")
        .where({ month: MONTH, officer_id: server.bureau.officers[policeNo] })
        .first<Row>();
    const statusOf = async (unit: string, policeNo: string) => {
      const rules = server.context.rules.compiled("BY-2026-v1");
      const { db } = server.context;
      const all = await readSignatures(db, rules, MONTH, server.bureau.units[unit]!);
      return [...all.values()].find(({ officerId }) => officerId === server.bureau.officers[policeNo])!;
    };
    const accountId = (name: string) => server.bureau.accounts[name];

    it("binds reviewer, capacity, grade, reason, opinion, warnings, time, material and chain head to each record", async () => {
      await handIn("19", ["000123", "001905"]);
      const before = await server.context.db("audit_head").first<Row>();
      const opinion = "工作扎实，群众评价好。";
      const rows = await sign("head19", { ...good("000123"), opinion }, good("001905"));
      expect(rows.map(({ outcome }) => outcome)).to.deep.equal(["signed", "signed"]);
      const reviews = await server.context.db("reviews").orderBy("id").select<Row[]>();
      expect(reviews).to.have.length(2);
      for (const review of reviews) {
        expect(review).to.include({ capacity: "head", result: "grade", grade: "good", report_version: 1 });
        expect(review).to.include({ reviewer_id: accountId("head19"), delegation_id: null, signers: 1 });
        expect(review.signature).to.match(/^[0-9a-f]{64}$/);
        expect(review.material_hash).to.match(/^[0-9a-f]{64}$/);
        const entry = await server.context
          .db("audit_entries")
          .where({ action: "report.sign", subject: `report/${String(review.report_id)}` })
          .first<Row>();
        expect(entry.actor_id).to.equal(accountId("head19"));
        expect(JSON.parse(String(entry.detail))).to.include({
          signature: review.signature,
          capacity: "head",
        });
      }
      expect(reviews.map((review) => review.opinion).sort()).to.deep.equal([null, opinion].sort());
      expect(reviews[0]?.chain_head).to.have.length(64);
      expect(Number(before.seq)).to.be.greaterThan(0);
      expect((await statusOf("19", "000123")).status).to.equal("valid");
      expect((await statusOf("19", "000123")).signatures[0]).to.include({ reviewer: "李四", acting: false });
    });

    it("asks for the password again, counts wrong ones and locks the account after five", async () => {
      await handIn("19", ["000123"]);
      const head = await signIn(server, "head19");
      const body = { password: "falsch", grades: [good("000123")] };
      for (let time = 1; time <= 5; time++) {
        const answer = await head.request("PUT", `/months/${MONTH}/signatures`, body);
        expect(answer.status).to.equal(403);
        expect(((await answer.json()) as { code: string }).code).to.equal("signature.wrong-password");
      }
      const locked = await head.request("PUT", `/months/${MONTH}/signatures`, {
        ...body,
        password: PASSWORD,
      });
      expect(locked.status).to.equal(429);
      expect((await reportOf("000123")).state).to.equal("submitted");
      const failures = await server.context
        .db("audit_entries")
        .where({ actor_id: accountId("head19") })
        .whereIn("action", ["sign-in.fail", "sign-in.lock"]);
      expect(failures).to.have.length(5);
    });

    it("needs both 局长 and 政委 for a bureau leader, and tells neither what the other signed", async () => {
      await handIn("00", ["000004"]);
      expect((await sign("leader4", good("000004")))[0]!.message).to.contain("本人");
      expect((await sign("leader3", good("000004")))[0]!.outcome).to.equal("rejected");
      expect((await sign("director", good("000004")))[0]!.outcome).to.equal("partial");
      expect(await reportOf("000004")).to.include({ state: "signing", grade: null });
      const [row] = (await sheetOf("commissar")).rows.filter(({ policeNo }) => policeNo === "000004");
      expect(row).to.deep.include({ other: { capacity: "director", signed: true }, own: null, grade: null });
      expect(row!.signatures).to.deep.equal([]);
      expect((await statusOf("00", "000004")).status).to.equal("partial");
      expect((await sign("director", good("000004")))[0]!.outcome).to.equal("unchanged");
      expect((await sign("commissar", good("000004")))[0]!.outcome).to.equal("signed");
      expect(await reportOf("000004")).to.include({ state: "signed", grade: "good" });
      const { status, signatures } = await statusOf("00", "000004");
      expect(status).to.equal("valid");
      expect(signatures.map(({ capacity }) => capacity)).to.deep.equal(["director", "commissar"]);
    });

    it("sends a leader's month back to both when 局长 and 政委 differ, and never averages", async () => {
      await handIn("00", ["000004"]);
      await sign("commissar", { ...good("000004"), grade: "qualified", reason: REASON });
      expect((await sign("director", good("000004")))[0]!.outcome).to.equal("sentBack");
      expect(await reportOf("000004")).to.include({ state: "submitted", grade: null });
      for (const who of ["director", "commissar"]) {
        const [row] = (await sheetOf(who)).rows.filter(({ policeNo }) => policeNo === "000004");
        expect(row, who).to.deep.include({ differed: true, own: null, state: "submitted" });
        const notice = { account_id: accountId(who), kind: "signatures-differ" };
        expect(await server.context.db("notices").where(notice), who).to.have.length(1);
      }
      expect((await sign("director", good("000004")))[0]!.outcome).to.equal("partial");
      expect((await sign("commissar", good("000004")))[0]!.outcome).to.equal("signed");
      expect(await server.context.db("reviews")).to.have.length(4);
    });

    it("lets 上级机关 sign for what nobody else may, once the bureau has configured it", async () => {
      const { db } = server.context;
      await handIn("00", ["000003"]);
      await db("role_grants").where("role", "chief").delete();
      expect((await sign("group", good("000003")))[0]!.outcome).to.equal("rejected");
      const value = JSON.stringify({ accountId: accountId("group"), evidenceNo: "ZJ-2026-0001" });
      await db("settings").insert({ name: "superior", value });
      await inTransaction(db, (trx) => server.context.pulse.bump(trx, "access"));
      expect((await sign("group", good("000003")))[0]!.outcome).to.equal("signed");
      expect((await db("reviews").first<Row>()).capacity).to.equal("superior");
    });

    it("takes the deputy's signature while the head has delegated, and keeps whose place he took", async () => {
      const { db } = server.context;
      await handIn("19", ["000123", "001902"]);
      const [delegation] = await db("delegations").insert({
        ...{ absent_id: server.bureau.officers["001901"], deputy_id: server.bureau.officers["001902"] },
        ...{ from_day: "2026-11-01", to_day: "2026-11-10", reason: "年休假", entered_by: 1, confirmed_by: 2 },
        at: "2026-10-30T01:00:00.000Z",
      });
      await db("accounts")
        .where({ name: "officer19" })
        .update({ officer_id: server.bureau.officers["001902"] });
      const deputy = await signIn(server, "officer19");
      expect((await sign("head19", good("000123")))[0]!.outcome).to.equal("rejected");
      const rows = await sign(deputy, good("000123"), good("001902"));
      expect(rows.map(({ outcome }) => outcome)).to.deep.equal(["signed", "rejected"]);
      expect(rows[1]!.message).to.contain("本人");
      const review = await db("reviews").first<Row>();
      expect(review).to.include({ capacity: "head", delegation_id: Number(delegation) });
      server.time.now = "2026-11-11T02:00:00.000Z";
      expect((await sign("head19", { ...good("000123"), opinion: "同意。" }))[0]!.outcome).to.equal("signed");
    });

    it("takes a month its head has entered away from him and gives it to the leader in charge", async () => {
      const grant = { account_id: accountId("head19"), role: "clerk", unit_id: server.bureau.units["19"] };
      await server.context.db("role_grants").insert(grant);
      CLERK["19"] = "head19";
      await handIn("19", ["000123"]).finally(() => (CLERK["19"] = "clerk19"));
      expect((await sign("head19", good("000123")))[0]!.message).to.contain("由您填报");
      expect((await sign("leader4", good("000123")))[0]!.outcome).to.equal("signed");
      expect((await server.context.db("reviews").first<Row>()).capacity).to.equal("leader");
    });

    it("signs 不定等次 with its reason, keeps the file and leaves the quota's base", async () => {
      await handIn("19", ["000123", "001902", "001903", "001905", "001906"]);
      const none = { policeNo: "000123", version: 1 };
      const refused = await sign(
        "head19",
        { ...none, ungraded: "netDays" },
        { policeNo: "001902", version: 1, ungraded: "investigation", reason: "太短" },
      );
      expect(refused.map(({ outcome }) => outcome)).to.deep.equal(["rejected", "rejected"]);
      const before = (await sheetOf("head19")).pools[0]!;
      const reason = "该同志本月起接受纪检部门审查调查，按规定本月不评定等次，待结论后再行处理。";
      const rows = await sign("head19", { ...none, ungraded: "investigation", reason });
      expect(rows[0]).to.include({ outcome: "signed", grade: null, ungraded: "investigation" });
      expect(await reportOf("000123")).to.include({
        state: "signed",
        grade: null,
        ungraded: "investigation",
      });
      expect(before.base).to.equal(5);
      expect((await sheetOf("head19")).pools[0]!.base).to.equal(4);
      expect((await statusOf("19", "000123")).status).to.equal("valid");
    });

    it("grades nobody with fewer than ten net workdays, and knows it by itself", async () => {
      await handIn("19", ["000123"], { dueDays: 9, excusedDays: 0, dutyDue: 2, personalLeave: 0 });
      const [row] = (await sheetOf("head19")).rows.filter(({ policeNo }) => policeNo === "000123");
      expect(row).to.include({ ungradable: "netDays", suggestedGrade: null });
      expect((await sign("head19", good("000123")))[0]!.outcome).to.equal("rejected");
      const rows = await sign("head19", { policeNo: "000123", version: 1, ungraded: "netDays" });
      expect(rows[0]).to.include({ outcome: "signed", ungraded: "netDays" });
    });

    it("suggests no 优秀 for a month handed in more than three workdays late, and says so", async () => {
      const best = {
        ...{
          personalLeave: 0,
          lateCount: 0,
          partyDone: 2,
          taskDone: 20,
          quality: 100,
          dataAcc: 99,
          satis: 96,
        },
        ...{ inspMinor: 0, flaw: 0, bearing: 0, order: "A", selfGrade: "excellent" },
      };
      const clerk = await signIn(server, "clerk19");
      const event = anEvent({ subject: "000123", type: "R3" });
      const push = aPush({ rows: [aRow("000123", best)], events: [event] });
      await clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, push);
      server.time.now = "2026-11-13T02:00:00.000Z";
      const late = await signIn(server, "clerk19");
      await late.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
      const [row] = (await sheetOf("head19")).rows.filter(({ policeNo }) => policeNo === "000123");
      expect(row!.total).to.be.at.least(9000);
      expect(row).to.include({ suggestedGrade: "good", workdaysLate: 5 });
      expect(row!.bars.join()).to.contain("3 个工作日");
      expect(row!.warnings.join()).to.contain("5 个工作日").and.to.contain("核实");
      const rows = await sign("head19", {
        policeNo: "000123",
        version: 1,
        grade: "excellent",
        reason: REASON,
      });
      expect(rows[0]!.message).to.contain("不得评为优秀");
      expect((await sign("head19", good("000123")))[0]!.outcome).to.equal("signed");
      const review = await server.context.db("reviews").first<Row>();
      expect(JSON.parse(String(review.warnings))).to.deep.equal(row!.warnings);
    });

    it("signs the good rows of a bulk and names the one that changed meanwhile", async () => {
      const clerk = await handIn("19", ["000123", "001902", "001903"]);
      const change = { policeNo: "001902", version: 1, fields: { lateCount: 2 } };
      await clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ rows: [change] }));
      await clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
      const rows = await sign("head19", good("000123"), good("001902"), good("001903"));
      expect(rows.map(({ outcome }) => outcome)).to.deep.equal(["signed", "conflict", "signed"]);
      expect(rows[1]!.message).to.contain("已被修改");
      expect(await server.context.db("reviews")).to.have.length(2);
      expect(await server.context.db("audit_entries").where({ action: "report.sign" })).to.have.length(2);
    });

    it("shows each reviewer his own people with points, history, quota and what is missing", async () => {
      await handIn("19", ["000123", "001901"]);
      const sheet = await sheetOf("head19");
      expect(sheet.rows.map(({ policeNo }) => policeNo)).to.have.members([
        ...["001902", "000123", "001903", "001904", "001905", "001906"],
      ]);
      const row = sheet.rows.find(({ policeNo }) => policeNo === "000123")!;
      expect(row).to.include({
        state: "submitted",
        capacity: "head",
        route: 1,
        filledBy: "周洁",
        version: 1,
      });
      expect(row.areas).to.have.keys("ZZ", "JJ", "GZ", "KQ", "SH", "JC");
      expect(sheet.rows.find(({ policeNo }) => policeNo === "001904")).to.include({
        state: "empty",
        version: 0,
      });
      const [pool] = sheet.pools;
      expect(pool).to.include({ base: 1, allowed: 0, used: 0, fixed: false });
      expect((await sheetOf("leader4")).rows.map(({ policeNo }) => policeNo)).to.deep.equal(["001901"]);
      expect((await sheetOf("officer19")).rows).to.deep.equal([]);
      expect((await sheetOf("director")).rows.map(({ policeNo }) => policeNo)).to.include.members([
        ...["000003", "000004"],
      ]);
    });

    it("does not let a signature be changed or deleted", async () => {
      await handIn("19", ["000123"]);
      await sign("head19", good("000123"));
      const { db } = server.context;
      for (const attempt of [db("reviews").update({ grade: "excellent" }), db("reviews").delete()]) {
        const error = await attempt.then(
          () => null,
          (reason: unknown) => reason as Error,
        );
        expect(error?.message).to.contain("append-only");
      }
    });

    it("shows a signature invalid when evidence was added or a line changed, and takes a new one", async () => {
      const clerk = await signIn(server, "clerk19");
      const event = anEvent({ subject: "000123", type: "R5", variant: "county" });
      await clerk.put(
        `/months/${MONTH}/pushes/${randomUUID()}`,
        aPush({ rows: [aRow("000123")], events: [event] }),
      );
      await clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
      await sign("head19", good("000123"));
      expect((await statusOf("19", "000123")).status).to.equal("valid");
      await server.context.db("evidence").insert({
        ...{ evidence_no: "ZJ-2026-0456", part: 1, kind: "document", original_name: "a.pdf", bytes: 9 },
        ...{ media_type: "application/pdf", sha256: "a".repeat(64), stored_as: "b".repeat(32) },
        ...{
          unit_id: server.bureau.units["19"],
          sensitive: false,
          uploaded_by: 1,
          at: "2026-11-04T02:00:00.000Z",
        },
      });
      expect((await statusOf("19", "000123")).status).to.equal("evidence");
      const [row] = (await sheetOf("head19")).rows.filter(({ policeNo }) => policeNo === "000123");
      expect(row!.own).to.include({ validity: "evidence" });
      expect((await sign("head19", good("000123")))[0]!.outcome).to.equal("signed");
      expect((await statusOf("19", "000123")).status).to.equal("valid");
      await server.context.db("events").update({ reason: "别的事" });
      expect((await statusOf("19", "000123")).status).to.equal("content");
    });

    it("fills the form's row as before, the reason with it", async () => {
      const clerk = await handIn("19", ["000123"]);
      await sign("head19", { policeNo: "000123", version: 1, grade: "qualified", reason: REASON });
      const form = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
      const row = form.rows.find(({ policeNo }) => policeNo === "000123");
      expect(row).to.include({ state: "signed", grade: "qualified", gradeReason: REASON });
    });
  });
});
