import { expect } from "chai";
import ExcelJS from "exceljs";
import type { ProblemDetails } from "../../domain/messages.ts";
import type { RuleDifferences, RuleImportPreview } from "../../domain/messages/rule-lab.ts";
import type { RuleVersionDetail, RuleVersionLine } from "../../domain/messages/rules.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

const BASE = "BY-2026-v1";
const VERSION = "BY-2027-v1";
const REASON = "良好等次界限提高到九十二分";
const NEW = `/rule-lab/drafts?base=${BASE}&version=${VERSION}&effectiveFrom=2027-01&reason=${encodeURIComponent(REASON)}`;

forEachDatabase((engine) => {
  describe("a rule set that comes back as a workbook", () => {
    let server: RunningServer;
    let office: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await vouchFor(server);
      office = await signIn(server, "assessment");
    });
    afterEach(() => server.stop());

    /** The exported workbook of a version after somebody changed it in Excel. */
    const edited = async (version: string, change: (workbook: ExcelJS.Workbook) => void) => {
      const response = await office.request("GET", `/rule-lab/versions/${version}/workbook`);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await response.arrayBuffer());
      change(workbook);
      return Buffer.from(await workbook.xlsx.writeBuffer());
    };
    const bound = (value: string | number) => (workbook: ExcelJS.Workbook) => {
      workbook.getWorksheet("等次界限")!.getCell("B4").value = value;
    };
    const send = async (method: string, path: string, file: Buffer, headers = {}, client = office) => {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        ...{ method, body: new Uint8Array(file) },
        headers: {
          authorization: `Bearer ${client.token}`,
          "content-type": "application/octet-stream",
          "accept-language": "zh",
          ...headers,
        },
      });
      const answer = (await response.json()) as Record<string, unknown> & ProblemDetails;
      return { status: response.status, answer };
    };
    const differences = async () =>
      (await office.get<RuleDifferences>(`/rule-lab/differences?from=${BASE}&to=${VERSION}`)).differences;
    const detail = () => office.get<RuleVersionDetail>(`/rules/${VERSION}/life`);
    const versions = async () =>
      (await office.get<RuleVersionLine[]>("/rules")).map(({ version }) => version);

    it("becomes a new draft in which exactly the changed cell differs", async () => {
      const { status, answer } = await send("POST", NEW, await edited(BASE, bound(92)));
      expect([status, answer.version, answer.textVersion]).to.deep.equal([201, VERSION, 1]);
      const found = await differences();
      expect(found).to.have.length(1);
      expect(found[0]).to.deep.include({ table: "grades", column: "atLeast", change: "changed" });
      expect([found[0]!.from?.zh, found[0]!.to?.zh]).to.deep.equal(["90.00", "92.00"]);
      const { state, basedOn, moves, effectiveFrom } = await detail();
      expect([state, basedOn, effectiveFrom]).to.deep.equal(["draft", BASE, "2027-01"]);
      expect(moves[0]!.reason).to.equal(REASON);
      const again = await send("POST", NEW, await edited(BASE, bound(93)));
      expect([again.status, again.answer.code]).to.deep.equal([409, "rules.exists"]);
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });

    it("becomes a draft's next text, if the draft still is the one it was compared with", async () => {
      await send("POST", NEW, await edited(BASE, bound(92)));
      const file = await edited(VERSION, bound(93));
      const path = `/rule-lab/drafts/${VERSION}`;
      const seen = await send("POST", `/rule-lab/preview?base=${VERSION}`, file);
      const { textVersion, differences: previewed } = seen.answer as unknown as RuleImportPreview;
      expect([textVersion, previewed.map(({ to }) => to?.zh)]).to.deep.equal([1, ["93.00"]]);
      expect((await send("PUT", path, file)).status).to.equal(428);
      const first = await send("PUT", path, file, { "if-match": '"1"' });
      expect(first.answer).to.include({ textVersion: 2, changed: true });
      const late = await send("PUT", path, await edited(BASE, bound(95)), { "if-match": '"1"' });
      expect([late.status, late.answer.code]).to.deep.equal([412, "version.stale"]);
      const same = await send("PUT", path, file, { "if-match": '"2"' });
      expect(same.answer).to.include({ textVersion: 2, changed: false });
      expect((await detail()).texts.map(({ textVersion: one }) => one)).to.deep.equal([2, 1]);
      expect((await differences()).map(({ to }) => to?.zh)).to.deep.equal(["93.00"]);
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });

    it("is not stored with one bad cell; each problem is named by sheet, row and column", async () => {
      const file = await edited(BASE, (workbook) => {
        bound("九十")(workbook);
        workbook.getWorksheet("岗位实绩积分分值")!.getCell("A4").value = "=1+1";
        workbook.removeWorksheet("岗位系数");
      });
      const { status, answer } = await send("POST", NEW, file);
      expect([status, answer.code]).to.deep.equal([422, "rules.invalid"]);
      const fields = answer.errors!.map(({ field }) => field);
      expect(fields).to.include("等次界限/4/总分不低于");
      expect(fields).to.include("岗位系数");
      expect(answer.errors!.find(({ field }) => field.startsWith("等次界限"))!.message).to.match(
        /^工作表“等次界限”第 4 行“总分不低于”：请填数字/,
      );
      const damaged = await send("POST", NEW, Buffer.from("not a workbook"));
      expect(damaged.status).to.equal(415);
      expect(await versions()).not.to.include(VERSION);
      await send("POST", NEW, await edited(BASE, bound(92)));
      const bad = await send("PUT", `/rule-lab/drafts/${VERSION}`, file, { "if-match": '"1"' });
      expect([bad.status, bad.answer.code]).to.deep.equal([422, "rules.invalid"]);
      expect((await detail()).textVersion).to.equal(1);
    });

    it("never replaces what is no draft any more, and is the 考核办's alone", async () => {
      const file = await edited(BASE, bound(92));
      const law = await send("PUT", `/rule-lab/drafts/${BASE}`, file, { "if-match": '"1"' });
      expect([law.status, law.answer.code]).to.deep.equal([409, "rules.not-editable"]);
      for (const account of ["director", "group", "officer19"]) {
        const client = await signIn(server, account);
        expect((await send("POST", NEW, file, {}, client)).status, account).to.equal(403);
      }
      expect(await versions()).not.to.include(VERSION);
    });
  });
});
