import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import exceljs from "exceljs";
import type { Browser, Download, Page } from "playwright-core";
import type { CompletionFigures, RankingFigures } from "../../domain/messages.ts";
import { csvText } from "../../dashboard/take-away/csv-text.ts";
import { takeCell, textOfCell } from "../../dashboard/take-away/read-table.ts";
import { openBrowser } from "../support/browser.ts";
import { formulaStrings } from "../support/formula-strings.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { fillOctober } from "../support/filled-october.ts";
import { enter, openPage } from "./dashboard-page.ts";

const taken = fileURLToPath(new URL("../artifacts/take-away", import.meta.url));

describe("what is taken away from a page", function () {
  this.timeout(60_000);
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(taken, { recursive: true });
    server = await startServer();
    await fillOctober(server);
    const opened = await openPage(browser, server, 1366);
    page = opened.page;
    await enter(page, server, "director");
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("is a workbook whose numbers are the figures of the card, under a Chinese name with the month", async () => {
    await page.goto(`${server.url}/completion?month=2026-10`);
    const file = await save(page, "各单位填报进度", "表格（Excel）");
    expect(file.name).to.equal("填报进度 各单位填报进度 2026年10月.xlsx");
    const { units, total } = await ask<CompletionFigures>(server, "/figures/completion?month=2026-10");
    const rows = await sheetRows(file.path);
    expect(rows[2]!.slice(0, 4)).to.deep.equal(["单位", "应填", "已填写", "已填齐"]);
    const sums = rows.at(-1)!;
    expect(sums.slice(0, 4)).to.deep.equal(["全局", total.expected, total.started, total.complete]);
    for (const unit of units) {
      const row = rows.find(([name]) => name === unit.name)!;
      expect(row.slice(1, 4)).to.deep.equal([unit.expected, unit.started, unit.complete]);
    }
  });

  it("is a picture of the chart with its title, and a CSV that Excel reads as UTF-8", async () => {
    const picture = await save(page, "各单位填报进度", "图片（PNG）");
    expect(picture.name).to.equal("填报进度 各单位填报进度 2026年10月.png");
    const bytes = readFileSync(picture.path);
    expect(bytes.subarray(1, 4).toString("latin1")).to.equal("PNG");
    expect(bytes.length).to.be.greaterThan(10_000);
    const csv = await save(page, "各单位填报进度", "表格（CSV）");
    const text = readFileSync(csv.path, "utf8");
    expect(text.charCodeAt(0)).to.equal(0xfeff);
    expect(text).to.include("单位,应填,已填写,已填齐");
  });

  it("is the whole ranking, not only the page that shows", async () => {
    await page.goto(`${server.url}/ranking?period=2026-10`);
    const file = await save(page, "民警排名", "表格（Excel）");
    const figures = await ask<RankingFigures>(server, "/figures/ranking?period=2026-10&pageSize=200");
    const rows = (await sheetRows(file.path)).slice(3);
    expect(rows.map((row) => [row[0], row[1], row[6]])).to.deep.equal(
      figures.rows.map(({ place, policeNo, points }) => [place, policeNo, points / 100]),
    );
  });

  it("is the whole page as one workbook, a sheet a card with its picture", async () => {
    await page.goto(`${server.url}/distribution?period=2026-10`);
    await page.locator("canvas").first().waitFor();
    const started = page.waitForEvent("download");
    await page.getByRole("button", { name: "整页存为 Excel" }).click();
    const file = await kept(await started);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(file.path);
    expect(workbook.worksheets.length).to.be.greaterThan(1);
    expect(workbook.worksheets.flatMap((sheet) => sheet.getImages()).length).to.be.greaterThan(1);
  });

  it("is the unit's workbook of the year and one officer's year, for who may take them", async () => {
    await page.goto(`${server.url}/unit?unit=19&period=2026-10`);
    const unit = page.getByRole("link", { name: "本单位 2026 年度工作簿" });
    expect(await unit.getAttribute("href")).to.equal("/api/v1/workbooks/annual/2026.xlsx?unit=19");
    const started = page.waitForEvent("download");
    await unit.click();
    expect((await started).suggestedFilename()).to.equal("城关派出所2026年度民警政绩档案考核工作簿.xlsx");
    await page.goto(`${server.url}/officers/000123?month=2026-10`);
    const year = page.getByRole("link", { name: "该民警 2026 年度表" });
    expect(await year.getAttribute("href")).to.equal("/api/v1/workbooks/officers/000123/2026.xlsx");
    const { page: own } = await openPage(browser, server, 390);
    await enter(own, server, "officer19");
    await own.goto(`${server.url}/unit?unit=19`);
    await own.getByRole("heading", { level: 1 }).waitFor();
    await own.getByLabel("单位", { exact: true }).first().waitFor();
    expect(await own.getByRole("link", { name: /年度工作簿/ }).count()).to.equal(0);
    await own.context().close();
  });

  it("holds no text that a spreadsheet would run, and keeps every one of them exact", () => {
    const texts = formulaStrings();
    const text = csvText({ title: "t", heading: ["文字"], rows: texts.map((one) => [takeCell(one, false)]) });
    const lines = text.slice(1).split("\r\n").slice(1, -1);
    const read = lines.map((line) => (line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line));
    expect(read.filter((one) => /^[=+\-@]/.test(one))).to.deep.equal([]);
    expect(read.map((one) => one.replace(/^\t/, ""))).to.deep.equal(texts);
  });

  for (const [shown, number] of [["98.3%", 0.983], ["1,234", 1234], ["+2.64", 2.64], ["-0.11", -0.11], ["0", 0]] as const) {
    it(`takes ${shown} of a number column as the number it is`, () => {
      const cell = takeCell(shown, true);
      expect(typeof cell === "string" ? cell : cell.number).to.be.closeTo(number, 1e-9);
      expect(textOfCell(cell)).to.equal(shown.replace(",", "").replace("+", ""));
    });
  } // prettier-ignore
});

async function save(page: Page, title: string, what: string): Promise<{ name: string; path: string }> {
  await page.getByRole("button", { name: `另存“${title}”` }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: what }).click();
  return kept(await started);
}

async function kept(download: Download): Promise<{ name: string; path: string }> {
  const name = download.suggestedFilename();
  const path = join(taken, name);
  await download.saveAs(path);
  return { name, path };
}

async function sheetRows(path: string): Promise<unknown[][]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const rows: unknown[][] = [];
  workbook.worksheets[0]!.eachRow({ includeEmpty: true }, (row) => {
    if (row.hasValues) rows.push((row.values as unknown[]).slice(1));
  });
  return rows;
}

async function ask<T>(server: RunningServer, path: string): Promise<T> {
  return (await signIn(server, "director")).get<T>(path);
}
