import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { expect } from "chai";
import type {
  AppraisalOverview,
  AppraisalReceipt,
  AppraisalSheet,
} from "../../domain/messages/appraisals.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { fixedClock } from "../../server/clock.ts";
import { readAppraisals } from "../../server/appraisals/appraisal-store.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

/** The day after the December lock's eve: appraisals of 2026 are being entered. */
const JANUARY = "2027-01-20T02:00:00.000Z";

describe("the year's appraisals", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let office: Client;
    beforeEach(async () => {
      server = await startServer({ engine, clock: fixedClock(() => new Date(JANUARY)) });
      await vouchFor(server);
      office = await signIn(server, "assessment");
    });
    afterEach(() => server.stop());

    const put = (client: Client, kind: string, rows: object[], push: string = randomUUID(), unit = "") =>
      client.request("PUT", `/appraisals/2026/${kind}/pushes/${push}${unit && `?unit=${unit}`}`, { rows });
    const enter = async (client: Client, kind: string, ...rows: object[]): Promise<AppraisalReceipt> =>
      (await (await put(client, kind, rows)).json()) as AppraisalReceipt;
    const messages = ({ problems }: AppraisalReceipt): string[] => problems.map(({ message }) => message);
    const codeOf = async (response: Response) => ((await response.json()) as ProblemDetails).code;

    it("takes the office's totals row by row, keeps every version, and serves them to the year", async () => {
      const first = await enter(
        office,
        "democratic",
        { policeNo: "000123", name: "张三", score: 92.4, basis: "民主测评汇总表 1 号" },
        { policeNo: "001903", name: "巴图", score: "８８ 分" },
        { policeNo: "001905", name: "张伟", score: 90 },
        { policeNo: "009999", score: 90 },
        { policeNo: "001906", score: 100.5 },
        { policeNo: "001904", score: 88.125 },
      );
      expect(first.counts).to.deep.equal({ saved: 2, unchanged: 0, conflict: 0, rejected: 4 });
      expect(messages(first)).to.deep.equal([
        "第3行 001905 王伟，B列“姓名”：姓名“张伟”与警号对应的“王伟”不符，可能错行。请核对警号和姓名。",
        "第4行，A列“警号”：没有警号009999的民警，或他年末已不在职。请核对警号。",
        "第5行 001906 周洁，E列“得分”：填的是100.5，应在0至100之间。请更正。",
        "第6行 001904 𠮷田，E列“得分”：“88.125”的小数超过2位。请四舍五入到2位以内。",
      ]);
      const change = { policeNo: "000123", score: 92.1, version: 1 };
      expect(messages(await enter(office, "democratic", change))[0]).to.include("改动须写明更正原因");
      expect((await enter(office, "democratic", { ...change, version: 0 })).rows[0]!.outcome).to.equal("conflict");
      const said = await enter(office, "democratic", { ...change, reason: "复核选票，计票有误" });
      expect(said.rows[0]).to.deep.include({ outcome: "saved", version: 2 });
      const taken = { policeNo: "001903", score: "不适用", version: 1, reason: "测评前已调离" };
      expect((await enter(office, "democratic", taken)).counts.saved).to.equal(1);
      const { officers } = server.bureau;
      expect(await readAppraisals(server.context.db, 2026)).to.deep.equal(
        new Map([[officers["000123"], { democratic: 9210 }]]),
      );
      const sheet = await office.get<AppraisalSheet>("/appraisals/2026/democratic?unit=19");
      const zhang = sheet.rows.find(({ policeNo }) => policeNo === "000123")!;
      expect([zhang.score, zhang.version, zhang.versions[1]!.reason]).to.deep.equal([9210, 2, "复核选票，计票有误"]);
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    }); // prettier-ignore

    it("lets a leader give his word for his own units, chiefs for leaders, and nobody for himself", async () => {
      const [leader4, director] = [await signIn(server, "leader4"), await signIn(server, "director")];
      const given = await enter(
        leader4,
        "leaders",
        { policeNo: "001901", score: 90 },
        { policeNo: "000123", score: 88 },
        { policeNo: "000903", score: 80 },
        { policeNo: "000004", score: 100 },
      );
      expect(given.rows.map(({ outcome }) => outcome)).to.deep.equal(["saved", "saved", "rejected", "rejected"]);
      expect(messages(given)[1]).to.include("不能填报本人的分数");
      expect((await put(leader4, "democratic", [{ policeNo: "000123", score: 90 }], randomUUID(), "19")).status).to.equal(404);
      const chief = await enter(director, "leaders", { policeNo: "000004", score: 93 }, { policeNo: "000102", score: 80 });
      expect(chief.rows.map(({ outcome }) => outcome)).to.deep.equal(["saved", "rejected"]);
      const paper = { policeNo: "000102", score: 85 };
      expect(messages(await enter(office, "leaders", paper))[0]).to.include("须在“依据”栏写明签字评价表编号");
      const signed = { ...paper, basis: "领导评价表 2026-01" };
      expect((await enter(office, "leaders", signed)).counts.saved).to.equal(1);
      const seen = await leader4.get<AppraisalOverview>("/appraisals/2026");
      expect(seen.kinds.map(({ code }) => code)).to.deep.equal(["leaders"]);
      expect(seen.units.map(({ code, officers, entered }) => [code, officers, entered])).to.deep.equal([["19", 7, { leaders: 2 }]]);
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    }); // prettier-ignore

    it("stores a push once, answers it again byte for byte, and refuses its id for something else", async () => {
      const push = randomUUID();
      const rows = [{ policeNo: "000123", score: 92 }];
      const answers = await Promise.all([1, 2, 3].map(() => put(office, "training", rows, push)));
      const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
      expect([bodies.size, answers.filter(({ headers }) => headers.has("idempotency-replayed")).length]).to.deep.equal([1, 2]); // prettier-ignore
      expect(await codeOf(await put(office, "training", [{ policeNo: "000123", score: 93 }], push))).to.equal("push.other-content"); // prettier-ignore
      const many = await Promise.all(["a", "b"].map(() => enter(office, "training", { policeNo: "001903", score: 70 }))); // prettier-ignore
      expect(many.map(({ rows: [row] }) => row!.outcome).sort()).to.deep.equal(["saved", "unchanged"]);
    });

    it("is closed once the year lies before the chiefs", async () => {
      const { db } = server.context;
      const hand = { computed_by: server.bureau.accounts.assessment, computed_at: JANUARY, officers: 0, scored: 0, ranked: 0 }; // prettier-ignore
      const run = { ...{ kind: "year", period: "2026", run: 1, rule_set: "BY-2026-v1" }, sources: "{}", approvals: "[]" }; // prettier-ignore
      await db("assessments").insert({ ...run, ...hand, state: "draft", inputs_hash: "x", digest: "x" });
      expect((await put(office, "training", [{ policeNo: "000123", score: 90 }])).status).to.equal(200);
      await db("assessments").update({ state: "proposed" });
      const late = await put(office, "training", [{ policeNo: "001903", score: 90 }]);
      expect([late.status, await codeOf(late)]).to.deep.equal([409, "appraisal.closed"]);
      expect((await office.get<AppraisalSheet>("/appraisals/2026/training?unit=19")).open).to.equal(false);
    });

    it("reads back the sheet it gave: keys hold each row to its officer, formulas stay text", async () => {
      await enter(office, "democratic", { policeNo: "000123", score: 92.4, basis: "=HYPERLINK(1)" });
      const bytes = await download(office, "democratic/sheet.xlsx?unit=19");
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(bytes);
      const sheet = book.worksheets[0]!;
      expect([sheet.getCell("A1").value, sheet.rowCount]).to.deep.equal(["2026 年度民主测评 · 城关派出所", 10]);
      expect([sheet.getColumn(8).hidden, sheet.getColumn(9).hidden]).to.deep.equal([true, true]);
      const row = (policeNo: string) => sheet.getRows(4, 7)!.find((each) => each.getCell(1).value === policeNo)!;
      expect([row("000123").getCell(5).value, row("000123").getCell(6).value]).to.deep.equal([92.4, "=HYPERLINK(1)"]);
      row("001903").getCell(5).value = 91;
      row("001906").getCell(5).value = "优秀";
      // Only the first columns were sorted: the number no longer belongs to the row's key.
      const [one, two] = [row("001904"), row("001905")];
      for (const cell of [1, 2]) [one.getCell(cell).value, two.getCell(cell).value] = [two.getCell(cell).value, one.getCell(cell).value];
      [one.getCell(5).value, two.getCell(5).value] = [80, 81];
      const receipt = await upload(office, "democratic", await book.xlsx.writeBuffer(), "19");
      expect(receipt.counts).to.deep.equal({ saved: 1, unchanged: 1, conflict: 0, rejected: 3 });
      expect(messages(receipt).join()).to.include("只排序了部分列").and.include("“优秀”不是数字");
      const other = await upload(office, "training", await book.xlsx.writeBuffer(), "19");
      expect(other.counts.saved).to.equal(0);
      expect(messages(other)[0]).to.include("这一行属于2026 democratic的表");
    }); // prettier-ignore

    it("takes a bureau's own list by its headings, and says what is missing in any other file", async () => {
      const book = new ExcelJS.Workbook();
      const list = book.addWorksheet("成绩");
      list.addRows([["某县公安局年度训练测试成绩"], ["警号", "姓名", "成绩"], ["000123", "张三", 85], ["000903", "王伟", 77.5]]);
      expect((await upload(office, "training", await book.xlsx.writeBuffer())).counts.saved).to.equal(2);
      list.getRow(2).getCell(3).value = "备注";
      const bad = await send(office, "training", await book.xlsx.writeBuffer());
      expect([bad.status, await codeOf(bad)]).to.deep.equal([422, "workbook.unreadable"]);
    }); // prettier-ignore

    function send(client: Client, kind: string, bytes: ExcelJS.Buffer, unit?: string): Promise<Response> {
      const path = `/appraisals/2026/${kind}/pushes/${randomUUID()}${unit ? `?unit=${unit}` : ""}`;
      return fetch(`${server.url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(bytes),
      });
    }
    async function upload(client: Client, kind: string, bytes: ExcelJS.Buffer, unit?: string): Promise<AppraisalReceipt> {
      return (await (await send(client, kind, bytes, unit)).json()) as AppraisalReceipt;
    } // prettier-ignore
    async function download(client: Client, path: string): Promise<ExcelJS.Buffer> {
      const response = await client.request("GET", `/appraisals/2026/${path}`);
      return response.arrayBuffer();
    }
  });
});
