import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { monthsBetween } from "../../domain/month.ts";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { monthsFor, openMonths, publishRows } from "../server/assessment-fixture.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = join(ROOT, "test/artifacts/dashboard");
/** E12's officer, one better by far, and four equals. */
const SCORES: Record<string, number[]> = {
  "000123": [9199, 9025, 8760, 9310],
  "001903": [9900, 9900, 9900, 9900],
  ...Object.fromEntries(["001902", "001904", "001905", "001906"].map((no) => [no, [8300, 8300, 8300, 8300]])),
};
const APPRAISED = { democratic: 92.4, leaders: 90, training: 85 };
/** Five workdays after the December lock of 2026. */
const CONCLUDING = "2027-02-09T02:00:00.000Z";
const AFTER_NOTICE = "2027-02-26T02:00:00.000Z";

describe("季度、半年、年度 on the dashboard", () => {
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
    await openMonths(server, "2026-01", "2026-12");
    await publishRows(server, yearRows());
    server.time.now = CONCLUDING;
  });
  afterEach(() => server.stop());

  /** Quarters and the first half-year as 考核办 announces them. */
  async function announce(...periods: string[]): Promise<void> {
    const office = await signIn(server, "assessment");
    for (const period of periods) {
      const { digest } = await office.post<{ digest: string }>(`/assessments/${period}/computation`, undefined);
      await office.post(`/assessments/${period}/announcement`, { digest });
    }
  } // prettier-ignore

  async function open(account: string, path: string, width = 1366): Promise<{ page: Page; troubles: string[] }> {
    const opened = await openPage(browser, server, width);
    await enter(opened.page, server, account);
    await opened.page.goto(server.url + path);
    return opened;
  } // prettier-ignore

  it("ranks a half-year within lists, shares places, and explains each to the last figure", async function () {
    this.timeout(120_000);
    await announce("2026-Q1", "2026-Q2", "2026-H1");
    const { page, troubles } = await open("officer19", "/");
    await page.getByRole("link", { name: "半年排名" }).click();
    await page.getByLabel("年度").selectOption({ label: "2026年" });
    await page.getByRole("link", { name: /2026年上半年/ }).click();
    const zhang = page.getByRole("row").filter({ hasText: "000123" });
    await zhang.waitFor();
    expect(await zhang.innerText()).to.match(/^2\s*\/ 3/);
    expect(await page.getByRole("row").filter({ hasText: "001905" }).innerText()).to.match(
      /^1\s*\/ 3\s*并列/,
    );
    expect(await page.getByRole("button", { name: "重新计算" }).count(), "no act for an officer").to.equal(0);
    await page.getByLabel("名单").selectOption({ index: 1 });
    await page.waitForURL(/list=/);
    await page.screenshot({ path: join(PICTURES, "half-year-1366.png"), fullPage: true });
    await page.getByLabel("名单").selectOption({ index: 0 });
    await zhang.getByRole("button", { name: /看来由/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("第 2 名，共 3 人").waitFor();
    expect(await dialog.innerText())
      .to.include("91.99")
      .and.include("90.25");
    await page.screenshot({ path: join(PICTURES, "half-year-explained-1366.png") });
    expect(await seriousFindings(page)).to.deep.equal([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(page)).to.equal(0);
    await page.screenshot({ path: join(PICTURES, "half-year-390.png"), fullPage: true });
    await page.goto(`${server.url}/officers/000123`);
    await page.getByRole("region", { name: "历次考核结果" }).getByText("第 2 名，共 3 人").waitFor();
    expect(troubles.filter((one) => !one.includes("403"))).to.deep.equal([]);
    await page.context().close();
  });

  it("brings a year from appraisals over both chiefs and 公示 to final", async function () {
    this.timeout(240_000);
    await announce("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4");
    const office = await open("assessment", "/appraisals?year=2026&kind=democratic&unit=19");
    const score = (name: string) => office.page.getByLabel(`${name} 得分`);
    for (const name of ["张三", "巴·图", "赵敏", "𠮷田", "周洁"]) await score(name).fill("92.4");
    await score("王伟").fill("九十");
    await office.page.getByRole("button", { name: "保存 6 行" }).click();
    await office.page.getByText(/“九十”不是数字/).waitFor();
    await office.page.screenshot({ path: join(PICTURES, "appraisals-1366.png"), fullPage: true });
    await score("王伟").fill("92.4");
    await office.page.getByRole("button", { name: "保存 1 行" }).click();
    await office.page.getByRole("button", { name: "6 / 7 城关派出所" }).waitFor();
    await appraiseRest(server);

    await office.page.goto(`${server.url}/assessments/year?year=2026`);
    await office.page.getByRole("button", { name: "计算", exact: true }).click();
    await office.page.getByRole("button", { name: "提请审批" }).click();
    await office.page.getByRole("dialog").getByRole("button", { name: "提请审批" }).click();
    await office.page.getByText("待审批", { exact: true }).waitFor();
    for (const [account, capacity] of [
      ["director", "局长"],
      ["commissar", "政委"],
    ] as const) {
      const chief = await open(account, "/assessments/year?year=2026");
      await chief.page.getByRole("button", { name: "审批", exact: true }).click();
      const dialog = chief.page.getByRole("dialog");
      await dialog.getByLabel("请再次输入您的登录口令").fill("不对");
      await dialog.getByRole("button", { name: "审批" }).click();
      await dialog.getByText(/口令不正确/).waitFor();
      await dialog.getByLabel("请再次输入您的登录口令").fill(PASSWORD);
      if (account === "director")
        await chief.page.screenshot({ path: join(PICTURES, "year-approve-1366.png") });
      await dialog.getByRole("button", { name: "审批" }).click();
      await chief.page.getByText(new RegExp(`^${capacity} .*审批，`)).waitFor();
      await chief.page.context().close();
    }
    await office.page.reload();
    await office.page.getByRole("button", { name: "开始公示" }).click();
    await office.page.getByRole("dialog").getByRole("button", { name: "开始公示" }).click();
    await office.page.getByText(/^公示至 /).waitFor();
    await office.page.screenshot({ path: join(PICTURES, "year-notice-1366.png"), fullPage: true });
    await office.page.context().close();

    const officer = await open("officer19", "/assessments/year?year=2026&officer=000123", 390);
    await officer.page.getByRole("dialog").getByText("90.30").first().waitFor();
    await officer.page.screenshot({ path: join(PICTURES, "year-explained-390.png") });
    await officer.page.context().close();

    server.time.now = AFTER_NOTICE;
    const last = await open("assessment", "/assessments/year?year=2026");
    await last.page.getByRole("button", { name: "确定结果" }).click();
    await last.page.getByRole("dialog").getByRole("button", { name: "确定结果" }).click();
    await last.page.getByText("已确定", { exact: true }).waitFor();
    await last.page.screenshot({ path: join(PICTURES, "year-final-1366.png"), fullPage: true });
    expect(await seriousFindings(last.page)).to.deep.equal([]);
    expect([...office.troubles, ...last.troubles].filter((one) => !one.includes("403"))).to.deep.equal([]);
    await last.page.context().close();
  });

  it("lets 考核办 enter and correct a deduction of verification with its source", async function () {
    this.timeout(120_000);
    const { page } = await open("assessment", "/assessments/quarter?period=2026-Q1");
    const card = page.getByRole("region", { name: "核实扣分登记" });
    await card.getByLabel("警号").fill("000123");
    await card.getByLabel("依据文号").fill("季度核实报告〔2026〕1号");
    await card.getByLabel("事由").fill("走访记录漏报一次");
    await card.getByRole("button", { name: "登记扣分" }).click();
    await card.getByRole("button", { name: "更正" }).click();
    await card.getByLabel("次数").fill("2");
    await card.getByLabel("事由").fill("复核为漏报两次");
    await card.getByRole("button", { name: "保存更正" }).click();
    await card.getByText("已被更正").waitFor();
    await page.getByRole("button", { name: "计算", exact: true }).click();
    const row = page.getByRole("row").filter({ hasText: "000123" }).first();
    await row.getByText("90.00").waitFor();
    await page.screenshot({ path: join(PICTURES, "quarter-1366.png"), fullPage: true });
    await page.context().close();
  });
});

function yearRows() {
  return Object.entries(SCORES).flatMap(([policeNo, scores]) =>
    scores.flatMap((score, quarter) =>
      monthsFor(score).map((total, index) => {
        const number = quarter * 3 + index;
        const month = monthsBetween("2026-01", "2026-12")[number]!;
        return { month, policeNo, total, grade: number < 7 ? ("excellent" as const) : ("good" as const) };
      }),
    ),
  );
}

/** The other two kinds, as a script of 考核办's would enter them. */
async function appraiseRest(server: RunningServer): Promise<void> {
  const office = await signIn(server, "assessment");
  for (const kind of ["leaders", "training"] as const) {
    const rows = Object.keys(SCORES).map((policeNo) => ({
      policeNo,
      score: APPRAISED[kind],
      basis: "签字评价表 1 号",
    }));
    const push = `00000000-0000-4000-8000-00000000000${kind.length}`;
    await office.request("PUT", `/appraisals/2026/${kind}/pushes/${push}`, { rows });
  }
}
