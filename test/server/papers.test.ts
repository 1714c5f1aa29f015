import ExcelJS from "exceljs";
import { expect } from "chai";
import type { CheckedPaper, OfficerPaper, UnitPaper } from "../../domain/messages/papers.ts";
import type { MonthForm, OfficerFile, ProblemDetails } from "../../domain/messages.ts";
import { inPoints } from "../../domain/bulletin-reason.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { forEachDatabase } from "../support/databases.ts";
import {
  fillUnit19,
  PUBLISHED_GRADES,
  publishUnit19,
  SUMMARY_WITH_FORMULA,
} from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const NARRATIVE = "工作期间擅离岗位被通报";

forEachDatabase((engine) => {
  describe("papers", () => {
    let server: RunningServer;
    let head: Client;
    let colleague: Client;
    before(async () => {
      server = await startServer({ engine });
      await fillUnit19(server);
      head = await signIn(server, "head19");
      colleague = await signIn(server, "head09");
    });
    after(() => server.stop());

    const status = async (client: Client, path: string): Promise<[number, string]> => {
      const response = await client.request("GET", path);
      return [response.status, ((await response.json()) as ProblemDetails).code];
    };
    const sheetOf = async (client: Client, path: string) => {
      const response = await client.request("GET", path);
      expect(response.status, path).to.equal(200);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await response.arrayBuffer());
      return workbook.worksheets[0]!;
    };
    const check = async (
      paper: Pick<OfficerPaper, "recordNo" | "version" | "checkCode">,
      client = colleague,
    ) =>
      client.post<CheckedPaper>("/paper-checks", {
        ...{ recordNo: paper.recordNo, version: paper.version, code: paper.checkCode },
      });

    it("carries the very values that are stored, area by area, and the points of the file", async () => {
      const paper = await head.get<OfficerPaper>(`/papers/officer/001903?month=${MONTH}`);
      const { detail } = await head.get<OfficerFile>(`/officers/001903/file?month=${MONTH}`);
      expect(paper).to.include({
        recordNo: "BY-2026-10-001903",
        name: "巴·图",
        unitName: "城关派出所",
        version: "1",
      });
      const values = Object.fromEntries(paper.areas.flatMap(({ fields }) => fields.map(({ label, value }) => [label, value]))); // prettier-ignore
      expect(Object.keys(values)).to.have.length(30);
      expect(values).to.include({
        应出勤天数: "18",
        工作质量评查得分: "93.5",
        重大事项报告: "按时",
        内务检查等级: "B",
        训练考核: "达标",
      });
      expect(paper.summary).to.equal(detail!.fields.summary);
      expect(paper.total).to.equal(inPoints(detail!.points!.total));
      for (const area of paper.areas) {
        expect(area.earned).to.equal(inPoints(detail!.points!.areas[area.area]!));
        for (const { code, earned } of area.indicators) {
          const points = detail!.points!.indicators[code];
          expect(earned, code).to.equal(points === null ? "不适用" : inPoints(points!));
        }
      }
      expect(paper.events).to.deep.equal([["个人通报批评", NARRATIVE, "2026-10-20", "北公纪〔2026〕12号", "主要责任、属实", "ZJ-2026-0456"]]); // prettier-ignore
    });

    it("is open like the report itself: before publication to its chain only", async () => {
      expect(await status(colleague, `/papers/officer/001903?month=${MONTH}`)).to.deep.equal([
        404,
        "officer.unknown",
      ]);
      expect(await status(colleague, `/papers/officer/999999?month=${MONTH}`)).to.deep.equal([
        404,
        "officer.unknown",
      ]);
      expect(await status(colleague, `/papers/unit/19?month=${MONTH}`)).to.deep.equal([404, "unit.unknown"]);
      expect(await status(colleague, `/papers/officer/001903?month=${MONTH}&blank=1`)).to.deep.equal([404, "officer.unknown"]); // prettier-ignore
      for (const account of ["sysadmin", "secadmin", "auditadmin"]) {
        const client = await signIn(server, account);
        expect((await status(client, `/papers/officer/001903?month=${MONTH}`))[0]).to.equal(403);
      }
      expect((await status(head, "/papers/officer/001903?month=2026-99"))[0]).to.equal(422);
    });

    it("has a check code that verifies, and a changed digit fails", async () => {
      const paper = await head.get<OfficerPaper>(`/papers/officer/001903?month=${MONTH}`);
      expect(paper.checkCode).to.match(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
      expect(await check(paper)).to.include({ genuine: true, current: true, state: "drafted" });
      const plain = { ...paper, checkCode: paper.checkCode!.replaceAll("-", "").toLowerCase() };
      expect(await check(plain)).to.include({ genuine: true });
      const last = paper.checkCode!.at(-1)!;
      const wrong = { ...paper, checkCode: paper.checkCode!.slice(0, -1) + (last === "0" ? "1" : "0") };
      const nothing = { genuine: false, current: null, state: null, printedAt: null };
      expect(await check(wrong)).to.deep.equal(nothing);
      expect(await check({ ...paper, version: "2" })).to.deep.equal(nothing);
      expect(await check({ ...paper, recordNo: "BY-2026-10-001904" })).to.deep.equal(nothing);
      expect(await check({ ...paper, recordNo: "BY-2026-10-999999" })).to.deep.equal(nothing);
    });

    it("remembers each state it was printed in once, in the audit chain", async () => {
      const prints = () => server.context.db("audit_entries").where({ subject: "paper/BY-2026-10-001903" });
      const before = (await prints()).length;
      expect(before).to.equal(1);
      await head.get(`/papers/officer/001903?month=${MONTH}`);
      expect(await prints()).to.have.length(before);
    });

    it("is superseded when a field, an event or the grade changes", async () => {
      const paper = await head.get<OfficerPaper>(`/papers/officer/001904?month=${MONTH}`);
      await inTransaction(server.context, async (trx) => {
        await trx("reports").where({ month: MONTH, officer_id: server.bureau.officers["001904"] }).update({ grade: "poor" }); // prettier-ignore
        await server.context.pulse.bump(trx);
      });
      expect(await check(paper)).to.include({ genuine: true, current: false });
      const next = await head.get<OfficerPaper>(`/papers/officer/001904?month=${MONTH}`);
      expect(next.checkCode).to.not.equal(paper.checkCode);
      expect(await check(next)).to.include({ genuine: true, current: true });
    });

    it("is a workbook for A4, text as text, with the form's merged areas and signatures", async () => {
      const sheet = await sheetOf(head, `/papers/officer/001905.xlsx?month=${MONTH}`);
      expect(sheet.pageSetup).to.include({
        paperSize: 9,
        orientation: "portrait",
        fitToWidth: 1,
        fitToHeight: 0,
      });
      const texts: string[] = [];
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect(cell.type, cell.address).to.not.equal(ExcelJS.ValueType.Formula);
          if (!cell.isMerged || cell.master === cell) texts.push(cell.text);
        });
      });
      expect(texts).to.include(SUMMARY_WITH_FORMULA);
      expect(texts).to.include.members([
        "王伟",
        "001905",
        "城关派出所",
        "岗位实绩明细",
        "奖惩投诉舆情",
        "93.5",
      ]);
      expect(texts.some((text) => text.startsWith("本人签名："))).to.equal(true);
      expect(texts.some((text) => text.includes("校验码："))).to.equal(true);
    });

    it("prints a unit's table on A3 with the columns of the form and the values of the sheet", async () => {
      const paper = await head.get<UnitPaper>(`/papers/unit/19?month=${MONTH}`);
      const form = await head.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
      expect(paper.columns.map(({ heading }) => heading).slice(0, 6)).to.deep.equal(["警号", "姓名", "单位", "岗位类别", "职务层级", "应出勤天数"]); // prettier-ignore
      expect(paper.columns).to.have.length(43);
      expect(paper.rows).to.have.length(form.rows.length);
      const at = (heading: string) => paper.columns.findIndex((column) => column.heading === heading);
      form.rows.forEach((row, index) => {
        expect(paper.rows[index]![at("警号")]).to.equal(row.policeNo);
        expect(paper.rows[index]![at("月度任务完成数")]).to.equal(row.fields.taskDone);
        expect(paper.rows[index]![at("系统得分")]).to.equal(row.points!.total / 100);
        expect(paper.rows[index]![at("本月主要工作及实绩")]).to.equal(row.fields.summary);
      });
      expect(paper.rows.find((row) => row[0] === "001904")![at("党组织生活应参加")]).to.equal("不适用");
      expect(await check(paper)).to.include({ genuine: true, current: true, state: null });
      const sheet = await sheetOf(head, `/papers/unit/19.xlsx?month=${MONTH}`);
      expect(sheet.pageSetup).to.include({
        paperSize: 8,
        orientation: "landscape",
        fitToWidth: 1,
        printTitlesRow: "1:4",
      });
      expect(sheet.getCell(3, 6).text).to.equal("考勤考核");
      const wanted = paper.rows.findIndex((row) => row[0] === "001905");
      expect(sheet.getCell(5 + wanted, at("本月主要工作及实绩") + 1).value).to.equal(SUMMARY_WITH_FORMULA);
      expect(sheet.getCell(5 + wanted, 1).value).to.equal("001905");
      expect(sheet.getCell(5 + wanted, at("工作质量评查得分") + 1).value).to.equal(93.5);
    });

    it("prints blank forms with names and no values", async () => {
      const paper = await head.get<UnitPaper>(`/papers/unit/19?month=${MONTH}&blank=1`);
      expect(paper).to.include({ version: null, checkCode: null, blank: true });
      for (const row of paper.rows) expect(row.slice(5).every((value) => value === null)).to.equal(true);
      const mine = await head.get<OfficerPaper>(`/papers/officer/001904?month=${MONTH}&blank=1`);
      expect(mine).to.include({ name: "𠮷田", checkCode: null, summary: "", total: "" });
      expect(mine.areas.flatMap(({ fields }) => fields).every(({ value }) => value === "")).to.equal(true);
      await sheetOf(head, `/papers/officer/001904.xlsx?month=${MONTH}&blank=1`);
      await sheetOf(head, `/papers/unit/19.xlsx?month=${MONTH}&blank=1`);
    });

    it("gives colleagues the published view: proven by the publication, without narrative and evidence", async () => {
      await publishUnit19(server, PUBLISHED_GRADES);
      const paper = await colleague.get<OfficerPaper>(`/papers/officer/001903?month=${MONTH}`);
      expect(paper.version).to.equal("P1");
      expect(paper.grade).to.equal("一般");
      expect(JSON.stringify(paper)).to.not.contain(NARRATIVE).and.to.not.contain("ZJ-2026-0456");
      expect(paper.events[0]![3]).to.equal("北公纪〔2026〕12号");
      expect(await check(paper)).to.include({ genuine: true, current: true, state: "published" });
      const response = await colleague.request("GET", `/papers/officer/001903.xlsx?month=${MONTH}`);
      expect(response.status).to.equal(200);
      await publishUnit19(server, { ...PUBLISHED_GRADES, "001903": "qualified" });
      expect(await check(paper)).to.include({ genuine: true, current: false });
    });

    it("stops a machine that guesses codes, and says when to come back", async () => {
      const guesser = await signIn(server, "legal");
      const body = { recordNo: "BY-2026-10-001903", version: "1", code: "0000-0000-0000" };
      for (let turn = 0; turn < 30; turn++) {
        expect((await guesser.request("POST", "/paper-checks", body)).status).to.equal(200);
      }
      const refused = await guesser.request("POST", "/paper-checks", body);
      expect([refused.status, ((await refused.json()) as ProblemDetails).code]).to.deep.equal([429, "check-code.too-many"]); // prettier-ignore
      for (const bad of [
        {},
        { ...body, code: "xyz" },
        { ...body, version: "-1" },
        { ...body, recordNo: "" },
      ]) {
        expect((await colleague.request("POST", "/paper-checks", bad)).status).to.equal(422);
      }
    });
  });
});
