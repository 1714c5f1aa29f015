import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { announceHalfYear } from "../support/announced-half-years.ts";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const OFFICERS = ["000123", "001902", "001903", "001904", "001905", "001906", "000102", "000902"];

describe("人选筛选 in a browser", function () {
  this.timeout(120_000);
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    for (const period of ["2025-H2", "2026-H1"])
      await announceHalfYear(server, period, OFFICERS.map((policeNo, index) => ({
        ...{ policeNo, score: 9500 - index * 100 },
        ...(policeNo === "001902" && period === "2025-H2" && { sanctioned: ["2025-09"] }),
        ...(index < 2 && { months: { [`${period.slice(0, 4)}-${period.endsWith("H1") ? "02" : "10"}`]: "excellent" as const } }),
      }))); // prettier-ignore
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const width of [1366, 390]) {
    it(`finds, explains, keeps and reopens a search at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "political");
      await page.goto(`${server.url}/candidates`);
      await page.getByText("设定条件后点“筛选”。").waitFor();
      await page.getByLabel("起始年度").fill("2027");
      await page.getByLabel("截止年度").fill("2026");
      await page.getByRole("button", { name: "筛选", exact: true }).click();
      await page.getByText("起始年度不晚于截止年度").waitFor();
      await page.getByLabel("起始年度").fill("2025");
      await page.getByLabel("名次在前（%）").fill("25");
      await page.getByLabel("达到名次的半年（个）").fill("2");
      await page.getByRole("button", { name: "筛选", exact: true }).click();
      await page.getByText("考察范围 8 人，符合全部条件 2 人，其中 1 人有否决情形").waitFor();
      expect(page.url()).to.include("topPercent=25").and.include("fromYear=2025");
      await page
        .getByText("达到名次 2 个半年（2025年下半年第 1/8 名、2026年上半年第 1/8 名），要求 2 个")
        .waitFor();
      await page.getByText("2025年9月因党纪政务处分（JJ-V1）当月限为一般").waitFor();
      await page.screenshot({ path: join(pictures, `candidates-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.getByLabel("名称").fill(`正职人选 ${width}`);
      await page.getByRole("button", { name: "保存本次筛选" }).click();
      await page.getByText("已保存，符合 2 人。").waitFor();
      await page.getByLabel("名单").selectOption("failed");
      await page.getByText(/未达到：2025年下半年第 3\/8 名/).waitFor();
      // A saved search brings its conditions back.
      await page.goto(`${server.url}/candidates`);
      await page.getByText(`正职人选 ${width}`).waitFor();
      await page.getByRole("button", { name: "按此条件重新筛选" }).first().click();
      await page.getByText("符合全部条件 2 人").waitFor();
      expect(await page.getByLabel("名次在前（%）").inputValue()).to.equal("25");
      expect(troubles).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("is not offered to those it is not for", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "head19");
    expect(await page.getByRole("link", { name: "人选筛选" }).count()).to.equal(0);
    await page.context().close();
  });
});
