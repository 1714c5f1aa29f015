import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { DRAFT, fillSandbox, MONTH } from "../support/sandbox-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

/** Issue 4: the story of a draft compared with the rules in force, before anyone adopts it. */
describe("the sandbox in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await fillSandbox(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const width of [1366, 390]) {
    it(`compares a draft: who moves, why, and both explanations, at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "assessment");
      await page.goto(`${server.url}/sandbox?draft=${DRAFT}&from=${MONTH}&to=${MONTH}`);
      await page.getByText("请选择版本和月份").waitFor();
      await page.getByRole("button", { name: "开始试算" }).click();
      await page.getByRole("heading", { name: "民警变化" }).waitFor();
      await page.getByText("建议等次有变的民警").waitFor();
      await page.getByLabel("显示", { exact: true }).selectOption("all");
      await page.getByLabel("警号或姓名").fill("000123");
      await page.getByLabel("警号或姓名").press("Enter");
      const row = page.getByRole("row").filter({ hasText: "张三" });
      await row.waitFor();
      if (width > 1000) {
        await row.getByText(/另有 \d+ 项/).click();
        const words = await row.innerText();
        expect(words).to.include("GZ-03 -1.00");
        expect(words).to.include("c12 调解纠纷(有协议书并录入) · 月封顶");
      }
      await row.getByRole("button", { name: /张三/ }).click();
      const both = page.getByRole("dialog");
      await both.getByRole("row").filter({ hasText: "GZ-03" }).waitFor();
      expect(await both.innerText()).to.include("BY-2026-v1");
      await page.screenshot({ path: join(pictures, `sandbox-explained-${width}.png`) });
      await page.keyboard.press("Escape");
      await page.getByRole("heading", { name: "单位变化" }).waitFor();
      await page.getByRole("heading", { name: "细则检查" }).waitFor();
      await page.screenshot({ path: join(pictures, `sandbox-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.goto(`${server.url}/rule-differences?from=BY-2026-v1&to=${DRAFT}`);
      await page.getByRole("cell", { name: "85.00" }).waitFor();
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
    });
  }
});
