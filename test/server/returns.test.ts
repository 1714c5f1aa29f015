import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { ReturnReceipt, ReviewSheet, SignReceipt } from "../../domain/messages/review.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";

/** A row as the database gives it. */
type Row = Record<string, string | number | null>;

describe("returned reports", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    let head: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
      head = await signIn(server, "head19");
      await clerk.put(
        `/months/${MONTH}/pushes/${randomUUID()}`,
        aPush({ rows: [aRow("000123"), aRow("001901")] }),
      );
      await submit();
    });
    afterEach(() => server.stop());

    const submit = () => clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
    const reportOf = (policeNo = "000123") =>
      server.context
        .db("reports")
        .where({ month: MONTH, officer_id: server.bureau.officers[policeNo] })
        .first<Row>();
    const giveBack = async (
      client: Client,
      body: object = { to: "clerk", reason: "考勤与值班记录不符，请核对。" },
      version: number | null = 1,
      policeNo = "000123",
    ) =>
      client.request(
        "POST",
        `/reports/${(await reportOf(policeNo)).id}/return`,
        body,
        version === null ? {} : { "if-match": `"${version}"` },
      );
    const sign = (version: number) =>
      head.put<SignReceipt>(`/months/${MONTH}/signatures`, {
        password: PASSWORD,
        grades: [{ policeNo: "000123", version, grade: "good" }],
      });

    it("go back to the clerk with a reason, lose their signature, and come again by filling and submitting", async () => {
      await sign(1);
      const answer = await giveBack(head);
      expect(answer.status).to.equal(200);
      expect((await answer.json()) as ReturnReceipt).to.include({ policeNo: "000123", state: "returned" });
      expect(await reportOf()).to.include({
        state: "returned",
        grade: null,
        attested_by: null,
        submitted_at: null,
      });
      const [kept] = await server.context.db("returns").select<Row[]>();
      expect(kept).to.include({
        report_version: 1,
        returned_to: "clerk",
        reason: "考勤与值班记录不符，请核对。",
      });
      const notices = await server.context.db("notices").where({ kind: "report-returned" }).select<Row[]>();
      expect(notices.map((notice) => notice.account_id)).to.deep.equal([server.bureau.accounts.clerk19]);
      expect(JSON.parse(String(notices[0]?.facts))).to.include({ policeNo: "000123", reason: kept?.reason });
      const unitMonth = await server.context.db("unit_months").where({ month: MONTH }).first<Row>();
      expect(unitMonth).to.include({ submitted: 1, reviewed: 0, grade_good: 0 });
      const row = (await head.get<ReviewSheet>(`/months/${MONTH}/review`)).rows.find(
        ({ policeNo }) => policeNo === "000123",
      )!;
      expect(row).to.include({ state: "returned" });
      expect(row.returned).to.include({ by: "李四", to: "clerk", reason: kept?.reason });

      const change = { policeNo: "000123", version: 1, fields: { lateCount: 2 } };
      await clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ rows: [change] }));
      await submit();
      expect(await reportOf()).to.include({ state: "submitted", version: 2 });
      expect((await sign(1)).rows[0]!.outcome).to.equal("conflict");
      expect((await sign(2)).rows[0]!.outcome).to.equal("signed");
      const again = await giveBack(head, { to: "officer", reason: "请本人核对学习次数。" }, 2);
      expect(again.status).to.equal(200);
      const told = await server.context
        .db("notices")
        .where({ account_id: server.bureau.accounts.officer19 })
        .select<Row[]>();
      expect(told.map((notice) => notice.kind)).to.include("report-returned");
    });

    it("may be returned by the reviewer and the files office only, and by nobody of his own", async () => {
      for (const account of ["officer19", "head09", "clerk09", "political", "leader4"]) {
        const answer = await giveBack(await signIn(server, account));
        expect(answer.status, account).to.equal(404);
      }
      expect((await giveBack(head, undefined, 1, "001901")).status).to.equal(404);
      expect((await giveBack(await signIn(server, "leader4"), undefined, 1, "001901")).status).to.equal(200);
      expect((await giveBack(await signIn(server, "files"))).status).to.equal(200);
      const entries = await server.context
        .db("audit_entries")
        .where({ action: "report.return" })
        .orderBy("seq");
      expect(entries.map(({ detail }) => (JSON.parse(detail as string) as { as: string }).as)).to.deep.equal([
        "reviewer",
        "filesOffice",
      ]);
    });

    it("stay where they are without a version, with another version, or without a reason of five characters", async () => {
      expect((await giveBack(head, undefined, null)).status).to.equal(428);
      expect((await giveBack(head, undefined, 7)).status).to.equal(412);
      expect((await giveBack(head, { to: "clerk", reason: "不行" })).status).to.equal(422);
      expect((await giveBack(head, { to: "friend", reason: "考勤与值班记录不符。" })).status).to.equal(422);
      expect((await reportOf()).state).to.equal("submitted");
      expect((await head.request("POST", "/reports/99999/return", { to: "clerk", reason: "考勤与值班记录不符。" }, { "if-match": '"1"' })).status).to.equal(404); // prettier-ignore
    });

    it("cannot be returned before they are handed in, nor by the reviewer once the files office has checked them", async () => {
      await giveBack(head);
      expect((await giveBack(head)).status).to.equal(409);
      await server.context
        .db("reports")
        .where({ id: (await reportOf()).id })
        .update({ state: "checked" });
      expect((await giveBack(head)).status).to.equal(409);
      expect((await giveBack(await signIn(server, "files"))).status).to.equal(200);
      await server.context
        .db("reports")
        .where({ id: (await reportOf()).id })
        .update({ state: "published" });
      expect((await giveBack(await signIn(server, "files"))).status).to.equal(409);
    });
  });
});
