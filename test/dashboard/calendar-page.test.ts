import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import type { CalendarYear } from "../../domain/messages/calendar.ts";
import { postReminders } from "../../server/work/post-reminders.ts";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("calendar, training, to-dos and the guided tour in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
  });
  after(() => browser?.close());
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.stop());

  const looksRight = async (page: Page, troubles: string[], name: string): Promise<void> => {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect(await sidewaysScroll(page)).to.equal(0);
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(troubles).to.deep.equal([]);
  };
  const withoutTour = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "不用了" }).click();
  };

  for (const width of [1366, 390]) {
    it(`previews a notice, then takes it, and adjusts a month's step at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "files");
      await withoutTour(page);
      await page.goto(`${server.url}/calendar?month=2026-11`);
      await page.getByRole("heading", { name: "2026年11月节点" }).waitFor();
      await page.getByRole("heading", { name: "2026 年工作日历" }).waitFor();
      await looksRight(page, troubles, `calendar-${width}`);

      const buffer = await aNotice(server);
      await page.getByLabel("选择 .xlsx").setInputFiles({ name: "放假安排.xlsx", mimeType: "", buffer });
      await page.getByText(/将改动 1 天/).waitFor();
      await looksRight(page, troubles, `calendar-preview-${width}`);
      await page.getByRole("button", { name: "确认导入" }).click();
      await page.getByText(/已导入：改动 1 天/).waitFor();

      await page.getByRole("button", { name: "调整节点" }).click();
      await page.getByLabel("单位报送").fill("2026-12-09T17:30");
      await page.getByLabel("部门主要负责人审核").fill("2026-12-11T17:30");
      await page.locator(".course-form").getByLabel("理由").fill("暴雪顺延");
      await page.locator(".course-form").getByRole("button", { name: "保存" }).click();
      await page.locator(".adjusted").first().waitFor();
      expect(await page.locator(".course").innerText()).to.include("2026-12-09 17:30");
    });

    it(`shows next year as provisional and a reader nothing to edit at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "officer19");
      await withoutTour(page);
      await page.goto(`${server.url}/calendar?year=2027`);
      await page.getByText("2027 年待国务院通知").waitFor();
      expect(await page.getByRole("button", { name: "调整节点" }).count()).to.equal(0);
      expect(await page.getByLabel("选择 .xlsx").count()).to.equal(0);
      expect(troubles).to.deep.equal([]);
    });

    it(`enters a training and who was there, and names who is missing at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "political");
      await withoutTour(page);
      await page.goto(`${server.url}/training`);
      await page.getByText("应训 5 人，尚缺 5 人").waitFor();
      await page.getByRole("button", { name: "登记培训" }).click();
      await page.getByLabel("日期").fill("2026-10-28");
      await page.getByLabel("地点").fill("县局三楼会议室");
      await page.getByLabel("主题").fill("政绩档案填报与审核培训");
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByLabel(/警号（可填多个/).fill("001901、001906 000101");
      await page.getByRole("button", { name: "登记", exact: true }).click();
      await page.getByText("已登记 3 人").waitFor();
      await page.getByText("应训 5 人，尚缺 2 人").waitFor();
      await looksRight(page, troubles, `training-${width}`);
    });

    it(`puts to-dos first, rings the bell, and leads a clerk through his pages once at ${width} px`, async () => {
      server.time.now = "2026-11-05T01:00:00.000Z";
      await postReminders(server.context);
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "clerk19");
      await page.getByRole("heading", { name: /我的待办/ }).waitFor();
      await page.getByText(/6 人未填或未填完|7 人未填或未填完/).waitFor();
      await looksRight(page, troubles, `todos-${width}`);
      await page.getByRole("button", { name: "开始引导" }).click();
      const guide = page.getByRole("dialog", { name: "使用引导" });
      await guide.getByText("第 1 /").waitFor();
      await guide.getByRole("button", { name: "下一步" }).click();
      await guide.getByText("第 2 /").waitFor();
      await looksRight(page, troubles, `tour-${width}`);
      await page.keyboard.press("Escape");
      await guide.waitFor({ state: "detached" });
      await page.reload();
      await page.getByRole("heading", { name: /我的待办/ }).waitFor();
      expect(await page.getByRole("button", { name: "开始引导" }).count()).to.equal(0);
      await page.getByRole("button", { name: "使用引导" }).click();
      await guide.waitFor();
      await page.keyboard.press("Escape");

      await page.getByRole("link", { name: /提醒，\d+ 条未读/ }).click();
      await page.getByRole("heading", { name: "我的提醒", level: 1 }).waitFor();
      await page.getByText("临近截止").first().waitFor();
      await looksRight(page, troubles, `notices-${width}`);
      await page.getByRole("button", { name: "全部标为已读" }).click();
      await page.getByRole("link", { name: "提醒，0 条未读" }).waitFor();
    });
  }
});

/** The calendar of 2026 as it stands and one snow day more. */
async function aNotice(server: RunningServer): Promise<Buffer> {
  const { days } = await (await signIn(server, "files")).get<CalendarYear>("/calendar?year=2026");
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("放假安排");
  sheet.addRow(["日期", "类型", "说明"]);
  for (const { day, workday, note } of days) sheet.addRow([day, workday ? "上班" : "休息", note]);
  sheet.addRow(["2026-12-02", "休息", "雪灾停工"]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
