import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import ExcelJS from "exceljs";
import { UNRANKED_TEXT } from "../../domain/assessment/unranked.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { RankingFigures } from "../../domain/messages.ts";
import type { CampaignBoard } from "../../domain/messages/campaigns.ts";
import type { OfficerStandings, StandingPage } from "../../domain/messages/assessments.ts";
import { ALL_ROUTES } from "../../server/routes.ts";
import { workbookRoutes } from "../../server/workbooks/workbook-routes.ts";
import { anIndicator, enterActuals, startCampaign, SUMMER } from "../support/a-campaign.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { announce } from "./workbook-results.ts";
import { scoreYear } from "./workbook-year.ts";

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "＝1+1", `=HYPERLINK("http://x","y")`];
const routes = ALL_ROUTES.some(({ name }) => name === "exportAnnualWorkbook")
  ? ALL_ROUTES
  : [...ALL_ROUTES, ...workbookRoutes];

const SOLVED = "破案";
const DRUGS = "强制戒毒人数";

async function download(server: RunningServer, account: string): Promise<Buffer> {
  const client = await signIn(server, account);
  const answer = await client.request("GET", "/workbooks/annual/2026.xlsx");
  expect(answer.status, await (answer.ok ? "" : answer.clone().text())).to.equal(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function open(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
  return workbook;
}

/** What a cell shows, formulas by their result. */
function shown(sheet: ExcelJS.Worksheet, row: number, column: number): unknown {
  const { value } = sheet.getCell(row, column);
  return value !== null && typeof value === "object" && "result" in value ? value.result : value;
}

describe("the annual workbook", function () {
  this.timeout(120_000);

  forEachDatabase((engine) => {
    let server: RunningServer;
    let file: Buffer;
    let workbook: ExcelJS.Workbook;
    let campaign: number;

    before(async () => {
      server = await startServer({ engine, routes });
      await scoreYear(server.context.db);
      const officers = await server.context.db("officers").orderBy("id").select<{ id: number }[]>("id");
      for (const [index, name] of FORMULAS.entries()) {
        await server.context
          .db("officers")
          .where({ id: officers[index + 3]!.id })
          .update({ name });
      }
      await announce(server.context.db, ["2026-Q1", "2026-Q2", "2026-H1"]);
      const office = await signIn(server, "assessment");
      const targets = { "01": 50, "09": 30, "19": 20 };
      const indicators = [
        anIndicator(SOLVED, targets),
        anIndicator(DRUGS, {}, { scored: false, measure: "人" }),
      ];
      campaign = (await startCampaign(office, { ...SUMMER, indicators })).id;
      const reached = [["01", SOLVED, 53], ["09", SOLVED, 40], ["19", SOLVED, 13], ["19", DRUGS, 7]] as const; // prettier-ignore
      await enterActuals(office, campaign, reached.map(([unit, indicator, quantity]) => ({ unit, indicator, day: "2026-06-10", quantity, source: "警综平台" }))); // prettier-ignore
      file = await download(server, "files");
      workbook = await open(file);
    });
    after(() => server.stop());

    it("has its cover first, then summary, lists and basis, then a sheet per unit", () => {
      expect(workbook.worksheets.map(({ name }) => name)).to.deep.equal([
        "封面", "全局汇总", "排名-派出所民警", "排名-办案实战单位民警", "排名-机关民警", "排名-部门正职", "排名-局领导", "单位考核", "专项行动", "考核依据",
        "01 指挥中心(办公室)", "09 刑事侦查大队", "19 城关派出所",
      ]); // prettier-ignore
    });

    it("says every officer's total and grade of every month as the database has them", async () => {
      const rows = await server.context
        .db("points as p")
        .join("reports as r", "r.id", "p.report_id")
        .join("officers as o", "o.id", "p.officer_id")
        .join("units as u", "u.id", "p.unit_id")
        .select<{ code: string; unit: string; police_no: string; name: string; month: string; total: number; grade: string | null }[]>("u.code", "u.name as unit", "o.police_no", "o.name", "p.month", "p.total", "r.grade"); // prettier-ignore
      const sheets = new Map(workbook.worksheets.map((sheet) => [sheet.name, linesOf(sheet)]));
      const labels: Record<string, string> = {
        excellent: "优秀",
        good: "良好",
        qualified: "合格",
        fair: "一般",
        poor: "差",
      };
      for (const row of rows) {
        const line = sheets.get(`${row.code} ${row.unit}`)?.get(row.police_no);
        const column = 4 + Number(row.month.slice(5)) * 2;
        expect(line?.[3], row.police_no).to.equal(row.name);
        expect(line?.[column], `${row.police_no} ${row.month}`).to.equal(row.total / 100);
        expect(line?.[column + 1] ?? null).to.equal(row.grade === null ? null : labels[row.grade]);
      }
      const cells = [...sheets].flatMap(([name, lines]) => (/^\d\d /.test(name) ? [...lines.values()] : []));
      const filled = cells.reduce((sum, line) => sum + Array.from({ length: 12 }, (_, i) => line[6 + i * 2]).filter((value) => typeof value === "number").length, 0); // prettier-ignore
      expect(filled).to.equal(rows.length);
    });

    it("counts published months only, ranks by the mean, and its formulas carry the right result", async () => {
      const sheet = workbook.getWorksheet("19 城关派出所")!;
      const ranking = workbook.getWorksheet("排名-派出所民警")!;
      const places = linesOf(ranking, 2);
      let previous = Infinity;
      for (let row = 5; row <= ranking.rowCount; row++) {
        const mean = Number(shown(ranking, row, 6));
        expect(mean).to.be.at.most(previous);
        previous = mean;
      }
      for (const [policeNo, line] of linesOf(sheet)) {
        const totals = Array.from({ length: 9 }, (_, i) => line[6 + i * 2]).filter((value): value is number => typeof value === "number"); // prettier-ignore
        const cents = totals.reduce((sum, value) => sum + Math.round(value * 100), 0);
        const mean = Math.floor((2 * cents + totals.length) / (2 * totals.length)) / 100;
        expect(line[31], policeNo).to.equal(mean);
        if (places.has(policeNo)) expect(places.get(policeNo)?.[6]).to.equal(mean);
      }
      expect(sheet.getCell(5, 31).formula).to.match(/^ROUND\(AVERAGE\(F5,H5,/);
    });

    it("gives everybody the place the ranking page gives him", async () => {
      const client = await signIn(server, "files");
      for (const [list, series] of [
        ["派出所民警", "stations"],
        ["办案实战单位民警", "operations"],
        ["机关民警", "offices"],
      ] as const) {
        const figures = await client.get<RankingFigures>(
          `/figures/ranking?period=2026&series=${series}&pageSize=200`,
        );
        const places = linesOf(workbook.getWorksheet(`排名-${list}`)!, 2);
        expect(figures.rows.length).to.equal(places.size);
        for (const { policeNo, place } of figures.rows)
          expect(places.get(policeNo)?.[1], policeNo).to.equal(place);
      }
    });

    it("says of campaigns what the board says: E14 is 106 %, statistics have no rate", async () => {
      const client = await signIn(server, "files");
      const board = await client.get<CampaignBoard>(`/campaigns/${campaign}/board`);
      const sheet = workbook.getWorksheet("专项行动")!;
      const lines: unknown[][] = [];
      sheet.eachRow((_row, number) => {
        if (number > 3) lines.push(Array.from({ length: 10 }, (_, column) => shown(sheet, number, column + 1) ?? null)); // prettier-ignore
      });
      const expected = board.indicators.flatMap(({ name, scored, units, bureau }) => [
        ...units.map((unit) => [name, unit.name, unit.target / 100, unit.actual / 100, unit.place, scored]),
        [name, "全局", bureau.target / 100, bureau.actual / 100, null, scored],
      ]);
      const read = lines.map((line) => [line[2], line[4], Number(line[5] ?? 0), line[6], line[8] === "" ? null : line[8], line[7] !== "只统计"]); // prettier-ignore
      expect(read).to.deep.equal(expected);
      const whole = lines.find((line) => line[4] === "全局")!;
      expect(whole[7]).to.equal(1.06);
      expect(sheet.getCell(7, 7).formula).to.equal("SUM(G4:G6)");
    });

    it("says every announced result as the API does, 未公布 where nothing is announced, and why there is none", async () => {
      const lines = unitLines(workbook);
      const client = await signIn(server, "files");
      const columns = { "2026-Q1": 32, "2026-Q2": 33, "2026-H1": 36 };
      for (const [period, column] of Object.entries(columns)) {
        const page = await client.get<StandingPage>(`/assessments/${period}/standings?pageSize=200`);
        expect(page.rows.length).to.equal(page.total);
        for (const { policeNo, score, place, of, reason } of page.rows) {
          const line = lines.get(policeNo)!;
          expect(line[column], `${policeNo} ${period}`).to.equal(
            score === null ? SHORT[reason!] : score / 100,
          );
          if (period === "2026-H1") expect(line[37]).to.equal(place === null ? "—" : `${place}/${of}`);
          if (reason) expect(line[45], policeNo).to.contain(UNRANKED_TEXT[reason].zh);
        }
      }
      for (const line of lines.values())
        for (const column of [34, 35, 38, 39, 40, 41, 42, 43, 44]) expect(line[column]).to.equal("未公布");
      expect(workbook.getWorksheet("19 城关派出所")!.getCell(6, 36).formula).to.equal(
        "ROUND(AVERAGE(AF6:AG6),2)",
      );
      const places = linesOf(workbook.getWorksheet("排名-派出所民警")!, 2);
      for (const [policeNo, line] of places) expect([line[18], line[19]], policeNo).to.deep.equal([lines.get(policeNo)![36], lines.get(policeNo)![37]]); // prettier-ignore
    });

    it("keeps names that look like formulas, and 警号 with zeros, as text", () => {
      const names: unknown[] = [];
      workbook.eachSheet((sheet) => {
        sheet.eachRow((row) => {
          row.eachCell((cell) => {
            if (FORMULAS.includes(cell.text)) names.push(cell.value);
            if (cell.formula) expect(cell.formula).to.match(/^(ROUND\(AVERAGE|SUM|[EG]\d+\/[DF]\d+)/);
          });
        });
      });
      expect(new Set(names)).to.deep.equal(new Set(FORMULAS));
      expect(linesOf(workbook.getWorksheet("19 城关派出所")!).has("000123")).to.equal(true);
    });

    it("carries three pictures and three editable charts, frozen headings and repeated print rows", async () => {
      expect(workbook.getWorksheet("封面")!.getImages()).to.have.length(3);
      expect(file.includes("xl/charts/chart1.xml")).to.equal(true);
      expect(file.includes("xl/charts/chart3.xml")).to.equal(true);
      const sheet = workbook.getWorksheet("19 城关派出所")!;
      expect(sheet.views[0]).to.include({ state: "frozen", ySplit: 4, xSplit: 3 });
      expect(sheet.pageSetup).to.include({
        orientation: "landscape",
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "1:4",
      });
      expect(sheet.autoFilter).to.not.equal(undefined);
    });

    it("says on its cover what it is made of; the digest changes with the data and only then", async () => {
      const facts = new Map<unknown, unknown>();
      workbook.getWorksheet("封面")!.eachRow((row) => facts.set(row.getCell(1).value, row.getCell(2).value));
      expect(facts.get("考核细则版本")).to.equal("BY-2026-v1");
      expect(facts.get("数据摘要")).to.match(/^[0-9a-f]{64}$/);
      expect(facts.get("导出人")).to.contain("files");
      expect(facts.get("导出时间")).to.equal("2026年11月4日 10:00");
      const digest = async (): Promise<unknown> => digestOf(await open(await download(server, "files")));
      expect(await digest()).to.equal(facts.get("数据摘要"));
      await server.context.db("points").where({ month: "2026-03" }).increment("total", 1);
      expect(await digest()).to.not.equal(facts.get("数据摘要"));
      await server.context.db("points").where({ month: "2026-03" }).decrement("total", 1);
    });

    it("gives a head his own unit with the bureau's places, and an officer nothing", async () => {
      const own = await open(await download(server, "head19"));
      expect(own.worksheets.map(({ name }) => name).filter((name) => /^\d\d /.test(name))).to.deep.equal([
        "19 城关派出所",
      ]);
      const all = linesOf(workbook.getWorksheet("排名-部门正职")!, 2);
      const mine = linesOf(own.getWorksheet("排名-部门正职")!, 2);
      expect([...mine.keys()]).to.deep.equal(["001901"]);
      expect(mine.get("001901")?.[1]).to.equal(all.get("001901")?.[1]);
      const client = await signIn(server, "officer19");
      expect((await client.request("GET", "/workbooks/annual/2026.xlsx")).status).to.equal(403);
      const files = await signIn(server, "files");
      expect((await files.request("GET", "/workbooks/annual/2031.xlsx")).status).to.equal(404);
    });

    it("gives anybody one officer's published year, as his file and his results say, and keeps it in the journal", async () => {
      const client = await signIn(server, "officer19");
      const answer = await client.request("GET", "/workbooks/officers/000123/2026.xlsx");
      expect(answer.status).to.equal(200);
      const [sheet] = (await open(Buffer.from(await answer.arrayBuffer()))).worksheets as [ExcelJS.Worksheet];
      const points = await server.context.db("points as p").join("officers as o", "o.id", "p.officer_id").where({ "o.police_no": "000123" }).whereBetween("p.month", ["2026-01", "2026-09"]).select<{ month: string; total: number; gz: number }[]>("p.month", "p.total", "p.gz"); // prettier-ignore
      expect(points.length).to.be.greaterThan(5);
      for (const { month, total, gz } of points) {
        const row = 8 + Number(month.slice(5));
        expect([shown(sheet, row, 5), shown(sheet, row, 9)], month).to.deep.equal([gz / 100, total / 100]);
      }
      for (const row of [18, 19, 20]) expect(shown(sheet, row, 9)).to.equal("未公布");
      const { rows } = await client.get<OfficerStandings>("/officers/000123/standings");
      const half = rows.find(({ period }) => period === "2026-H1")!;
      expect(shown(sheet, 26, 3)).to.equal(half.score === null ? "缺季度" : half.score / 100);
      expect(shown(sheet, 26, 4)).to.equal(half.place === null ? "—" : `${half.place}/${half.of}`);
      expect(shown(sheet, 30, 3)).to.equal("未公布");
      const entry = await server.context.db("audit_entries").where({ action: "workbook.export" }).orderBy("seq", "desc").first<{ subject: string }>("subject"); // prettier-ignore
      expect(entry.subject).to.equal("workbook/officer/000123/2026");
      expect((await client.request("GET", "/workbooks/officers/999999/2026.xlsx")).status).to.equal(404);
    });

    it("gives the files office one unit alone, and a head no other unit than his", async () => {
      const files = await signIn(server, "files");
      const answer = await files.request("GET", "/workbooks/annual/2026.xlsx?unit=09");
      const own = await open(Buffer.from(await answer.arrayBuffer()));
      expect(own.worksheets.map(({ name }) => name).filter((name) => /^\d\d /.test(name))).to.deep.equal(["09 刑事侦查大队"]); // prettier-ignore
      const head = await signIn(server, "head19");
      expect((await head.request("GET", "/workbooks/annual/2026.xlsx?unit=09")).status).to.equal(403);
      expect((await files.request("GET", "/workbooks/annual/2026.xlsx?unit=77")).status).to.equal(404);
    });

    it("has the year's parts, score and grade once it is announced, as sums a spreadsheet comes to", async () => {
      await announce(server.context.db, ["2026-Q3", "2026-Q4", "2026-H2", "2026"]);
      const full = await open(await download(server, "files"));
      const lines = unitLines(full);
      const client = await signIn(server, "files");
      const page = await client.get<StandingPage>(`/assessments/2026/standings?pageSize=200`);
      let formulas = 0;
      for (const { policeNo, score, grade, others, quarters } of page.rows) {
        const line = lines.get(policeNo)!;
        const points = (value: number | null): unknown => (value === null ? "不定" : value / 100);
        expect(line.slice(32, 36), policeNo).to.deep.equal(quarters.map((one) => points(one.score)));
        expect(line.slice(40, 43)).to.deep.equal(others.map((one) => one.points! / 100));
        expect(line[43]).to.equal(score === null ? "缺季度" : score / 100);
        expect(line[44]).to.equal(grade === null ? "—" : GRADE_LABEL[grade].zh);
      }
      for (const sheet of full.worksheets.filter(({ name }) => /^\d\d /.test(name)))
        sheet.eachRow((row, number) => {
          const { formula } = row.getCell(43);
          if (number < 5 || !formula || !/^\d{6}$/.test(row.getCell(2).text)) return;
          formulas++;
          expect(formula).to.equal(`ROUND(AVERAGE(AF${number}:AI${number})*60%+AN${number}*15%+AO${number}*15%+AP${number}*10%,2)`); // prettier-ignore
        });
      expect(formulas).to.be.greaterThan(page.rows.length / 2);
    });

    it("opens in LibreOffice without repair and prints on pages", async function () {
      const directory = mkdtempSync(join(tmpdir(), "merit-workbook-"));
      try {
        writeFileSync(join(directory, "annual.xlsx"), file);
        await promisify(execFile)("soffice", [`-env:UserInstallation=file://${directory}/profile`, "--headless", "--convert-to", "pdf", "--outdir", directory, join(directory, "annual.xlsx")]); // prettier-ignore
        const { stdout } = await promisify(execFile)("pdfinfo", [join(directory, "annual.pdf")]);
        expect(Number(/Pages:\s+(\d+)/.exec(stdout)?.[1])).to.be.greaterThan(8);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    });
  });
});

const SHORT: Record<string, string> = { fewMonths: "不定", missingQuarter: "缺季度" };

/** Every officer's line of every unit sheet, by 警号. */
function unitLines(workbook: ExcelJS.Workbook): Map<string, unknown[]> {
  const sheets = workbook.worksheets.filter(({ name }) => /^\d\d /.test(name));
  return new Map(sheets.flatMap((sheet) => [...linesOf(sheet)]));
}

function digestOf(workbook: ExcelJS.Workbook): unknown {
  let digest: unknown;
  workbook.getWorksheet("封面")!.eachRow((row) => {
    if (row.getCell(1).value === "数据摘要") digest = row.getCell(2).value;
  });
  return digest;
}

/** Lines by 警号, which stands in column 2; values by column number. */
function linesOf(sheet: ExcelJS.Worksheet, policeNoColumn = 2): Map<string, unknown[]> {
  const lines = new Map<string, unknown[]>();
  sheet.eachRow((row, number) => {
    const policeNo = row.getCell(policeNoColumn).value;
    if (typeof policeNo !== "string" || !/^\d{6}$/.test(policeNo)) return;
    const values: unknown[] = [];
    for (let column = 1; column <= 45; column++) values[column] = shown(sheet, number, column) ?? undefined;
    lines.set(policeNo, values);
  });
  return lines;
}
