import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { fillOctober } from "../support/filled-october.ts";
import { startServer } from "../support/server.ts";
import type { RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pictures = join(root, "test/artifacts/dashboard");

/** Every page with October, which the fixture fills, and a page that has nothing to show. */
const PAGES = [
  { name: "overview", address: "/", heading: "总览" },
  { name: "completion", address: "/completion?month=2026-10", heading: "填报进度" },
  { name: "distribution", address: "/distribution?period=2026-10", heading: "等次分布" },
  { name: "ranking", address: "/ranking?period=2026-10", heading: "排名" },
  { name: "units", address: "/ranking?of=units&period=2026-10", heading: "排名" },
  { name: "trend", address: "/trend", heading: "趋势" },
  { name: "unit", address: "/unit?unit=19&period=2026-10", heading: "城关派出所" },
  { name: "officers", address: "/officers?search=王", heading: "民警档案" },
  { name: "file", address: "/officers/000123?month=2026-10", heading: "张三的政绩档案" },
  { name: "empty", address: "/ranking?period=2026-09", heading: "排名" },
] as const;

describe("pages of the dashboard in a browser", function () {
  let server: RunningServer;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    const built = join(root, "dist/web/dashboard/index.html");
    expect(existsSync(built), "the dashboard is not built: npm run build").to.equal(true);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await fillOctober(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const width of [1366, 390]) {
    it(`open at ${width} px without an error, a foreign request, sideways scrolling or a serious axe finding`, async function () {
      this.timeout(120_000);
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "director");
      for (const { name, address, heading } of PAGES) {
        await page.goto(server.url + address);
        await page.getByRole("heading", { level: 1, name: heading }).waitFor();
        await page.waitForLoadState("networkidle");
        if (name === "file") await page.getByRole("button", { name: "全部展开" }).click();
        await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
        expect(await sidewaysScroll(page), `${name} scrolls sideways`).to.equal(0);
        expect(await seriousFindings(page), name).to.deep.equal([]);
      }
      expect(troubles).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("show the points the server stored, on the ranking and in the explanation", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "director");
    await page.goto(`${server.url}/ranking?period=2026-10&unit=19`);
    const row = page.getByRole("row").filter({ hasText: "000123" });
    const points = await row.locator("strong").innerText();
    expect(points).to.match(/^\d{2,3}\.\d{2}$/);
    await row.getByRole("link", { name: "张三" }).click();
    await page.getByRole("heading", { name: "张三的政绩档案" }).waitFor();
    expect(await page.locator(".file-total").innerText()).to.equal(points);
    await page.goto(`${page.url()}#GZ-01`);
    const indicator = page.locator("[id='GZ-01']");
    await indicator.waitFor();
    expect(await indicator.innerText()).to.match(/12 × .*= 11\.40/);
    await page.context().close();
  });

  it("keep filters in the address: reload keeps them, back undoes them", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "director");
    await page.goto(`${server.url}/ranking?period=2026-10`);
    await page.getByLabel("单位", { exact: true }).selectOption({ label: "刑事侦查大队" });
    await page.waitForURL(/unit=09/);
    await page.reload();
    const chosen = page
      .getByLabel("单位", { exact: true })
      .locator("option:checked", { hasText: "刑事侦查大队" });
    await chosen.waitFor({ state: "attached" });
    await page.getByRole("row").filter({ hasText: "000902" }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("unit="));
    await page.getByRole("row").filter({ hasText: "000123" }).waitFor();
    await page.context().close();
  });

  it("turn every chart over to the table of the same rows", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "director");
    await page.goto(`${server.url}/?month=2026-10`);
    const card = page.getByRole("region", { name: "各单位填报进度" });
    expect(await card.locator("canvas").getAttribute("aria-label")).to.match(/^2026年10月：应填 \d+ 份/);
    await card.getByRole("button", { name: "以表格显示：各单位填报进度" }).click();
    expect(await card.locator("tbody tr").count()).to.be.at.least(3);
    await page.context().close();
  });

  it("refuse a wrong password in words and let nobody in without signing in", async () => {
    const { page } = await openPage(browser, server, 390);
    await page.goto(`${server.url}/ranking`);
    await page.getByLabel("账号").fill("director");
    await page.getByLabel("口令").fill("wrong-password");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByText("账号或口令不正确").waitFor();
    await page.screenshot({ path: join(pictures, "sign-in-390.png"), fullPage: true });
    expect(await seriousFindings(page)).to.deep.equal([]);
    await page.context().close();
  });

  it("say that something is not there, and speak English when asked", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "director");
    await page.goto(`${server.url}/officers/999999`);
    await page.getByRole("alert").getByText("没有找到这项内容").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("Nothing found here").waitFor();
    await page.goto(server.url);
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(pictures, "overview-en-1366.png"), fullPage: true });
    expect(await page.locator("html").getAttribute("lang")).to.equal("en");
    await page.context().close();
  });
});

/** October of two units, pushed as the add-in does, and one unit graded by its head. */
