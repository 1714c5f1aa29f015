import { expect } from "chai";
import type { GradesContent } from "../../domain/bulletin.ts";
import type { Bulletin, BulletinList, OfficeShares } from "../../domain/messages/bulletins.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { grantRole, insertAccount } from "../../server/access/account-store.ts";
import { hashPassword } from "../../server/access/password.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillUnit19, PUBLISHED_GRADES, publishUnit19 } from "../support/published-month.ts";
import { readZipPart } from "../support/read-zip-part.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";

forEachDatabase((engine) => {
  describe("bulletins", () => {
    let server: RunningServer;
    let files: Client;
    let colleague: Client;
    before(async () => {
      server = await startServer({ engine });
      await fillUnit19(server);
      files = await signIn(server, "files");
      colleague = await signIn(server, "officer19");
    });
    after(() => server.stop());

    const act = async (client: Client, method: string, path: string, body: unknown, version?: number) => {
      const headers: Record<string, string> = version === undefined ? {} : { "If-Match": `"${version}"` };
      const response = await client.request(method, path, body, headers);
      const text = await response.text();
      return {
        status: response.status,
        body: (text === "" ? {} : JSON.parse(text)) as Bulletin & ProblemDetails,
      };
    };
    const draft = async (body: unknown) => {
      const made = await act(files, "POST", "/bulletins", body);
      expect(made.status, JSON.stringify(made.body)).to.equal(201);
      return made.body;
    };
    const gradesOf = ({ content }: Bulletin) => content as GradesContent;

    it("is not drafted before publication", async () => {
      const refused = await act(files, "POST", "/bulletins", { kind: "grades", month: MONTH });
      expect([refused.status, refused.body.code]).to.deep.equal([409, "bulletin.too-early"]);
      expect(refused.body.detail).to.equal("2026-10 尚未公布，公布后才能起草等次通报。");
    });

    it("names exactly 优秀, 一般 and 差, the lower two with a reason and without the narrative", async () => {
      await publishUnit19(server);
      const made = await draft({ kind: "grades", month: MONTH });
      const unit = gradesOf(made).units.find(({ unit }) => unit === "19")!;
      expect(unit.excellent).to.deep.equal([{ policeNo: "000123", name: "张三" }]);
      expect(unit.lower.map(({ policeNo, grade }) => [policeNo, grade])).to.deep.equal([
        ["001903", "fair"],
        ["001904", "poor"],
      ]);
      expect(unit.lower[0]!.reason).to.match(/^个人通报批评（北公纪〔2026〕12号），当月得分\d+\.\d\d分/);
      expect(unit.lower[1]!.reason).to.match(/^旷工2天，当月得分/);
      expect(unit).to.include({ expected: 7, graded: 7, ungraded: 0, onTime: 7 });
      const said = JSON.stringify(made.content);
      for (const name of ["李四", "赵敏", "周洁", "王伟", "擅离岗位"]) expect(said).to.not.contain(name);
      expect(made.title).to.equal("关于2026年10月份民警政绩档案评定情况的通报");
      const again = await act(files, "POST", "/bulletins", { kind: "grades", month: MONTH });
      expect(again.body.code).to.equal("bulletin.draft-exists");
    });

    it("shows a draft to the files office only, and an issued one to every business role", async () => {
      const [row] = (await files.get<BulletinList>("/bulletins")).rows;
      expect((await colleague.get<BulletinList>("/bulletins")).total).to.equal(0);
      const hidden = await act(colleague, "GET", `/bulletins/${row!.id}`, undefined);
      const unknown = await act(colleague, "GET", "/bulletins/99999", undefined);
      expect([hidden.status, hidden.body.code, hidden.body.detail]).to.deep.equal([
        404,
        unknown.body.code,
        unknown.body.detail,
      ]);
      expect((await colleague.request("GET", `/bulletins/${row!.id}.docx`)).status).to.equal(404);
      for (const account of ["officer19", "head19", "director", "political", "discipline"]) {
        const client = await signIn(server, account);
        expect((await act(client, "POST", `/bulletins/${row!.id}/issue`, {}, 1)).status, account).to.equal(
          403,
        );
        expect((await act(client, "PUT", `/bulletins/${row!.id}`, { opening: "改" }, 1)).status).to.equal(
          403,
        );
      }
      for (const account of ["sysadmin", "secadmin", "auditadmin"]) {
        expect((await (await signIn(server, account)).request("GET", "/bulletins")).status).to.equal(403);
      }
    });

    it("changes words with If-Match only: 428 without it, 412 when somebody was faster, never a name", async () => {
      const [row] = (await files.get<BulletinList>("/bulletins")).rows;
      const path = `/bulletins/${row!.id}`;
      expect((await act(files, "PUT", path, { opening: "十月份情况如下。" })).status).to.equal(428);
      const edit = {
        requirements: ["认真整改。"],
        units: [{ unit: "19", remark: "报送及时", reasons: [{ policeNo: "001904", reason: "旷工两天" }] }],
      };
      const edited = await act(files, "PUT", path, edit, 1);
      expect([edited.status, edited.body.version]).to.deep.equal([200, 2]);
      const unit = gradesOf(edited.body).units.find(({ unit }) => unit === "19")!;
      expect([unit.remark, unit.lower[1]!.reason]).to.deep.equal(["报送及时", "旷工两天"]);
      const late = await act(files, "PUT", path, { opening: "迟到的修改。" }, 1);
      expect([late.status, late.body.code]).to.deep.equal([412, "version.stale"]);
      expect((await act(files, "PUT", path, { units: [{ unit: "19", excellent: [] }] }, 2)).status).to.equal(
        422,
      );
      const outside = await act(files, "PUT", path, { units: [{ unit: "77", remark: "无" }] }, 2);
      expect(outside.body.code).to.equal("unit.unknown");
    });

    it("divides the units among the office: each edits his own part, and all parts are gone through before issue", async () => {
      const other = await aMember(server, "files2");
      const shares = await files.put<OfficeShares>("/bulletin-shares", {
        shares: [{ unit: "19", accountId: server.bureau.accounts.files2 }],
      });
      expect(shares.members.map(({ name }) => name)).to.deep.equal(["files", "files2"]);
      expect((await act(files, "PUT", "/bulletin-shares", { shares: [{ unit: "19", accountId: 999_999 }] })).body.code).to.equal("share.not-member"); // prettier-ignore
      const [row] = (await files.get<BulletinList>("/bulletins")).rows;
      const path = `/bulletins/${row!.id}`;
      const foreign = await act(files, "PUT", path, { units: [{ unit: "19", remark: "不该我写" }] }, 2);
      expect([foreign.status, foreign.body.code]).to.deep.equal([403, "bulletin.not-your-share"]);
      const early = await act(files, "POST", `${path}/issue`, {}, 2);
      expect([early.status, early.body.code]).to.deep.equal([409, "bulletin.share-unchecked"]);
      expect(early.body.detail).to.contain("城关派出所");
      const checked = await act(other, "PUT", path, { units: [{ unit: "19", checked: true }] }, 2);
      expect(gradesOf(checked.body).units.find(({ unit }) => unit === "19")!.checked!.name).to.equal(
        "files2",
      );
    });

    it("is not issued over facts that changed, and is brought up to date keeping the words", async () => {
      await publishUnit19(server, { ...PUBLISHED_GRADES, "001906": "excellent" });
      const [row] = (await files.get<BulletinList>("/bulletins")).rows;
      const stale = await act(files, "POST", `/bulletins/${row!.id}/issue`, {}, 3);
      expect([stale.status, stale.body.code]).to.deep.equal([409, "bulletin.stale"]);
      const fresh = await act(files, "POST", `/bulletins/${row!.id}/refresh`, { anew: false }, 3);
      const unit = gradesOf(fresh.body).units.find(({ unit }) => unit === "19")!;
      expect(unit.excellent.map(({ name }) => name)).to.deep.equal(["张三", "周洁"]);
      expect([unit.remark, unit.lower[1]!.reason, unit.checked]).to.deep.equal([
        "报送及时",
        "旷工两天",
        null,
      ]);
      expect(fresh.body.content.requirements).to.deep.equal(["认真整改。"]);
    });

    it("gets the year's next number, a hash and the chain's head, and never changes afterwards", async () => {
      const [row] = (await files.get<BulletinList>("/bulletins")).rows;
      const path = `/bulletins/${row!.id}`;
      const member = await signIn(server, "files2");
      await act(member, "PUT", path, { units: [{ unit: "19", checked: true }] }, 4);
      const issued = await act(files, "POST", `${path}/issue`, {}, 5);
      expect(issued.status, JSON.stringify(issued.body)).to.equal(200);
      expect(issued.body).to.include({ number: "北公政档〔2026〕1号", state: "issued", issuedBy: "files" });
      expect(issued.body.contentHash).to.match(/^[0-9a-f]{64}$/);
      const entry = await server.context.db("audit_entries").where({ action: "bulletin.issue" }).first<{ hash: string }>(); // prettier-ignore
      expect(issued.body.chainHead).to.equal(entry.hash);
      for (const [method, rest, body] of [
        ["PUT", "", { opening: "改" }],
        ["POST", "/issue", {}],
        ["POST", "/refresh", { anew: true }],
        ["DELETE", "", undefined],
      ] as const) {
        const refused = await act(files, method, path + rest, body, 5);
        expect([refused.status, refused.body.code], `${method} ${rest}`).to.deep.equal([
          409,
          "bulletin.issued",
        ]);
      }
      expect((await act(files, "POST", "/bulletins", { kind: "grades", month: MONTH })).body.code).to.equal("bulletin.already-issued"); // prettier-ignore
      const read = await colleague.get<Bulletin>(path);
      expect(read.content).to.deep.equal(issued.body.content);
      expect(read.shares).to.deep.equal([]);
    });

    it("is held by the database itself once issued", async () => {
      const { db } = server.context;
      let refusal = "";
      for (const change of [
        () => db("bulletins").where({ state: "issued" }).update({ title: "篡改" }),
        () => db("bulletins").where({ state: "issued" }).delete(),
      ]) {
        await change().catch((error: unknown) => (refusal += String(error)));
      }
      expect(refusal.match(/issued bulletins never change/g)).to.have.length(2);
    });

    it("opens as a Word file with the names in it and nobody else's", async () => {
      const [row] = (await colleague.get<BulletinList>("/bulletins")).rows;
      const response = await colleague.request("GET", `/bulletins/${row!.id}.docx`);
      expect(response.headers.get("content-type")).to.contain("wordprocessingml");
      const xml = readZipPart(Buffer.from(await response.arrayBuffer()), "word/document.xml");
      const text = xml.replaceAll(/<[^>]+>/g, "");
      for (const said of [
        "张三",
        "周洁",
        "巴·图",
        "𠮷田",
        "北公政档〔2026〕1号",
        "2026年11月4日",
        "抄送：",
        "旷工两天",
      ]) {
        expect(text).to.contain(said);
      }
      for (const hidden of ["李四", "赵敏", "王伟"]) expect(text).to.not.contain(hidden);
      expect(xml).to.contain("仿宋_GB2312").and.to.contain("方正小标宋简体");
      expect(xml).to.match(/<w:pgMar w:top="209\d" w:right="147\d" w:bottom="198\d" w:left="158\d"/);
    });

    it("is recalled only by a correcting bulletin, which says whose announcement changes", async () => {
      await publishUnit19(server, { ...PUBLISHED_GRADES, "001903": "qualified", "001906": "excellent" });
      const [wrong] = (await files.get<BulletinList>("/bulletins")).rows;
      const made = await draft({
        kind: "correction",
        corrects: wrong!.id,
        reason: "001903 的等次经异议更正",
      });
      expect(made.content.corrects).to.deep.include({ number: "北公政档〔2026〕1号", id: wrong!.id });
      expect(made.content.corrects!.changes).to.deep.equal(["城关派出所巴·图原列“一般”，现不再列入本通报。"]);
      await files.put("/bulletin-shares", { shares: [] });
      const issued = await act(files, "POST", `/bulletins/${made.id}/issue`, {}, 1);
      expect(issued.body.number, JSON.stringify(issued.body)).to.equal("北公政档〔2026〕2号");
      const old = await colleague.get<Bulletin>(`/bulletins/${wrong!.id}`);
      expect(old.correctedBy).to.deep.equal({ id: made.id, number: "北公政档〔2026〕2号" });
      const twice = await act(files, "POST", "/bulletins", {
        kind: "correction",
        corrects: wrong!.id,
        reason: "再更正一次",
      });
      expect([twice.status, twice.body.code]).to.deep.equal([409, "bulletin.not-correctable"]);
    });

    it("numbers two that are issued at once one after the other, in two processes", async () => {
      const second = await startServer({ database: server.database, bureau: false });
      try {
        server.time.now = "2026-11-09T02:00:00.000Z";
        second.time.now = server.time.now;
        files = await signIn(server, "files");
        const quality = await draft({ kind: "quality", month: MONTH });
        const before = (await files.get<BulletinList>("/bulletins")).rows.find(
          ({ state }) => state === "issued",
        )!;
        const correcting = await draft({ kind: "correction", corrects: before.id, reason: "同时签发的更正" });
        const there = await signIn(second, "files");
        const [one, two] = await Promise.all([
          act(files, "POST", `/bulletins/${quality.id}/issue`, {}, 1),
          act(there, "POST", `/bulletins/${correcting.id}/issue`, {}, 1),
        ]);
        expect([one.status, two.status], JSON.stringify([one.body, two.body])).to.deep.equal([200, 200]);
        expect([one.body.number, two.body.number].sort()).to.deep.equal([
          "北公政档〔2026〕3号",
          "北公政档〔2026〕4号",
        ]);
      } finally {
        await second.stop();
      }
    });

    it("leaves names of 一般 and 差 out where the bureau so decides", async () => {
      const settings = await files.get<Record<string, unknown>>("/bulletin-settings");
      expect(settings).to.include({ nameLower: true, symbol: "北公政档" });
      await files.put("/bulletin-settings", { ...settings, nameLower: false, redHead: "" });
      const last = (await files.get<BulletinList>("/bulletins?kind=correction")).rows[0]!;
      const made = await draft({ kind: "correction", corrects: last.id, reason: "按规定不再点名" });
      expect(JSON.stringify(made.content.units)).to.not.contain("𠮷田");
      expect(gradesOf(made).units.find(({ unit }) => unit === "19")!.counts).to.deep.equal({ excellent: 2, fair: 0, poor: 1 }); // prettier-ignore
      expect(made.content.redHead).to.equal(null);
      expect((await act(files, "DELETE", `/bulletins/${made.id}`, undefined, 1)).status).to.equal(204);
    });

    it("refuses bad input clearly and loses nothing", async () => {
      for (const body of [
        {},
        { kind: "grades" },
        { kind: "grades", month: "2026-13" },
        { kind: "correction", corrects: 1, reason: "短" },
        [],
      ]) {
        expect((await act(files, "POST", "/bulletins", body)).status).to.equal(422);
      }
      expect((await act(files, "POST", "/bulletins", { kind: "grades", month: "2031-01" })).status).to.equal(
        404,
      );
      expect((await files.request("GET", "/bulletins/x")).status).to.equal(422);
    });
  });
});

/** A second member of the files office. */
async function aMember(server: RunningServer, name: string): Promise<Client> {
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(server.context, async (trx) => {
    const id = await insertAccount(trx, { name, displayName: name, officerId: null, passwordHash, createdAt: "2026-01-01T00:00:00.000Z" }); // prettier-ignore
    server.bureau.accounts[name] = id;
    await grantRole(trx, id, "filesOffice", 0);
    await server.context.pulse.bump(trx, "access");
  });
  return signIn(server, name);
}
