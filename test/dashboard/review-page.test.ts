import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import type { FormRow, MonthForm, PushReceipt } from "../../domain/messages.ts";
import type { ReviewSheet } from "../../domain/messages/review.ts";
import { PASSWORD } from "../support/bureau.ts";
import { openBrowser } from "../support/browser.ts";
import { anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer } from "../support/server.ts";
import type { RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = join(ROOT, "test/artifacts/dashboard");
const FORM = "/months/2026-10/form?unit=19";
/** Ninety and more with a reward: a candidate for 优秀. */
const BEST = {
  ...{ personalLeave: 0, lateCount: 0, partyDone: 2, taskDone: 20, quality: 100, dataAcc: 99, satis: 96 },
  ...{ inspMinor: 0, flaw: 0, bearing: 0, order: "A", selfGrade: "excellent" },
};
const REASON = "本月急难险重任务承担较少，与同岗位民警相比有差距，综合考虑下调一个等次。";

describe("审核评定 on the dashboard", () => {
  let server: RunningServer;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    const built = join(ROOT, "dist/web/dashboard/index.html");
    expect(existsSync(built), "the dashboard is not built: npm run build").to.equal(true);
    mkdirSync(PICTURES, { recursive: true });
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    server = await startServer();
    await handInOctober(server);
  });
  afterEach(async () => {
    await server.stop();
  });

  async function open(account: string, width = 1366): Promise<{ page: Page; troubles: string[] }> {
    const opened = await openPage(browser, server, width);
    await enter(opened.page, server, account);
    return opened;
  }

  it("lets a head take the suggestions within the quota, depart with a reason, and see the grades in the distribution", async function () {
    this.timeout(120_000);
    const { page, troubles } = await open("head19");
    await page.getByRole("link", { name: "审核评定" }).click();
    await page.getByText("已报送 5 / 6 人，待签字 5 人").waitFor();
    expect(await page.getByRole("row").filter({ hasText: "001904" }).innerText()).to.contain("未报送");
    expect(await page.getByRole("row").filter({ hasText: "001901" }).count(), "not himself").to.equal(0);

    await page.getByRole("button", { name: "按建议评定" }).click();
    await page.getByText("已按建议填入 5 人，尚未签字。").waitFor();
    expect(await page.getByRole("meter").getAttribute("aria-valuetext")).to.equal("优秀 1 / 1");
    expect((await rowOf(server, "000123")).grade).to.equal(null);

    await gradeOf(page, "001903").selectOption({ label: "合格" });
    const reason = page.getByLabel("巴·图的评定理由");
    await reason.fill("太短");
    await page.getByText("2 / 20 字").waitFor();
    await page.getByRole("button", { name: "签字", exact: true }).click();
    await page.getByText("有 1 人的理由不足 20 字，尚未签字。").waitFor();
    await page.getByText("还差 18 字").waitFor();
    expect(await reason.evaluate((field) => field === document.activeElement)).to.equal(true);
    await page.screenshot({ path: join(PICTURES, "review-reason-1366.png"), fullPage: true });
    await reason.fill(REASON);
    await page.getByRole("button", { name: "签字", exact: true }).click();
    await page.getByRole("dialog").getByText("签字确认：5 份月报").waitFor();
    await page.getByLabel("请再次输入您的登录口令").fill("不对");
    await page.screenshot({ path: join(PICTURES, "review-sign-1366.png"), fullPage: true });
    await page.getByRole("button", { name: "确认签字" }).click();
    await page.getByText("口令不正确，未签字。").waitFor();
    expect((await rowOf(server, "000123")).state).to.equal("submitted");
    await signNow(page);
    await page.getByText("已签字 5 人，未成 0 人。").waitFor();
    await page.screenshot({ path: join(PICTURES, "review-saved-1366.png"), fullPage: true });

    expect(await rowOf(server, "001903")).to.include({ grade: "qualified", gradeReason: REASON });
    expect((await rowOf(server, "000123")).grade).to.equal("excellent");
    expect(await rowOf(server, "001905"), "no place left").to.include({
      suggestedGrade: "excellent",
      grade: "good",
    });
    await page.goto(`${server.url}/distribution?period=2026-10`);
    const chart = page.getByRole("region", { name: "等次构成", exact: true }).locator("canvas");
    await chart.waitFor();
    expect(await chart.getAttribute("aria-label"))
      .to.contain("已评定 5 人次")
      .and.to.contain("优秀 1 人次")
      .and.to.contain("合格 1 人次");
    expect(troubles.filter((one) => !one.includes("403"))).to.deep.equal([]);
    await page.context().close();
  });

  it("shows the server's sentence at a refused row and saves the others", async function () {
    this.timeout(120_000);
    const seen = await (await signIn(server, "head19")).get<ReviewSheet>("/months/2026-10/review");
    const { page } = await open("head19");
    // The page keeps what it saw first until it saves, as if its next refresh were still to come.
    let stale = true;
    await page.route("**/months/2026-10/review", (route) =>
      stale ? route.fulfill({ json: seen }) : route.continue(),
    );
    page.on("request", (request) => {
      if (request.method() === "PUT") stale = false;
    });
    await page.goto(`${server.url}/review?month=2026-10&unit=19`);
    await gradeOf(page, "001902").selectOption({ label: "良好" });
    await gradeOf(page, "001906").selectOption({ label: "良好" });
    const clerk = await signIn(server, "clerk19");
    const change = { policeNo: "001902", version: 1, fields: { lateCount: 2 } };
    await clerk.put<PushReceipt>(`/months/2026-10/pushes/${randomUUID()}`, aPush({ rows: [change] }));
    await clerk.post("/months/2026-10/submission", { unit: "19", declaration: true });
    await page.getByRole("button", { name: "签字", exact: true }).click();
    await signNow(page);
    await page.getByText("已签字 1 人，未成 1 人。").waitFor();
    await page.getByRole("alert").getByText("月报已被修改，请刷新后再评定。").waitFor();
    await page.screenshot({ path: join(PICTURES, "review-refused-1366.png"), fullPage: true });
    expect((await rowOf(server, "001902")).grade).to.equal(null);
    expect((await rowOf(server, "001906")).grade).to.equal("good");

    await gradeOf(page, "001902").selectOption({ label: "良好" });
    await page.getByRole("button", { name: "签字", exact: true }).click();
    await signNow(page);
    await page.getByText("已签字 1 人，未成 0 人。").waitFor();
    expect((await rowOf(server, "001902")).grade).to.equal("good");
    await page.context().close();
  });

  it("lets the leader in charge sign for the head by keyboard alone", async () => {
    const { page } = await open("leader4");
    await page.goto(`${server.url}/review?month=2026-10`);
    await page.getByText("已报送 1 / 1 人，待签字 1 人").waitFor();
    await page.locator("#review-001901").focus();
    await page.keyboard.press("2");
    await page.keyboard.press("r");
    await page.keyboard.type("带队伍扎实。");
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByText("已签字 1 人，未成 0 人。").waitFor();
    expect((await rowOf(server, "001901")).grade).to.equal("good");
    await page.context().close();
  });

  it("shows what stands behind a month beside the sheet, and gives it back with a reason", async function () {
    this.timeout(120_000);
    const { page } = await open("head19");
    await page.goto(`${server.url}/review?month=2026-10&unit=19`);
    await page.getByRole("button", { name: "查看张三的详情" }).click();
    const detail = page.getByRole("complementary", { name: "张三的本月详情" });
    await detail.getByText("尚未经主管部门核实").first().waitFor();
    await detail.getByRole("button", { name: "每一分的由来" }).click();
    await detail.getByText("奖励惩处").first().waitFor();
    await page.screenshot({ path: join(PICTURES, "review-detail-1366.png"), fullPage: true });
    expect(await seriousFindings(page)).to.deep.equal([]);
    await detail.getByRole("button", { name: "退回…" }).click();
    await page.getByLabel("退回原因").fill("奖励文件与本人不符，请核对。");
    await page.screenshot({ path: join(PICTURES, "review-return-1366.png") });
    await page.getByRole("button", { name: "退回", exact: true }).click();
    await page.getByText("已退回张三的月报。").waitFor();
    expect((await rowOf(server, "000123")).state).to.equal("returned");
    await page.getByRole("row").filter({ hasText: "000123" }).getByText("已退回").waitFor();
    await page.context().close();
  });

  for (const width of [1366, 390]) {
    it(`opens at ${String(width)} px without sideways scrolling or a serious axe finding`, async function () {
      this.timeout(120_000);
      const { page, troubles } = await open("head19", width);
      await page.goto(`${server.url}/review?month=2026-10&unit=19`);
      await page.getByRole("button", { name: "按建议评定" }).click();
      await gradeOf(page, "001906").selectOption({ label: "合格" });
      await page.getByLabel("周洁的评定理由").fill("本月夜间值守较少。");
      await page.screenshot({ path: join(PICTURES, `review-${String(width)}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("button", { name: "Sign", exact: true }).waitFor();
      await page.screenshot({ path: join(PICTURES, `review-en-${String(width)}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      await page.getByRole("button", { name: "中文" }).click();
      await page.goto(`${server.url}/review?month=2026-09&unit=19`);
      await page.getByText("未报送").first().waitFor();
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("is neither offered nor opened to who reviews nobody, nor for another's unit", async () => {
    const officer = await open("officer19");
    expect(await officer.page.getByRole("link", { name: "审核评定" }).count()).to.equal(0);
    await officer.page.goto(`${server.url}/review?month=2026-10&unit=19`);
    await officer.page.getByText("这里没有由您审核的月报。").waitFor();
    await officer.page.context().close();
    const head = await open("head09");
    await head.page.goto(`${server.url}/review?month=2026-10&unit=19`);
    await head.page.getByRole("alert").getByText("您没有查看这项内容的权限").waitFor();
    await head.page.context().close();
  });
});

/** October of unit 19: five officers and the head handed in, one officer only begun. */
async function handInOctober(server: RunningServer): Promise<void> {
  const clerk = await signIn(server, "clerk19");
  const push = (parts: Parameters<typeof aPush>[0]) =>
    clerk.put<PushReceipt>(`/months/2026-10/pushes/${randomUUID()}`, aPush(parts));
  const best = ["000123", "001905"];
  const rows = ["000123", "001901", "001902", "001903", "001905", "001906"].map((policeNo) =>
    aRow(policeNo, best.includes(policeNo) ? { ...BEST, lateCount: best.indexOf(policeNo) } : {}),
  );
  await push({ rows: [...rows, { policeNo: "001904", version: 0, fields: { notes: 2 } }] });
  const reward = { type: "R3", documentOn: "2026-10-20", evidenceKind: "document" };
  await push({ events: best.map((subject) => anEvent({ subject, ...reward })) });
  await clerk.post("/months/2026-10/submission", { unit: "19", declaration: true });
}

async function rowOf(server: RunningServer, policeNo: string): Promise<FormRow> {
  const form = await (await signIn(server, "clerk19")).get<MonthForm>(FORM);
  const row = form.rows.find((one) => one.policeNo === policeNo);
  if (!row) throw new Error(`${policeNo} is not in the form`);
  return row;
}

function gradeOf(page: Page, policeNo: string) {
  return page.getByLabel(`（${policeNo}）的评定等次`);
}

/** Confirms the signature with the right password. */
async function signNow(page: Page): Promise<void> {
  await page.getByLabel("请再次输入您的登录口令").fill(PASSWORD);
  await page.getByRole("button", { name: "确认签字" }).click();
}
