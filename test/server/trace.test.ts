import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Journal, ReportTrace } from "../../domain/messages/trace.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const MONTH = "2026-10";
const PATH = `/officers/000123/trace?month=${MONTH}`;

describe("the trace of a record", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    before(async () => {
      server = await startServer({ engine });
      const clerk = await signIn(server, "clerk19");
      const push = (parts: Parameters<typeof aPush>[0]) =>
        clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush(parts));
      await push({ rows: [aRow("000123")], workbook: { name: "月报-19.xlsx" } });
      await push({ rows: [{ ...aRow("000123", {}, 1), fields: { lateCount: 3 } }] });
      const gone = aCredit({ policeNo: "000123", item: "c03" });
      await push({ credits: [gone] });
      await push({ credits: [{ ...gone, version: 1, delete: true }] });
      await push({ credits: [aCredit({ policeNo: "001905", item: "c03" })] });
    });
    after(() => server.stop());

    it("names who filled which cell, from what to what, in which version and from which workbook", async () => {
      const { steps } = await (await signIn(server, "officer19")).get<ReportTrace>(PATH);
      const [first, second] = steps.filter(({ kind }) => kind === "filled");
      expect(first).to.include({ by: "周洁", version: 1, source: "excel", workbook: "月报-19.xlsx" });
      expect(first?.changes.find(({ field }) => field === "lateCount")).to.include({ from: null, to: "1" });
      expect(second?.changes.map(({ field, from, to }) => [field, from, to])).to.deep.equal([
        ["lateCount", "1", "3"],
      ]);
    });

    it("keeps a line that was deleted, and shows nobody else's lines", async () => {
      const { steps } = await (await signIn(server, "head19")).get<ReportTrace>(PATH);
      const lines = steps.filter(({ kind }) => kind === "line");
      expect(lines.map(({ version, note }) => [version, note])).to.deep.equal([[1, "c03"], [2, "c03"]]); // prettier-ignore
      expect(lines[1]?.changes.every(({ to }) => to === null)).to.equal(true);
    });

    it("is closed to whoever may not see the unpublished file, and says no more than that there is nothing", async () => {
      for (const account of ["clerk09", "head09", "leader3"]) {
        const hidden = await (await signIn(server, account)).request("GET", PATH);
        const absent = await (await signIn(server, account)).request("GET", PATH.replace("000123", "009999"));
        expect([hidden.status, absent.status], account).to.deep.equal([404, 404]);
      }
      expect((await (await signIn(server, "sysadmin")).request("GET", PATH)).status).to.equal(403);
    });

    it("writes down who looked at a colleague's trace", async () => {
      const looked = async () =>
        (await server.context.db("audit_entries").where({ action: "trace.read" })).length;
      const before = await looked();
      await (await signIn(server, "officer19")).get(PATH);
      expect(await looked()).to.equal(before);
      await (await signIn(server, "files")).get(PATH);
      expect(await looked()).to.equal(before + 1);
    });

    it("gives the audit administrator the journal without any content", async () => {
      const auditor = await signIn(server, "auditadmin");
      const journal = await auditor.get<Journal>("/journal?action=push.");
      expect(journal.lines.length).to.equal(5);
      expect(Object.keys(journal.lines[0] ?? {}).sort()).to.deep.equal(["action", "at", "by", "hash", "seq", "subject"]); // prettier-ignore
      expect((await auditor.get<Journal>("/journal?subject=month")).lines.length).to.be.at.least(5);
      expect((await (await signIn(server, "files")).request("GET", "/journal")).status).to.equal(403);
      for (const query of ["before=x", "before=-1", "action=%", `subject=${"x".repeat(200)}`]) {
        expect((await auditor.request("GET", `/journal?${query}`)).status, query).to.be.oneOf([
          200, 400, 422,
        ]);
      }
    });
  });
});
