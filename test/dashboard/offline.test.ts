import { expect } from "chai";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { fillOctober } from "../support/filled-october.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage } from "./dashboard-page.ts";

describe("the dashboard without a network", function () {
  this.timeout(90_000);
  let server: RunningServer;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    server = await startServer();
    await fillOctober(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("shows what a page last knew, marked with its time, and is fresh again when the network is back", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "director");
    await page.goto(`${server.url}/completion?month=2026-10`);
    const total = page.locator("tfoot td:visible").nth(1);
    await total.waitFor();
    const known = await total.innerText();
    await page.getByRole("link", { name: "等次分布" }).first().click();
    await page.getByRole("heading", { level: 1, name: "等次分布" }).waitFor();

    await page.context().setOffline(true);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "填报进度" }).waitFor();
    expect(await total.innerText()).to.equal(known);
    await page.getByText("暂时连接不到服务器").first().waitFor({ timeout: 40_000 });

    await page.context().setOffline(false);
    await page.getByText("暂时连接不到服务器").first().waitFor({ state: "detached", timeout: 40_000 });
    expect(await total.innerText()).to.equal(known);
    await page.context().close();
  });

  it("opens a page never visited before, whose program was fetched ahead, and says that the server is out of reach", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "director");
    await page.waitForTimeout(6_000);
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "考核日历" }).click();
    await page.getByRole("alert").first().waitFor({ timeout: 30_000 });
    expect(await page.locator(".navigation").isVisible()).to.equal(true);
    await page.context().close();
  });
});
