import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { openPane } from "../support/excel/open-pane.ts";
import { aPush, aRow } from "../support/rows.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ARTIFACTS = path.join(ROOT, "test/artifacts");
const FORM = "/months/2026-10/form?unit=19";

describe("报送 in the task pane", () => {
  let server: RunningServer;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    const built = path.join(ROOT, "dist/web/addin/taskpane.html");
    expect(existsSync(built), "the pane is not built: npm run build").to.equal(true);
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

  /** The pane of unit 19's clerk with October in the workbook; two officers are complete in the same words. */
  async function withOctober(work: (page: Page) => Promise<void>): Promise<void> {
    const clerk = await signIn(server, "clerk19");
    const rows = [aRow("000123"), aRow("001902")];
    await clerk.put<PushReceipt>(`/months/2026-10/pushes/${randomUUID()}`, aPush({ rows }));
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 350, height: 1100 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    try {
      await openPane(page, server.url);
      await page.getByLabel("账号").fill("clerk19");
      await page.getByLabel("口令").fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByLabel("月份").selectOption("2026-10");
      await page.getByRole("button", { name: /^取表/ }).click();
      await page.getByText("表格已生成").waitFor();
      await work(page);
      expect(wrong).to.deep.equal([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, "no horizontal scrolling").to.be.at.most(0);
    } finally {
      await context.close();
    }
  }
  const handIn = (page: Page) => page.getByRole("button", { name: /^报送/ });
  const shot = (page: Page, name: string) => page.screenshot({ path: path.join(ARTIFACTS, `${name}.png`) });
  const states = async () =>
    (await (await signIn(server, "clerk19")).get<MonthForm>(FORM)).rows.map(({ state }) => state);

  it("asks for 上报 first, then for a yes, and shows who was handed in, who is missing and what is warned of", async function () {
    this.timeout(120_000);
    await withOctober(async (page) => {
      await page.evaluate(() => window.fakeExcel.type("月报", "O7", 3));
      await handIn(page).click();
      await page.getByText("表里有1行改动还没有上报。请先点“上报”，再点“报送”。").waitFor();
      expect(await states()).to.not.include("submitted");

      await page.getByRole("button", { name: /^上报/ }).click();
      await page.getByText("上报完成").waitFor();
      await handIn(page).click();
      await page.getByText("报送城关派出所2026-10的月报？").waitFor();
      await page.getByText("由部门主要负责人审核").first().waitFor();
      await page.getByText("截止 11-06 17:30，现在报送为按时。").waitFor();
      await shot(page, "pane-350-11-submission-question");
      await page.getByRole("button", { name: "取消" }).click();
      await page.getByText("报送城关派出所2026-10的月报？").waitFor({ state: "detached" });
      expect(await states()).to.not.include("submitted");

      await handIn(page).click();
      await page.getByRole("button", { name: "确认报送" }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("城关派出所2026-10已报送").waitFor();
      const receipt = await page.getByRole("status").innerText();
      expect(receipt).to.match(/2\s*本次报送\s*5\s*未报送\s*2\s*有提醒/);
      expect(receipt).to.contain("按时").and.to.contain("001904 𠮷田").and.to.contain("尚未填报");
      expect(receipt).to.contain("2人有提醒").and.to.contain("000123 张三");
      await shot(page, "pane-350-12-submitted");
      expect((await states()).filter((state) => state === "submitted")).to.have.length(2);

      await handIn(page).click();
      await page.getByRole("button", { name: "确认报送" }).click();
      await page.getByText("这次没有新报送的月报").waitFor();
    });
  });

  it("says before and after that a package past the deadline is late", async function () {
    this.timeout(120_000);
    server.time.now = "2026-11-09T02:00:00.000Z";
    await withOctober(async (page) => {
      await handIn(page).click();
      await page.getByText("已过截止时间 11-06 17:30，现在报送记为逾期。").waitFor();
      await page.getByRole("button", { name: "确认报送" }).click();
      await page.getByText("11-09 10:00 报送，逾期。").waitFor();
    });
  });

  it("does not claim anything when the answer is lost", async function () {
    this.timeout(120_000);
    await withOctober(async (page) => {
      await page.route("**/submission", async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
      });
      await handIn(page).click();
      await page.getByRole("button", { name: "确认报送" }).click();
      await page.getByText("不知道是否已报送").waitFor();
      await page.unroute("**/submission");
      await handIn(page).click();
      await page.getByRole("button", { name: "确认报送" }).click();
      await page.getByText("这次没有新报送的月报").waitFor();
      expect((await states()).filter((state) => state === "submitted")).to.have.length(2);
    });
  });
});
