import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { AttestationReceipt, MyMonthFigures } from "../../domain/messages/filling.ts";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import { attestReports } from "../../server/reports/attest-reports.ts";
import { attestSilently } from "../../server/reports/attest-silently.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const FORM = `/months/${MONTH}/form?unit=19`;

describe("attestation (本人确认)", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    let officer: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      await setRule("required");
      clerk = await signIn(server, "clerk19");
      officer = await signIn(server, "officer19");
    });
    afterEach(() => server.stop());

    const setRule = async (value: string) => {
      await server.context.db("settings").insert({ name: "attestation", value }).onConflict("name").merge();
    };
    const push = (client: Client, parts: Parameters<typeof aPush>[0]) =>
      client.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, aPush(parts));
    const attest = (client: Client, id: number, version: number | null) =>
      client.request("POST", `/reports/${id}/attestation`, undefined, version === null ? {} : { "if-match": `"${version}"` }); // prettier-ignore
    const stateOf = async (policeNo: string) =>
      (await clerk.get<MonthForm>(FORM)).rows.find((row) => row.policeNo === policeNo)!.state;
    const myReport = async () => (await officer.get<MyMonthFigures>(`/months/${MONTH}/my-month`)).reportId!;
    const submit = () =>
      clerk.post<{ submitted: number; missing: { policeNo: string; problems: string[] }[] }>(
        `/months/${MONTH}/submission`,
        { unit: "19", declaration: true },
      );

    it("makes a complete report the officer's word under its version, and saying it twice changes nothing", async () => {
      await push(clerk, { rows: [aRow("000123")] });
      const id = await myReport();
      const answer = await attest(officer, id, 1);
      expect(answer.status).to.equal(200);
      expect((await answer.json()) as AttestationReceipt).to.include({ reportId: id, version: 1, state: "attested" }); // prettier-ignore
      expect(answer.headers.get("etag")).to.equal('"1"');
      expect((await attest(officer, id, 1)).status).to.equal(200);
      const rows = await server.context.db("attestations").select();
      expect(rows).to.have.length(1);
      expect(rows[0]).to.include({ kind: "self", report_version: 1 });
      expect(await stateOf("000123")).to.equal("attested");
      expect(await verifyVouched(server.context.db).then((faults) => faults.filter(({ detail }) => /^(reports|attestations) /.test(detail)))).to.deep.equal([]); // prettier-ignore
    });

    it("answers 428 without a version, 412 to a stale one with the row as it stands, 404 to everybody else", async () => {
      await push(clerk, { rows: [aRow("000123")] });
      const id = await myReport();
      expect((await attest(officer, id, null)).status).to.equal(428);
      const stale = await attest(officer, id, 7);
      expect(stale.status).to.equal(412);
      expect(((await stale.json()) as { current: { version: number } }).current.version).to.equal(1);
      for (const other of [clerk, await signIn(server, "head19")])
        expect((await attest(other, id, 1)).status).to.equal(404);
      expect((await attest(officer, 987_654, 1)).status).to.equal(404);
      expect(await stateOf("000123")).to.equal("drafted");
    });

    it("refuses an incomplete report and names every blank in Chinese", async () => {
      await push(clerk, { rows: [{ policeNo: "000123", version: 0, fields: { notes: 2 } }] });
      const answer = await attest(officer, await myReport(), 1);
      expect(answer.status).to.equal(422);
      const { errors } = (await answer.json()) as { errors: { message: string }[] };
      expect(errors.map(({ message }) => message).join()).to.contain("迟到早退次数");
    });

    it("is dropped by every change of the report or of the officer's own lines, and the receipt says so", async () => {
      await push(clerk, { rows: [aRow("000123")] });
      const id = await myReport();
      await attest(officer, id, 1);
      const changed = await push(clerk, { rows: [{ policeNo: "000123", version: 1, fields: { notes: 3 } }] });
      expect(changed.problems.find(({ code }) => code === "S10")?.message).to.contain("本人确认已失效");
      expect(await stateOf("000123")).to.equal("drafted");
      await attest(officer, id, 2);
      const line = await push(clerk, { credits: [aCredit({ policeNo: "000123", item: "c12" })] });
      expect(line.problems.map(({ code }) => code)).to.include("S10");
      expect(await stateOf("000123")).to.equal("drafted");
      const faults = await verifyVouched(server.context.db);
      expect(faults.filter(({ detail }) => detail.startsWith("reports "))).to.deep.equal([]);
    });

    it("is what submission waits for: who has not confirmed is named with what to do", async () => {
      await push(clerk, { rows: [aRow("000123"), aRow("001905")] });
      await attest(officer, await myReport(), 1);
      const receipt = await submit();
      expect(receipt.submitted).to.equal(1);
      const waiting = receipt.missing.find(({ policeNo }) => policeNo === "001905")!;
      expect(waiting.problems.join()).to.contain("待本人确认");
      expect(receipt.missing.map(({ policeNo }) => policeNo)).to.not.include("000123");
      const changed = await push(clerk, { rows: [{ policeNo: "000123", version: 1, fields: { notes: 3 } }] });
      expect(changed.problems.find(({ code }) => code === "S11")?.message).to.contain(
        "报送和本人确认都已撤销",
      );
      expect(await stateOf("000123")).to.equal("drafted");
    });

    it("may be silence after so many workdays where the bureau says so, and is marked as silence", async () => {
      await push(clerk, { rows: [aRow("000123")] });
      expect(await attestSilently(server.context)).to.equal(0);
      await setRule("silence:2");
      expect(await attestSilently(server.context)).to.equal(0);
      // Entered on Wednesday 4 November: two workdays later is Friday, 17:30.
      server.time.now = "2026-11-06T09:29:00.000Z";
      expect(await attestSilently(server.context)).to.equal(0);
      server.time.now = "2026-11-06T09:30:00.000Z";
      expect(await attestSilently(server.context)).to.equal(1);
      expect(await attestSilently(server.context)).to.equal(0);
      expect(await server.context.db("attestations").select("kind", "account_id")).to.deep.equal([{ kind: "silence", account_id: null }]); // prettier-ignore
      clerk = await signIn(server, "clerk19");
      expect((await submit()).submitted).to.equal(1);
    });

    it("is written for many at once with one audit entry each, all or none", async () => {
      await push(clerk, { rows: [aRow("000123"), aRow("001905")] });
      const { db } = server.context;
      const reports = await db("reports").orderBy("id").select<{ id: number; version: number }[]>("id", "version"); // prettier-ignore
      const entries = reports.map(({ id, version }) => ({ accountId: server.bureau.accounts.officer19!, reportId: Number(id), version })); // prettier-ignore
      const wrong = await attestReports(server.context, [entries[0]!, { ...entries[1]!, version: 9 }]).catch((error: { code: string }) => error.code); // prettier-ignore
      expect(wrong).to.equal("version.stale");
      expect(await db("attestations")).to.deep.equal([]);
      expect(await attestReports(server.context, entries)).to.deep.equal({ attested: 2 });
      expect(await db("audit_entries").where({ action: "report.attest" })).to.have.length(2);
      const faults = await verifyVouched(db);
      expect(faults.filter(({ detail }) => /^(reports|attestations) /.test(detail))).to.deep.equal([]);
    });

    it("lets an officer declare an event and a credit of his own, and nobody else's", async () => {
      const own = anEvent({ subject: "000123", type: "R5", variant: "county" });
      const receipt = await push(officer, { events: [own], credits: [aCredit({ policeNo: "000123", item: "c12" })], source: "web" }); // prettier-ignore
      expect(receipt.counts.saved).to.equal(2);
      const others = await officer.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, aPush({ events: [anEvent({ subject: "001905", type: "R5", variant: "county" })] })); // prettier-ignore
      expect(others.status).to.equal(403);
      const unit = await officer.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, aPush({ events: [anEvent({ subjectKind: "unit", subject: "19", type: "R7", variant: "county" })] })); // prettier-ignore
      expect(unit.status).to.equal(403);
      const stolen = await push(officer, { events: [{ ...anEvent({ subject: "000123", type: "R4" }), rowKey: (await clerkEvent()).rowKey, version: 1 }] }); // prettier-ignore
      expect(stolen.counts.rejected).to.equal(1);
    });

    async function clerkEvent() {
      const event = anEvent({ subject: "001905", type: "R5", variant: "county" });
      await push(clerk, { events: [event] });
      return event;
    }

    it("lets a head declare events of his unit, never rows or credits of others", async () => {
      const head = await signIn(server, "head19");
      const event = anEvent({
        subject: "000123",
        type: "P1",
        reason: "内务检查不合格",
        responsibility: "main",
      });
      const receipt = await push(head, { events: [event], source: "web" });
      expect(receipt.counts.saved, JSON.stringify(receipt.problems)).to.equal(1);
      for (const parts of [
        { rows: [aRow("000123")] },
        { credits: [aCredit({ policeNo: "000123", item: "c12" })] },
      ]) {
        const answer = await head.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, aPush(parts));
        expect(answer.status).to.equal(403);
      }
      const other = await signIn(server, "head09");
      expect((await other.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, aPush({ events: [event] }))).status).to.equal(403); // prettier-ignore
    });

    it("prefills the counts of the form from event lines, for the sheet and for the push alike", async () => {
      const counted = (parts: object) => anEvent({ subject: "000123", type: "P1", responsibility: "main", countsIn: "flaw", ...parts }); // prettier-ignore
      await push(clerk, { events: [counted({}), counted({ reason: "另一件" })] });
      const row = async () => (await clerk.get<MonthForm>(FORM)).rows.find(({ policeNo }) => policeNo === "000123")!; // prettier-ignore
      expect((await row()).fields.flaw).to.equal(2);
      const others = { ...aRow("000123").fields };
      delete others.flaw;
      await push(clerk, { rows: [{ policeNo: "000123", version: 0, fields: others }] });
      expect((await row()).fields.flaw).to.equal(2);
    });

    it("says who typed what in each cell", async () => {
      await push(clerk, { rows: [aRow("000123")] });
      await push(officer, {
        rows: [{ policeNo: "000123", version: 1, fields: { notes: 3 } }],
        source: "web",
      });
      const { origins, row } = await officer.get<MyMonthFigures>(`/months/${MONTH}/my-month`);
      expect(origins.notes).to.include({ own: true, by: "张三" });
      expect(origins.lateCount).to.include({ own: false, by: "周洁" });
      expect(row.fields.notes).to.equal(3);
    });

    it("names a late result's month and the way it goes", async () => {
      const event = anEvent({ subject: "000123", type: "R4", documentOn: "2026-09-15" });
      const closed = await clerk.put<PushReceipt>(`/months/2026-09/pushes/${randomUUID()}`, aPush({ events: [event] })); // prettier-ignore
      expect(closed.counts.rejected).to.equal(1);
      expect(closed.problems[0]!.message).to.contain("2026-09").and.to.contain("更正");
      const wrong = await push(clerk, { events: [event] });
      expect(wrong.problems.find(({ code }) => code === "E05")!.message).to.contain("按文件日期计入月份");
    });
  });
});
