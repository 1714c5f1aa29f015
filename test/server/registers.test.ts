import { randomUUID } from "node:crypto";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { InspectionReport, RegisterPage, RegisterPushReceipt } from "../../domain/messages/registers.ts";
import { REGISTERS } from "../../domain/registers/register.ts";
import { readFactsKnownAt, readKnownFacts } from "../../server/registers/known-fact-store.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aNewEntry, KEEPERS } from "../support/register-entries.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

forEachDatabase((engine) => {
  describe("the departments' registers", () => {
    let server: RunningServer;
    before(async () => {
      server = await startServer({ engine });
      await vouchFor(server);
    });
    after(async () => server?.stop());

    const as = (account: string): Promise<Client> => signIn(server, account);
    const keep = async (register: string, rows: object[], account = KEEPERS[register as "legal"], id = randomUUID()) =>
      (await as(account)).put<RegisterPushReceipt>(`/registers/${register}/pushes/${id}`, { rows }); // prettier-ignore

    it("are kept each by its department: an entry gets a number and the month of its document", async () => {
      for (const register of REGISTERS) {
        const receipt = await keep(register, [aNewEntry(register)]);
        expect(receipt.problems, register).to.deep.equal([]);
        expect(receipt.rows[0]).to.include({ outcome: "saved", version: 1, accountMonth: "2026-10" });
        expect(receipt.rows[0]!.entryNo).to.match(/^(DC|XF|FZ|CF|JL)-2026-\d{4}$/);
        const page = await (await as(KEEPERS[register])).get<RegisterPage>(`/registers/${register}?month=2026-10`);
        expect(page.rows[0]).to.include({ unit: "19", name: "张三", entryNo: receipt.rows[0]!.entryNo });
      } // prettier-ignore
    });

    it("keep good entries and say of bad ones which column is wrong and how to mend it", async () => {
      const receipt = await keep("complaint", [
        aNewEntry("complaint"),
        aNewEntry("complaint", { policeNo: "999999" }),
        aNewEntry("complaint", { policeNo: "000123", name: "李四" }),
        aNewEntry("complaint", { policeNo: "", name: "王伟" }),
        aNewEntry("complaint", { finding: "也许" }),
        aNewEntry("complaint", { occurredOn: "2026-12-01" }),
        aNewEntry("complaint", { documentOn: "2026-10-01" }),
        aNewEntry("complaint", { matter: "P9", variant: "" }),
        aNewEntry("complaint", { words: "" }),
        aNewEntry("complaint", { policeNo: "", unit: "77" }),
      ]);
      expect(receipt.counts).to.include({ saved: 1, rejected: 9 });
      const said = (row: number) => receipt.problems.filter((one) => one.row === row).map(({ message }) => message); // prettier-ignore
      expect(said(2)[0]).to.equal("第2行“警号”：没有警号为999999的民警，请核对警号。");
      expect(said(3)[0]).to.include("000123的姓名是“张三”");
      expect(said(4)[0]).to.include("叫“王伟”的有2人，请填警号");
      expect(said(5)[0]).to.match(/^第5行“认定”：/);
      expect(said(6)[0]).to.include("不能登记将来的日期");
      expect(said(7)[0]).to.include("不能早于发生日期");
      expect(said(8)[0]).to.match(/“级别”：请填：一般、较大、重大/);
      expect(said(9)[0]).to.include("“事由”：必填");
      expect(said(10)[0]).to.include("没有代码为“77”的单位");
    });

    it("find an officer by his name where nobody else bears it, in the unit he was posted to", async () => {
      const receipt = await keep("legal", [aNewEntry("legal", { policeNo: "", name: "欧阳正" })]);
      expect(receipt.rows[0]!.about).to.match(/^000902 /);
      const page = await (await as("legal")).get<RegisterPage>("/registers/legal?unit=09");
      expect(page.rows[0]).to.include({ policeNo: "000902", unitName: "刑事侦查大队" });
    });

    it("replay the same push, refuse another one under its id, and never overwrite a newer version", async () => {
      const [id, row] = [randomUUID(), aNewEntry("award")];
      const first = await keep("award", [row], "political", id);
      const client = await as("political");
      const again = await client.request("PUT", `/registers/award/pushes/${id}`, { rows: [row] });
      expect(again.headers.get("idempotency-replayed")).to.equal("true");
      expect(await again.json()).to.deep.equal(first);
      const other = await client.request("PUT", `/registers/award/pushes/${id}`, { rows: [{ ...row, words: "另外的事由" }] }); // prettier-ignore
      expect(other.status).to.equal(422);
      const mended = await keep("award", [{ ...row, version: 1, words: "改过的事由" }]);
      expect(mended.rows[0]).to.include({ outcome: "saved", version: 2, entryNo: first.rows[0]!.entryNo });
      const stale = await keep("award", [{ ...row, version: 1, words: "过时的事由" }]);
      expect(stale.rows[0]!.outcome).to.equal("conflict");
      expect(stale.problems[0]!.message).to.include("现为第2版");
    });

    it("let nobody write in another department's register, and show complaints to those who may know of them", async () => {
      const refused = await (await as("legal")).request("PUT", `/registers/award/pushes/${randomUUID()}`, { rows: [aNewEntry("award")] }); // prettier-ignore
      expect(refused.status).to.equal(403);
      for (const [account, status] of [["files", 403], ["head19", 403], ["director", 200], ["leader4", 200], ["officer19", 403]] as const) {
        const answer = await (await as(account)).request("GET", "/registers/complaint");
        expect(answer.status, account).to.equal(status);
      } // prettier-ignore
      const head = await (await as("head19")).get<RegisterPage>("/registers/legal");
      expect([...new Set(head.rows.map(({ unit }) => unit))]).to.deep.equal(["19"]);
    });

    it("know every fact of a month, and what they knew at an instant", async () => {
      const officerId = server.bureau.officers["001902"]!;
      const [row, { now }] = [aNewEntry("sanction", { policeNo: "001902" }), server.time];
      server.time.now = "2026-11-04T03:00:00.000Z";
      await keep("sanction", [row]);
      server.time.now = "2026-11-05T03:00:00.000Z";
      await keep("sanction", [{ ...row, version: 1, matter: "P3" }]);
      const facts = await readKnownFacts(server.context.db, { month: "2026-10", officerIds: [officerId] });
      expect(facts.map(({ matter, register }) => [register, matter])).to.deep.equal([["sanction", "P3"]]);
      const then = (at: string) => readFactsKnownAt(server.context.db, { officerId, month: "2026-10", at });
      expect(await then("2026-11-04T02:59:59.000Z")).to.deep.equal([]);
      expect((await then("2026-11-04T12:00:00.000Z"))[0]!.entry).to.include({ matter: "P1" });
      expect((await then("2026-11-06T00:00:00.000Z"))[0]!.entry).to.include({ matter: "P3" });
      server.time.now = now;
    });

    it("withdraw an entry with a reason: it is no fact any more, its versions stay", async () => {
      const row = aNewEntry("inspection", { policeNo: "001903" });
      await keep("inspection", [row]);
      const client = await as("discipline");
      await client.post(`/register-entries/${row.rowKey}/withdrawal`, { version: 1, reason: "登记错了对象" });
      const officerId = server.bureau.officers["001903"]!;
      expect(await readKnownFacts(server.context.db, { month: "2026-10", officerIds: [officerId] })).to.deep.equal([]); // prettier-ignore
      const versions = await server.context.db("register_entry_versions as v").join("register_entries as e", "e.id", "v.entry_id").where("e.row_key", row.rowKey).orderBy("v.version").pluck("v.reason"); // prettier-ignore
      expect(versions).to.deep.equal([null, "登记错了对象"]);
      const again = await client.request("POST", `/register-entries/${row.rowKey}/withdrawal`, { version: 2, reason: "再撤一次" }); // prettier-ignore
      expect(again.status).to.equal(409);
    });

    it("send numbered reports of inspections to the files office, which acknowledges each once", async () => {
      const rows = [aNewEntry("inspection"), aNewEntry("inspection", { policeNo: "000903" })];
      await keep("inspection", rows);
      const discipline = await as("discipline");
      const body = { title: "关于十月督察情况的通报", content: "本月对全局各单位开展督察,发现问题如下。" };
      const keys = rows.map(({ rowKey }) => rowKey);
      const issued = await discipline.post<{ id: number; reportNo: string }>("/inspection-reports", { ...body, kind: "bulletin", entries: keys }); // prettier-ignore
      expect(issued.reportNo).to.match(/^北公督通〔2026〕\d+号$/);
      const twice = await discipline.request("POST", "/inspection-reports", { ...body, kind: "bulletin", entries: keys }); // prettier-ignore
      expect(twice.status).to.equal(422);
      const withdrawn = await discipline.request("POST", `/register-entries/${keys[0]!}/withdrawal`, { version: 1, reason: "已经通报的" }); // prettier-ignore
      expect(withdrawn.status).to.equal(409);
      const files = await as("files");
      await files.post(`/inspection-reports/${issued.id}/receipt`, {});
      expect((await files.request("POST", `/inspection-reports/${issued.id}/receipt`, {})).status).to.equal(
        409,
      );
      const { rows: reports } = await files.get<{ rows: InspectionReport[] }>("/inspection-reports");
      expect(reports[0]).to.include({ reportNo: issued.reportNo, mayReceive: false });
      expect(reports[0]!.entries).to.have.length(2);
      const head = await (await as("head19")).get<{ rows: InspectionReport[] }>("/inspection-reports");
      expect(head.rows[0]!.entries).to.have.length(1);
    });

    it("number reports without a gap when two server processes issue at once", async () => {
      const other = await startServer({ engine, database: server.database, bureau: false });
      const rows = Array.from({ length: 12 }, () => aNewEntry("inspection"));
      await keep("inspection", rows);
      const desks = [await as("discipline"), await signIn(other, "discipline")];
      const issue = ({ rowKey }: { rowKey: string }, index: number) =>
        desks[index % 2]!.request("POST", "/inspection-reports", {
          ...{
            kind: "advice",
            title: "督察建议书",
            content: "请贵单位对所列问题研究整改。",
            entries: [rowKey],
          },
        });
      const answers = await Promise.all(rows.map(issue));
      await other.stop();
      expect(answers.map(({ status }) => status)).to.deep.equal(rows.map(() => 201));
      const numbers = await Promise.all(answers.map(async (one) => ((await one.json()) as { reportNo: string }).reportNo)); // prettier-ignore
      expect(numbers).to.have.members(rows.map((_, n) => `北公督建〔2026〕${n + 1}号`));
    });

    it("read a department's own list: known headings by themselves, others as named; a dry run keeps nothing", async () => {
      const file = await workbook([
        ["序号", "被处分人", "警号", "处分种类", "情况经过", "发生日期", "决定日期", "决定文号"],
        [1, "张三", "000123", "P1 个人通报批评", "因卷宗归档不及时被通报", "2026年10月8日", "2026-10-15", "北公纪〔2026〕5号"],
        [2, "巴图", "001903", "P1 个人通报批评", "=1+1", "2026.10.9", "2026-10-16", "北公纪〔2026〕6号"],
        [3, "李四", "001901", "没有的处分", "无故不参加训练", "2026-10-09", "2026-10-16", "北公纪〔2026〕7号"],
      ]); // prettier-ignore
      const client = await as("discipline");
      const before = (await client.get<RegisterPage>("/registers/sanction")).total;
      const ask = async (query: string, id = randomUUID()): Promise<Response> =>
        fetch(`${server.url}/api/v1/registers/sanction/pushes/${id}${query}`, {
          ...{ method: "POST", body: new Uint8Array(file) },
          headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
        });
      const dry = (await (await ask("?dryRun=true")).json()) as RegisterPushReceipt;
      expect(dry.mapping!.find(({ key }) => key === "name")!.read).to.equal("被处分人");
      expect(dry.mapping!.find(({ key }) => key === "words")!.read).to.equal(null);
      expect(dry.unread).to.deep.equal(["序号", "情况经过"]);
      const named = `?columns=${encodeURIComponent(JSON.stringify({ words: "情况经过" }))}`;
      const id = randomUUID();
      const kept = (await (await ask(named, id)).json()) as RegisterPushReceipt;
      expect(kept.rows.map(({ row, outcome }) => [row, outcome])).to.deep.equal([[2, "saved"], [3, "rejected"], [4, "rejected"]]); // prettier-ignore
      expect(kept.problems.map(({ message }) => message).join("\n")).to.include("第3行“姓名”").and.to.include("第4行“类别”"); // prettier-ignore
      const replay = await ask(named, id);
      expect(replay.headers.get("idempotency-replayed")).to.equal("true");
      expect((await client.get<RegisterPage>("/registers/sanction")).total).to.equal(before + 1);
    });

    it("hand out a blank sheet that reads back", async () => {
      const client = await as("petitions");
      const answer = await client.request("GET", "/registers/complaint/sheet.xlsx");
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await answer.arrayBuffer());
      const headings = (book.worksheets[0]!.getRow(1).values as string[]).slice(1);
      expect(headings).to.include.members(["警号", "类别*", "事由*", "认定*"]);
    });

    it("leave a chain that verifies", async () => {
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });
  });
});

async function workbook(rows: unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("处分台账").addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
