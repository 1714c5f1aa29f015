import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { MonthForm, PushReceipt, PushRequest } from "../../domain/messages.ts";
import { forEachDatabase } from "../support/databases.ts";
import { PASSWORD } from "../support/bureau.ts";
import { aCredit, anEvent, aPush, aRow, E9_FIELDS } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";

describe("push", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
    });
    afterEach(() => server.stop());

    const send = (request: PushRequest, id = randomUUID(), client = clerk) =>
      client.request("PUT", `/months/${MONTH}/pushes/${id}`, request);
    const push = async (request: PushRequest): Promise<PushReceipt> => {
      const response = await send(request);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as PushReceipt;
    };
    const form = () => clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
    const rowOf = async (policeNo: string) => (await form()).rows.find((row) => row.policeNo === policeNo)!;
    const count = async (table: string) => Number((await server.context.db(table).count({ n: "*" }))[0]!.n);

    it("scores E9 at 89.16 and suggests 良好, credits and event included", async () => {
      const receipt = await push(
        aPush({
          rows: [aRow("001905")],
          credits: [
            ...["A1", "A2", "A3"].map((caseNo) =>
              aCredit({ policeNo: "001905", item: "c07", role: "主办", caseNo }),
            ),
            ...["B1", "B2"].map((caseNo) =>
              aCredit({ policeNo: "001905", item: "c06", role: "协办", caseNo }),
            ),
            aCredit({ policeNo: "001905", item: "c12", quantity: 6 }),
            aCredit({ policeNo: "001905", item: "c03" }),
          ],
          events: [anEvent({ subject: "001905", type: "R5", variant: "county" })],
        }),
      );
      expect(receipt.problems.filter((one) => one.severity === "row")).to.deep.equal([]);
      expect(receipt.counts).to.deep.equal({ saved: 9, unchanged: 0, conflict: 0, rejected: 0 });
      const [row] = receipt.rows;
      expect(row).to.include({ outcome: "saved", version: 1, suggestedGrade: "good" });
      expect(row!.points!.total).to.equal(8916);
      expect(row!.points!.areas).to.deep.equal({ ZZ: 1300, JJ: 1800, GZ: 3395, KQ: 1421, SH: 900, JC: 100 });
      const stored = await rowOf("001905");
      expect(stored).to.deep.include({ version: 1, state: "drafted", fields: E9_FIELDS });
      expect(stored.points).to.deep.equal(row!.points);
    });

    it("stores a push once, versions and audit with it, and the receipt adds up", async () => {
      const receipt = await push(
        aPush({
          rows: [
            aRow("000123"),
            aRow("001903", { dueDays: 24, awolDays: 30 }),
            aRow("999999"),
            aRow("001906", {}, 7),
            { policeNo: "001902", version: 0, fields: {} },
          ],
        }),
      );
      expect(receipt.rows.map((row) => row.outcome)).to.deep.equal([
        "saved",
        "rejected",
        "rejected",
        "conflict",
        "unchanged",
      ]);
      expect(receipt.counts).to.deep.equal({ saved: 1, unchanged: 1, conflict: 1, rejected: 2 });
      expect(receipt.chain).to.match(/^[0-9a-f]{64}$/);
      const codes = receipt.problems
        .filter((one) => one.severity === "row")
        .map((one) => [one.rowLabel, one.code]);
      expect(codes).to.deep.include(["001903 巴·图", "V01"]).and.deep.include(["999999", "V09"]);
      expect(codes).to.deep.include(["001906 周洁", "V12"]);
      expect([await count("reports"), await count("report_versions"), await count("points")]).to.deep.equal([
        1, 1, 1,
      ]);
      const entry = await server.context
        .db("audit_entries")
        .where("action", "push.store")
        .first<{ subject: string; hash: string; detail: string }>();
      expect(entry).to.include({ subject: "month/2026-10/unit/19", hash: receipt.chain });
      expect(JSON.parse(entry.detail)).to.deep.include({
        push: receipt.push,
        saved: { rows: 1, credits: 0, events: 0 },
      });
      const figures = await server.context
        .db("unit_months")
        .where({ month: MONTH, rule_set: "BY-2026-v1" })
        .first<{ sum_total: number }>();
      expect(figures).to.deep.include({ expected: 7, started: 1, complete: 1, submitted: 0, scored: 1 });
      expect(Number(figures.sum_total)).to.equal(receipt.rows[0]!.points!.total);
    });

    it("answers a repeated push with the same bytes and does nothing", async () => {
      const id = randomUUID();
      const first = await send(aPush({ rows: [aRow("000123")] }), id);
      const bytes = await first.text();
      expect(first.headers.get("idempotency-replayed")).to.equal(null);
      const { rows } = aPush({ rows: [aRow("000123")] });
      const reordered = {
        rows,
        mode: "good-rows",
        unit: "19",
        events: [],
        credits: [],
        dryRun: false,
        workbook: null,
      };
      const again = await send({ ...reordered, source: "excel" } as PushRequest, id);
      expect(again.status).to.equal(200);
      expect(again.headers.get("idempotency-replayed")).to.equal("true");
      expect(await again.text()).to.equal(bytes);
      expect(await count("report_versions")).to.equal(1);
    });

    it("refuses a push id that was used for other content or by another person", async () => {
      const id = randomUUID();
      await send(aPush({ rows: [aRow("000123")] }), id);
      const other = await send(aPush({ rows: [aRow("000123", { notes: 1 })] }), id);
      expect([other.status, ((await other.json()) as { code: string }).code]).to.deep.equal([
        422,
        "push.other-content",
      ]);
      const officer = await signIn(server, "officer19");
      const stranger = await send(aPush({ rows: [aRow("000123")] }), id, officer);
      expect(stranger.status).to.equal(422);
      expect(await count("report_versions")).to.equal(1);
    });

    it("stores five simultaneous sends of one push once", async () => {
      const id = randomUUID();
      const request = aPush({ rows: [aRow("000123"), aRow("001905")] });
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send(request, id)));
      expect(answers.map((answer) => answer.status)).to.deep.equal([200, 200, 200, 200, 200]);
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(bodies).size).to.equal(1);
      expect([await count("pushes"), await count("report_versions")]).to.deep.equal([1, 2]);
    });

    it("lets one of two simultaneous edits of a row win and shows the other what stands", async () => {
      await push(aPush({ rows: [aRow("000123")] }));
      const edits = [3, 4].map((lateCount) =>
        aPush({ rows: [{ policeNo: "000123", version: 1, fields: { lateCount } }] }),
      );
      const receipts = await Promise.all(edits.map((edit) => push(edit)));
      const outcomes = receipts.map((receipt) => receipt.rows[0]!.outcome);
      expect(outcomes.sort()).to.deep.equal(["conflict", "saved"]);
      const lost = receipts.find((receipt) => receipt.rows[0]!.outcome === "conflict")!.rows[0]!;
      const stands = await rowOf("000123");
      expect(lost.version).to.equal(2);
      expect(lost.current!.fields).to.deep.equal(stands.fields);
      expect(lost.current!.by).to.equal("周洁");
    });

    it("stores nothing of an all-or-nothing push with one bad row", async () => {
      const rows = [aRow("000123"), aRow("001903", { order: "Z" }), aRow("001905")];
      const receipt = await push(aPush({ rows, mode: "all-or-nothing" }));
      expect(receipt.counts).to.deep.equal({ saved: 0, unchanged: 0, conflict: 0, rejected: 3 });
      expect(receipt.problems.map((one) => one.code)).to.include.members(["V15", "S03"]);
      expect(await count("reports")).to.equal(0);
      const good = await push(aPush({ rows: [rows[0]!, rows[2]!], mode: "all-or-nothing" }));
      expect(good.counts.saved).to.equal(2);
    });

    it("recognises unchanged rows and bumps no version", async () => {
      await push(aPush({ rows: [aRow("000123"), aRow("001905")] }));
      const again = await push(aPush({ rows: [aRow("000123", {}, 1), aRow("001905", { notes: 1 }, 1)] }));
      expect(again.rows.map(({ outcome, version }) => [outcome, version])).to.deep.equal([
        ["unchanged", 1],
        ["saved", 2],
      ]);
      expect(again.rows[0]!.points!.total).to.be.a("number");
      expect(await count("report_versions")).to.equal(3);
    });

    it("checks without storing when asked to", async () => {
      const wet = aPush({ rows: [aRow("000123"), aRow("001905", { order: "Z" })] });
      const dry = await push({ ...wet, dryRun: true });
      expect(
        [await count("reports"), await count("pushes"), await count("audit_entries")].slice(0, 2),
      ).to.deep.equal([0, 0]);
      const { rows, counts } = await push(wet);
      expect(dry.rows).to.deep.equal(rows);
      expect(dry.counts).to.deep.equal(counts);
      expect(dry.chain).to.equal(null);
    });

    it("refuses another unit's clerk and lets an officer push only himself", async () => {
      const stranger = await signIn(server, "clerk09");
      expect((await send(aPush({ rows: [aRow("000123")] }), randomUUID(), stranger)).status).to.equal(403);
      const officer = await signIn(server, "officer19");
      expect((await send(aPush({ rows: [aRow("001905")] }), randomUUID(), officer)).status).to.equal(403);
      const own = await send(aPush({ rows: [aRow("000123")] }), randomUUID(), officer);
      expect(((await own.json()) as PushReceipt).counts.saved).to.equal(1);
      const nobody = await fetch(`${server.url}/api/v1/months/${MONTH}/pushes/${randomUUID()}`, {
        method: "PUT",
      });
      expect(nobody.status).to.equal(401);
    });

    it("keeps an officer's hands off a colleague's credit lines", async () => {
      const clerk = await signIn(server, "clerk19");
      const line = aCredit({ policeNo: "001905", item: "c23" });
      await send(aPush({ credits: [{ ...line, item: "c18" }] }), randomUUID(), clerk);
      const officer = await signIn(server, "officer19");
      for (const change of [{ delete: true }, { quantity: 2 }]) {
        const theft = { ...line, item: "c18", version: 1, policeNo: "000123", ...change };
        const response = await send(aPush({ credits: [theft] }), randomUUID(), officer);
        const receipt = (await response.json()) as PushReceipt;
        expect(receipt.counts.rejected, JSON.stringify(receipt.problems)).to.equal(1);
        expect(receipt.lines[0]!.version, "says nothing of the line").to.equal(0);
      }
      const form = await clerk.get<{ credits: { policeNo: string; quantity: number }[] }>(
        `/months/${MONTH}/form?unit=19`,
      );
      expect(form.credits).to.have.length(1);
      expect(form.credits[0]).to.include({ policeNo: "001905", quantity: 1 });
    });

    it("takes a late month until it is reviewed or published, and closes it then", async () => {
      server.time.now = "2026-11-10T00:00:00.000Z";
      const clerk = await signIn(server, "clerk19");
      const late = await send(aPush({ rows: [aRow("000123")] }), randomUUID(), clerk);
      expect(((await late.json()) as PushReceipt).counts.saved).to.equal(1);
      const handedIn = await clerk.post<{ onTime: boolean }>(`/months/${MONTH}/submission`, {
        unit: "19",
        declaration: true,
      });
      expect(handedIn.onTime).to.equal(false);
      const head = await signIn(server, "head19");
      await head.put(`/months/${MONTH}/signatures`, {
        password: PASSWORD,
        grades: [{ policeNo: "000123", version: 1, grade: "good" }],
      });
      const signed = await send(aPush({ rows: [aRow("000123", { lateCount: 3 }, 1)] }), randomUUID(), clerk);
      const receipt = (await signed.json()) as PushReceipt;
      expect(receipt.counts.rejected).to.equal(1);
      expect(receipt.problems.map((one) => one.code)).to.include("V11");
      await server.context.db("months").where({ month: MONTH }).update({ state: "published" });
      const closed = await send(aPush({ rows: [aRow("001905")] }), randomUUID(), clerk);
      expect(((await closed.json()) as PushReceipt).problems.map((one) => one.code)).to.include("V11");
    });

    it("warns of figures and words that earlier months contradict or repeat, when checking and when submitting", async () => {
      server.time.now = "2026-11-03T00:00:00.000Z";
      const clerk = await signIn(server, "clerk19");
      const { db } = server.context;
      const officer = (await db("officers").where({ police_no: "000123" }).first<{ id: number }>("id")).id;
      const unit = (await db("units").where({ code: "19" }).first<{ id: number }>("id")).id;
      for (let month = 1; month <= 9; month++) {
        const fields = JSON.stringify({ ...E9_FIELDS, taskDone: 18 + (month % 3) });
        await db("reports").insert({
          ...{
            month: `2026-0${month}`,
            officer_id: officer,
            unit_id: unit,
            level: "officer",
            post_type: "SQ",
          },
          ...{ state: "published", version: 1, fields, content_hash: "0".repeat(64), complete: true },
          ...{ filled_by: 1, filled_at: "2026-01-01T00:00:00.000Z" },
        });
      }
      const push = aPush({ rows: [aRow("000123", { taskDone: 29 })] });
      const checked = (await (
        await send({ ...push, dryRun: true }, randomUUID(), clerk)
      ).json()) as PushReceipt;
      expect(checked.problems.filter(({ severity }) => severity === "warning").map(({ code, field }) => `${code} ${field}`)).to.include.members(["V19 taskDone", "V21 summary"]); // prettier-ignore
      await send(push, randomUUID(), clerk);
      const { warnings } = await clerk.post<{ warnings: { policeNo: string; problems: string[] }[] }>(`/months/${MONTH}/submission`, { unit: "19", declaration: true }); // prettier-ignore
      expect(warnings.find(({ policeNo }) => policeNo === "000123")?.problems.join()).to.match(/近.*个月/);
    });

    it("names unknown fields and foreign shapes row by row, never 500", async () => {
      const rows = [
        null,
        7,
        [],
        { policeNo: "000123", version: 0, fields: { grade: "excellent" } },
        { policeNo: "001903", version: 0, fields: JSON.parse('{"__proto__":{"a":1}}') as object },
        { policeNo: "001905", version: -1, fields: {} },
        { policeNo: 1904, version: 0, fields: {} },
        { policeNo: "001906", version: 0, fields: { notes: { formula: "=1+1" } }, status: "signed" },
      ] as unknown as PushRequest["rows"];
      const receipt = await push(aPush({ rows }));
      expect(receipt.counts).to.deep.equal({ saved: 0, unchanged: 0, conflict: 0, rejected: 8 });
      expect(receipt.problems.map((one) => one.code)).to.deep.equal([
        "S01",
        "S01",
        "S01",
        "S02",
        "S02",
        "S01",
        "S01",
        "S02",
      ]);
      expect(receipt.problems[3]!.message).to.contain("grade");
    });

    it("stores formula strings exactly as typed", async () => {
      const typed = '=cmd|"/c calc"!A1 +1-1@SUM(A1:A9)\n＝１＋１ 本月完成各项工作任务，情况属实。';
      await push(aPush({ rows: [aRow("000123", { summary: typed })] }));
      expect((await rowOf("000123")).fields.summary).to.equal(typed);
    });

    it("numbers events once and without gaps, however many push at once", async () => {
      const other = await signIn(server, "clerk09");
      const of = (unit: string, subject: string) =>
        aPush({ unit, events: [1, 2, 3].map(() => anEvent({ subject, type: "R5", variant: "county" })) });
      const answers = await Promise.all([
        send(of("19", "000123")),
        send(of("09", "000902"), randomUUID(), other),
        send(of("19", "001903")),
        send(of("09", "000903"), randomUUID(), other),
      ]);
      const receipts = (await Promise.all(answers.map((answer) => answer.json()))) as PushReceipt[];
      const numbers = receipts.flatMap((receipt) => receipt.lines.map((line) => line.eventNo));
      const expected = Array.from({ length: 12 }, (_, i) => `BY-2026-10-${String(i + 1).padStart(4, "0")}`);
      expect(numbers.sort()).to.deep.equal(expected);
    });

    it("spreads a unit's event to every member, and takes it back when the line is deleted", async () => {
      const before = (await push(aPush({ rows: [aRow("001901"), aRow("001902"), aRow("000123")] }))).rows;
      const event = anEvent({
        ...{
          subjectKind: "unit",
          subject: "19",
          type: "R7",
          variant: "city",
          evidenceKind: "documentAndCopy",
        },
      });
      await push(aPush({ events: [event] }));
      const gain = async () => {
        const { rows } = await form();
        return before.map(
          ({ policeNo, points }) =>
            rows.find((row) => row.policeNo === policeNo)!.points!.total - points!.total,
        );
      };
      expect(await gain()).to.deep.equal([200, 150, 100]);
      const gone = await push(aPush({ events: [{ rowKey: event.rowKey, version: 1, delete: true }] }));
      expect(gone.lines[0]).to.include({ outcome: "saved", version: 2 });
      expect(await gain()).to.deep.equal([0, 0, 0]);
      const revived = await push(aPush({ events: [{ ...event, version: 2 }] }));
      expect(revived.problems.map((one) => one.code)).to.include("S05");
    });

    it("scores an event only with the evidence its type asks for and a finding", async () => {
      const [bare] = (await push(aPush({ rows: [aRow("000123")] }))).rows;
      const total = async () => (await rowOf("000123")).points!.total - bare!.points!.total;
      await push(
        aPush({
          events: [anEvent({ subject: "000123", type: "R5", variant: "county", evidenceKind: "photo" })],
        }),
      );
      expect(await total()).to.equal(0);
      const pending = anEvent({
        subject: "000123",
        type: "P9",
        variant: "ordinary",
        finding: "pending",
        responsibility: "main",
      });
      await push(aPush({ events: [{ ...pending, evidenceKind: "investigation" }] }));
      expect(await total()).to.equal(0);
      await push(aPush({ events: [{ rowKey: pending.rowKey, version: 1, finding: "confirmed" }] }));
      expect(await total()).to.equal(-300);
    });

    it("credits a case once for ever", async () => {
      const credit = (caseNo: string) => aCredit({ policeNo: "001905", item: "c07", role: "lead", caseNo });
      await push(aPush({ credits: [credit("A4117")] }));
      const again = await push(aPush({ credits: [credit("A4117"), credit("A4118")] }));
      expect(again.lines.map((line) => line.outcome)).to.deep.equal(["rejected", "saved"]);
      expect(again.problems.map((one) => one.code)).to.include("V24");
    });
  });
});
