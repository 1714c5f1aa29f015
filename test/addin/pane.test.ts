import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { openPane } from "../support/excel/open-pane.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ARTIFACTS = path.join(ROOT, "test/artifacts");

declare global {
  interface Window {
    fakeExcel: {
      type(sheet: string, address: string, value: string | number): string | null;
      look(sheet: string, address: string): (string | number)[][];
      fill(sheet: string, address: string): string | null;
      selection(): string | null;
      host: { editingCell: boolean };
    };
  }
}

describe("the task pane in a browser, over Microsoft's client library and the fake Excel", () => {
  let server: RunningServer;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    this.timeout(120_000);
    if (!existsSync(path.join(ROOT, "dist/web/addin/taskpane.html")))
      await build({ configFile: path.join(ROOT, "addin/vite.config.ts"), logLevel: "error" });
    mkdirSync(ARTIFACTS, { recursive: true });
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(async () => {
    await server.stop();
  });

  /** A page of the pane's width, which fails the test on any script error or foreign request. */
  async function withPane(
    options: { width?: number; dark?: boolean; locale?: string; excelApi?: string },
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { width = 350, ...settings } = options;
    const context = await browser.newContext({
      locale: settings.locale ?? "zh-CN",
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !url.startsWith(server.url)) wrong.push(url);
    });
    try {
      await openPane(page, server.url, settings);
      await work(page);
      expect(wrong).to.deep.equal([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, "no horizontal scrolling").to.be.at.most(0);
    } finally {
      await context.close();
    }
  }

  async function enter(page: Page): Promise<void> {
    await page.getByLabel("账号").fill("clerk19");
    await page.getByLabel("口令").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^取表/ }).waitFor();
  }

  async function pull(page: Page): Promise<void> {
    await page.getByRole("button", { name: /^取表/ }).click();
    await page.getByText("表格已生成").waitFor();
  }

  const shot = (page: Page, name: string) => page.screenshot({ path: path.join(ARTIFACTS, `${name}.png`) });

  for (const width of [320, 350, 450])
    it(`carries a unit's month from sign-in to painted receipts at ${String(width)} px`, async () => {
      await withPane({ width }, async (page) => {
        await page.getByLabel("账号").waitFor();
        await shot(page, `pane-${String(width)}-1-sign-in`);
        await enter(page);
        await shot(page, `pane-${String(width)}-2-start`);
        await pull(page);
        await shot(page, `pane-${String(width)}-3-pulled`);
        const first = await page.evaluate(() => window.fakeExcel.look("月报", "A7:F7")[0]);
        expect(first).to.deep.equal(["000123", "张三", "城关派出所", "社区警务", "民警", 18]);

        await page.evaluate(() => {
          window.fakeExcel.type("月报", "G7", 16);
          window.fakeExcel.type("月报", "H7", 9);
          window.fakeExcel.type("月报", "O8", 2);
        });
        await page.getByRole("button", { name: /^检查/ }).click();
        await page.getByText("问题清单").first().waitFor();
        await shot(page, `pane-${String(width)}-4-checked`);
        await page.getByRole("button", { name: /V01/ }).first().click();
        await page.waitForFunction(() => window.fakeExcel.selection()?.startsWith("月报!") === true);

        await page.getByRole("button", { name: /^上报/ }).click();
        await page.getByText("上报完成").waitFor();
        await shot(page, `pane-${String(width)}-5-pushed`);
        const [bad, good] = await page.evaluate(() => window.fakeExcel.look("月报", "AR7:AT8"));
        expect(bad?.[1]).to.equal("未保存");
        expect(String(bad?.[2])).to.match(/应出勤/);
        expect(good?.slice(0, 2)).to.deep.equal(["", "已上报"]);
        expect(await page.evaluate(() => window.fakeExcel.fill("月报", "AS8"))).to.equal("#FFF1CC");

        await page.evaluate(() => window.fakeExcel.type("月报", "H7", 1));
        await page.getByRole("button", { name: /^上报/ }).click();
        await page.waitForFunction(() => window.fakeExcel.look("月报", "AS7")[0]?.[0] === "已上报");
        const clerk = await signIn(server, "clerk19");
        const form = await clerk.get<{ rows: { policeNo: string; version: number; fields: object }[] }>(
          "/months/2026-10/form?unit=19",
        );
        expect(form.rows.find((row) => row.policeNo === "000123")).to.deep.include({ version: 1 });
        expect(form.rows.find((row) => row.policeNo === "000123")?.fields).to.include({
          excusedDays: 16,
          personalLeave: 1,
        });
      });
    });

  it("fills only blank deduction cells with 其余置零", async () => {
    await withPane({}, async (page) => {
      await enter(page);
      await pull(page);
      await page.evaluate(() => window.fakeExcel.type("月报", "J5", 3));
      await page.getByRole("button", { name: /^其余置零/ }).click();
      await page.getByText(/已把7人的97个空白扣分格填为0/).waitFor();
      expect(await page.evaluate(() => window.fakeExcel.look("月报", "G5:J5")[0])).to.deep.equal([
        "",
        0,
        0,
        3,
      ]);
    });
  });

  it("takes the unit's plan before the month, which then prefills the form", async () => {
    await withPane({}, async (page) => {
      await enter(page);
      await page.getByRole("tab", { name: "工作计划" }).click();
      await page.getByLabel("月份").selectOption("2026-11");
      await pull(page);
      expect(await page.evaluate(() => window.fakeExcel.look("工作计划", "A7:F7")[0])).to.deep.equal([
        "000123",
        "张三",
        "",
        "",
        "",
        "",
      ]);
      await page.evaluate(() => {
        window.fakeExcel.type("工作计划", "C7", 20);
        window.fakeExcel.type("工作计划", "D7", 4);
        window.fakeExcel.type("工作计划", "C8", "不适用");
      });
      await page.getByRole("button", { name: /^上报/ }).click();
      await page.getByText("工作计划已保存").waitFor();
      await shot(page, "pane-350-10-plan");
      await page.getByRole("tab", { name: "月报" }).click();
      await pull(page);
      expect(await page.evaluate(() => window.fakeExcel.look("月报", "A7:S7")[0])).to.include.members([
        "000123",
        20,
        4,
      ]);
    });
  });

  it("asks the clerk to finish editing a cell, and goes on afterwards", async () => {
    await withPane({}, async (page) => {
      await enter(page);
      await page.evaluate(() => (window.fakeExcel.host.editingCell = true));
      await page.getByRole("button", { name: /^取表/ }).click();
      await page.getByText("请先按回车结束单元格编辑").waitFor();
      await page.evaluate(() => (window.fakeExcel.host.editingCell = false));
      await pull(page);
    });
  });

  it("finishes a push whose answers were all lost with the same number, and stores it once", async () => {
    await withPane({}, async (page) => {
      await enter(page);
      await pull(page);
      await page.evaluate(() => window.fakeExcel.type("月报", "O7", 2));
      const numbers = new Set<string>();
      await page.clock.install();
      await page.route("**/pushes/*", async (route) => {
        numbers.add(route.request().url());
        await route.fetch();
        await route.abort("connectionreset");
      });
      await page.getByRole("button", { name: /^上报/ }).click();
      for (let i = 0; i < 8; i++) {
        await page.waitForTimeout(150);
        await page.clock.runFor(5_000);
      }
      await page.getByText("有一次上报没有办完").waitFor();
      await shot(page, "pane-350-6-unknown");
      await page.unroute("**/pushes/*");
      const answered = page.waitForResponse("**/pushes/*");
      await page.getByRole("button", { name: "继续" }).click();
      const response = await answered;
      expect([...numbers]).to.deep.equal([response.url()]);
      expect(response.headers()["idempotency-replayed"]).to.equal("true");
      await page.getByText("没有重复").waitFor();
      expect(await page.evaluate(() => window.fakeExcel.look("月报", "AU7:AV7")[0])).to.deep.equal([
        "000123",
        1,
      ]);
    });
  });

  it("signs in again after the token died and keeps the sheet", async () => {
    await withPane({}, async (page) => {
      await enter(page);
      await pull(page);
      await page.evaluate(() => window.fakeExcel.type("月报", "O5", 2));
      await page.route("**/pushes/*", (route) =>
        route.fulfill({ status: 401, contentType: "application/problem+json", body: "{}" }),
      );
      await page.getByRole("button", { name: /^上报/ }).click();
      await page.getByText("登录已过期").waitFor();
      await page.unroute("**/pushes/*");
      await enter(page);
      expect(await page.evaluate(() => window.fakeExcel.look("月报", "O5")[0])).to.deep.equal([2]);
      await page.getByRole("button", { name: "继续" }).click();
      await page.getByText("上报完成").waitFor();
    });
  });

  it("names the other door on an Excel that is too old", async () => {
    await withPane({ excelApi: "1.8" }, async (page) => {
      await page.getByText("Excel 版本太旧").waitFor();
      await page.getByText("单位报送").waitFor();
      await shot(page, "pane-350-7-too-old");
    });
  });

  it("follows Office into the dark and into English", async () => {
    await withPane({ dark: true }, async (page) => {
      await enter(page);
      await pull(page);
      await shot(page, "pane-350-8-dark");
    });
    await withPane({ locale: "en-US" }, async (page) => {
      await page.getByLabel("Account").waitFor();
      await shot(page, "pane-350-9-english");
    });
  });
});
