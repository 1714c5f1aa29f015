import { randomUUID } from "node:crypto";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { ProblemDetails } from "../../domain/messages.ts";
import type {
  UnitFigureSheet,
  UnitPeriodMeans,
  UnitPushReceipt,
  UnitQuarterLine,
  UnitQuarterResult,
  UnitStandingExplanation,
  UnitTrend,
} from "../../domain/messages/unit-quarters.ts";
import { recomputeUnitQuarters } from "../../server/unit-quarters/verify-unit-quarters.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { E13 } from "../support/unit-figures.ts";
import { thirdQuarter } from "../support/unit-quarter-world.ts";

const QUARTER = "2026-Q3";
const COUNTED = ["filesOnTime", "filesExpected", "reviewsOnTime", "reviewsExpected"];
const TYPED = Object.fromEntries(Object.entries(E13).filter(([key]) => !COUNTED.includes(key)));

forEachDatabase((engine) => {
  describe("unit quarters", () => {
    let server: RunningServer;
    let office: Client;
    const as: Record<string, Client> = {};

    beforeEach(async () => {
      server = await startServer({ engine });
      await thirdQuarter(server);
      office = await signIn(server, "assessment");
      for (const name of ["legal", "petitions", "discipline", "director", "head09", "head19", "clerk19", "officer19"])
        as[name] = await signIn(server, name);
    });
    afterEach(() => server.stop());

    const push = (rows: unknown[], client = office, id = randomUUID(), series = "stations") =>
      client.put<UnitPushReceipt>(`/unit-quarters/${QUARTER}/pushes/${id}`, { series, source: "web", rows });
    const sheet = (client = office, series = "stations") =>
      client.get<UnitFigureSheet>(`/unit-quarters/${QUARTER}/form?series=${series}`);
    const refusal = async (client: Client, path: string, body: object): Promise<[number, string]> => {
      const response = await client.request("POST", `/unit-quarters/${QUARTER}${path}`, body);
      return [response.status, ((await response.json()) as ProblemDetails).code ?? "done"];
    };
    const results = (client = office) => client.get<UnitQuarterResult>(`/unit-quarters/${QUARTER}/results`);
    const digest = async () => (await results()).line.digest!;
    const fillOthers = async () => {
      for (const [series, unit] of [["operations", "09"], ["offices", "01"]] as const) {
        const { form, rows } = await sheet(office, series);
        const fields = Object.fromEntries(form.columns.filter(({ key, role }) => role === "figure" && rows[0]!.editable.includes(key)).map(({ key, mayBeNotApplicable }) => [key, mayBeNotApplicable ? 12 : 0]));
        await push([{ unit, version: 0, fields }], office, randomUUID(), series);
      }
    }; // prettier-ignore
    const compute = () => office.post(`/unit-quarters/${QUARTER}/computation`, {});

    it("E13: 城关派出所 33.11 + 55.84 + 2.00 = 90.95, files and reviews on time counted by the system", async () => {
      const receipt = await push([{ unit: "19", version: 0, fields: { ...TYPED, "basis-YW-02": "ZJ-2026-0456" } }]);
      expect(receipt.counts, JSON.stringify(receipt.problems)).to.include({ saved: 1 });
      const [row] = (await sheet()).rows;
      expect(row!.fields).to.include({ filesOnTime: 105, filesExpected: 108, reviewsOnTime: 107, reviewsExpected: 108 });
      await fillOthers();
      await compute();
      const { rows } = await results();
      const unit19 = rows.find(({ unit }) => unit === "19")!;
      expect(unit19).to.deep.include({ total: 9095, areas: { DW: 3311, YW: 5584 }, bonus: 200, grade: "excellent", place: 1 });
      const explained = await office.get<UnitStandingExplanation>(`/unit-quarters/${QUARTER}/results/19`);
      expect(explained.explanation.total.formula.zh).to.equal("33.11 + 55.84 + 2.00 = 90.95");
      const of = (code: string) => explained.explanation.indicators.find((one) => one.code === code)!;
      // E2 and E5
      expect([of("YW-02").earned, of("YW-02").bonus, of("YW-02").basis]).to.deep.equal([800, 200, "ZJ-2026-0456"]);
      expect([of("YW-01").earned, of("YW-01").bonus, of("YW-06").earned]).to.deep.equal([1200, 0, 500]);
      expect(of("DW-01").formula.zh).to.equal("6 × 105 ÷ 108 ÷ 100 % = 5.83");
    });

    it("is computed, signed by the office's head, approved by a chief, then everybody's and frozen", async () => {
      await push([{ unit: "19", version: 0, fields: TYPED }]);
      await compute();
      const sign = async () => ({ password: PASSWORD, digest: await digest() });
      expect(await refusal(as.head09!, "/sign-off", await sign())).to.deep.equal([422, "unit-quarter.incomplete"]);
      await fillOthers();
      expect(await refusal(as.head09!, "/sign-off", await sign())).to.deep.equal([422, "unit-quarter.incomplete"]);
      await compute();
      expect((await results(as.officer19)).rows).to.deep.equal([]);
      expect(await refusal(office, "/sign-off", await sign())).to.deep.equal([409, "unit-quarter.not-head"]);
      expect(await refusal(as.head09!, "/sign-off", { ...(await sign()), digest: "0".repeat(64) })).to.deep.equal([412, "unit-quarter.changed"]);
      expect(await refusal(as.head09!, "/sign-off", { ...(await sign()), password: "x" })).to.deep.equal([403, "signature.wrong-password"]);
      expect(await refusal(as.director!, "/approval", await sign())).to.deep.equal([409, "unit-quarter.wrong-state"]);
      await push([{ unit: "19", version: 1, fields: { orderProblems: 4 } }]);
      expect(await refusal(as.head09!, "/sign-off", await sign())).to.deep.equal([409, "unit-quarter.outdated"]);
      await push([{ unit: "19", version: 2, fields: { orderProblems: 3 } }]);
      expect(await refusal(as.head09!, "/sign-off", await sign())).to.deep.equal([200, "done"]);
      const late = await push([{ unit: "19", version: 3, fields: { orderProblems: 9 } }]);
      expect([late.counts.rejected, late.problems[0]?.code]).to.deep.equal([1, "U07"]);
      expect(await refusal(as.director!, "/return", { reason: "请核对内务检查" })).to.deep.equal([200, "done"]);
      await compute();
      expect(await refusal(as.head09!, "/sign-off", await sign())).to.deep.equal([200, "done"]);
      expect(await refusal(as.head09!, "/approval", await sign())).to.deep.equal([403, "access.denied"]);
      expect(await refusal(as.director!, "/approval", await sign())).to.deep.equal([200, "done"]);
      expect((await results(as.officer19)).rows.map(({ unit }) => unit)).to.have.members(["01", "09", "19"]);
      expect((await results()).line.signatures.map(({ step }) => step)).to.deep.equal(["sign", "approve"]);
      expect(await refusal(office, "/computation", {})).to.deep.equal([409, "unit-quarter.settled"]);
      const { rows } = await office.get<{ rows: UnitQuarterLine[] }>("/unit-quarters?year=2026");
      expect(rows.find(({ quarter }) => quarter === QUARTER)).to.deep.include({ state: "announced", run: 3, actions: [] });
      const trend = await office.get<UnitTrend>("/unit-quarters/trend?series=stations");
      expect(trend.units[0]!.totals).to.deep.equal([{ quarter: QUARTER, total: 9095, place: 1, of: 1 }]);
      const means = await office.get<UnitPeriodMeans>("/unit-quarters/means/2026-H2");
      expect([means.missing, means.rows[0]!.place]).to.deep.equal([["2026-Q4"], null]);
      await frozen();
    });

    const frozen = async () => {
      const { db } = server.context;
      expect((await recomputeUnitQuarters(server.context)).differences).to.deep.equal([]);
      for (const change of [
        () => db("unit_standings").update({ total: 10_000 }),
        () => db("unit_quarters").where({ state: "announced" }).update({ note: "x" }),
        () => db("unit_standings").where({ unit_quarter_id: 3 }).del(),
        () => db("unit_figure_versions").update({ fields: "{}" }),
      ]) {
        const refused = await change().then(() => false, () => true);
        expect(refused, String(change)).to.equal(true);
      }
    }; // prettier-ignore

    it("finds a frozen row that somebody changed past the triggers", async () => {
      await push([{ unit: "19", version: 0, fields: TYPED }]);
      await compute();
      const { db } = server.context;
      await db.raw("drop trigger unit_standings_no_update");
      await db("unit_standings").where({ unit_id: server.bureau.units["19"]! }).update({ total: 10_000 });
      const { differences } = await recomputeUnitQuarters(server.context);
      expect(differences.join("; ")).to.include("total is not what its inputs give");
    });

    it("a department enters its own columns of other units, and nobody another's", async () => {
      const ok = await push([{ unit: "19", version: 0, fields: { lawQuality: 94.2 } }], as.legal);
      expect(ok.counts.saved).to.equal(1);
      const denied = await push([{ unit: "19", version: 1, fields: { lawQuality: 90, petitions: 2 } }], as.legal);
      expect(denied.problems.map(({ code, field }) => [code, field])).to.deep.equal([["U01", "petitions"]]);
      expect(denied.problems[0]!.message).to.match(/^19 城关派出所，[A-Z]+列“有责信访投诉件数”：本列由/);
      expect((await push([{ unit: "19", version: 1, fields: { petitions: 1 } }], as.petitions)).counts.saved).to.equal(1);
      expect((await push([{ unit: "19", version: 2, fields: { overdue: 1 } }], as.discipline)).counts.saved).to.equal(1);
      expect((await push([{ unit: "19", version: 3, fields: { studySessions: 1 } }], as.clerk19)).problems[0]!.code).to.equal("U01");
      const own = (await sheet(as.clerk19)).rows;
      expect(own.map(({ unit, editable }) => [unit, editable])).to.deep.equal([["19", []]]);
      expect(Object.keys((await sheet(as.legal)).rows[0]!.fields)).to.deep.equal(["lawQuality"]);
      expect((await as.officer19!.request("GET", `/unit-quarters/${QUARTER}/form?series=stations`)).status).to.equal(403);
    });

    it("stores a push once, and tells who was first", async () => {
      const id = randomUUID();
      const rows = [{ unit: "19", version: 0, fields: { studySessions: 12 } }];
      const first = await push(rows, office, id);
      expect(await push(rows, office, id)).to.deep.equal(first);
      const other = await office.request("PUT", `/unit-quarters/${QUARTER}/pushes/${id}`, { series: "stations", source: "web", rows: [] });
      expect(other.status).to.equal(422);
      const two = await Promise.all([push([{ unit: "19", version: 1, fields: { orderProblems: 1 } }]), push([{ unit: "19", version: 1, fields: { petitions: 1 } }], as.petitions)]);
      expect(two.map(({ counts }) => counts.saved + counts.conflict * 10).sort((a, b) => a - b)).to.deep.equal([1, 10]);
      const mixed = await push([{ unit: "19", version: 2, fields: {} }, { unit: "09", version: 0, fields: {} }, { fields: 3 }, null, { unit: "19", version: 2, fields: { __proto__: 1 } }]);
      expect(mixed.counts).to.deep.equal({ saved: 0, unchanged: 0, conflict: 0, rejected: 5 });
    });

    const file = async (change?: (page: ExcelJS.Worksheet) => void): Promise<Buffer> => {
      const response = await office.request("GET", `/unit-quarters/${QUARTER}/form.xlsx?series=stations`);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await response.arrayBuffer()));
      change?.(book.worksheets[0]!);
      return Buffer.from(await book.xlsx.writeBuffer());
    };
    const upload = async (bytes: Buffer, client = office) => {
      const response = await fetch(`${server.url}/api/v1/unit-quarters/${QUARTER}/pushes/${randomUUID()}?series=stations`, {
        method: "POST",
        headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(bytes),
      });
      const answer = (await response.json()) as UnitPushReceipt & ProblemDetails;
      return { ...answer, status: response.status };
    };
    const columnOf = (page: ExcelJS.Worksheet, heading: string): number => {
      let found = 0;
      page.getRow(4).eachCell((cell, column) => { if (cell.text === heading) found = column; });
      return found;
    }; // prettier-ignore

    it("leaves as a workbook and comes back with what was typed", async () => {
      await push([{ unit: "19", version: 0, fields: { studySessions: 3 } }]);
      expect((await upload(await file())).counts).to.deep.equal({ saved: 0, unchanged: 1, conflict: 0, rejected: 0 });
      const filled = await file((page) => {
        page.getRow(5).getCell(columnOf(page, "政治学习次数")).value = "１２次";
        page.getRow(5).getCell(columnOf(page, "执法质量考评得分")).value = { formula: "47*2", result: 94 };
        page.getRow(5).getCell(columnOf(page, "抽查份数")).value = "不适用";
      });
      expect((await upload(filled)).counts.saved).to.equal(1);
      expect((await sheet()).rows[0]!.fields).to.include({ studySessions: 12, lawQuality: 94, samples: null });
      const stale = await upload(filled);
      expect([stale.counts.conflict, stale.problems[0]!.code]).to.deep.equal([1, "U08"]);
    });

    it("names row and column of a bad workbook and stores nothing of a bad row", async () => {
      const bad = await upload(
        await file((page) => {
          page.getRow(5).getCell(columnOf(page, "政治学习次数")).value = { formula: "1/0", result: { error: "#DIV/0!" } };
          page.getRow(5).getCell(columnOf(page, "内务问题项数")).value = 2;
          page.getRow(6).getCell(1).value = "77";
          page.getRow(6).getCell(columnOf(page, "内务问题项数")).value = 1;
        }),
      );
      expect(bad.counts).to.deep.equal({ saved: 0, unchanged: 0, conflict: 0, rejected: 2 });
      expect(bad.problems.map(({ message }) => message).join()).to.match(/第5行 19 城关派出所，[A-Z]+列“政治学习次数”：单元格是错误值#DIV\/0!/).and.to.include("第6行 77");
      expect((await sheet()).rows[0]!.fields).not.to.have.property("orderProblems");
      expect((await upload(Buffer.from("x"))).status).to.equal(415);
      const empty = new ExcelJS.Workbook();
      empty.addWorksheet("x").addRow(["a"]);
      expect((await upload(Buffer.from(await empty.xlsx.writeBuffer()))).code).to.equal("workbook.unreadable");
    });

    it("does not compute a quarter whose months are unpublished, or enter one that has not begun", async () => {
      const early = await office.request("POST", "/unit-quarters/2026-Q4/computation", {});
      expect(((await early.json()) as ProblemDetails).code).to.equal("assessment.months-missing");
      const future = await office.request("GET", "/unit-quarters/2027-Q1/form?series=stations");
      expect(((await future.json()) as ProblemDetails).code).to.equal("unit-quarter.not-yet");
    });
  });
}); // prettier-ignore
