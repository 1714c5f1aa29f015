import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { scoreTrials } from "../../server/rules/score-trials.ts";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { fillUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const VERSION = "BY-2027-v1";
const WORDS = "调解案件月封顶偏低，建议提高到八分。";
const ANSWER = "部分采纳：月封顶提高到八分，单件分值不变。";

/** Issue 4: the story of a version from its draft to the month it counts from, each step by the person it falls to. */
describe("the life of the rules in a browser", function () {
  this.timeout(300_000);
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await vouchFor(server);
    await fillUnit19(server, "2026-10");
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** One person at the pages: signs in, does his part, and nothing may have gone wrong meanwhile. */
  const as = async (account: string, address: string, act: (page: Page) => Promise<void>, width = 1366) => {
    const { page, troubles } = await openPage(browser, server, width);
    page.setDefaultTimeout(30_000);
    await enter(page, server, account);
    await page.goto(server.url + address);
    await page.locator(".card").first().waitFor();
    await act(page);
    expect(troubles, `${account} at ${address}`).to.deep.equal([]);
    await page.context().close();
  };
  /** Both widths: a picture, no sideways scrolling, nothing axe-core calls serious. */
  const look = async (page: Page, name: string) => {
    for (const width of [390, 1366]) {
      await page.setViewportSize({ width, height: 844 });
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page), `${name} at ${width}`).to.equal(0);
      expect(await seriousFindings(page), `${name} at ${width}`).to.deep.equal([]);
    }
  };
  const seat = async (account: string, place: string) => {
    const body = { kind: "seat", account, place, day: "2026-11-01", reason: "党委会议决定" };
    const asked = await (await signIn(server, "political")).request("POST", "/rule-requests", body);
    const { id } = (await asked.json()) as { id: number };
    const path = `/rule-requests/${id}/decision`;
    const decided = await (await signIn(server, "director")).request("POST", path, { decision: "confirm" });
    expect(decided.status).to.equal(200);
  };
  const confirm = async (page: Page) => {
    await page.getByRole("button", { name: "确认", exact: true }).click();
    await page.getByText("已确认").first().waitFor();
  };
  const signs = async (page: Page) => {
    await page.getByRole("button", { name: "签字通过" }).click();
    await page.getByRole("dialog").getByLabel("登录口令").fill(PASSWORD);
    await page.getByRole("button", { name: "确认签字" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };

  it("the 考核办 copies a version, edits one cell, and asks the bureau for its opinion", async () => {
    await as("assessment", "/rules", async (page) => {
      await page.getByLabel("新版本号").fill(VERSION);
      await page.getByLabel("题名").fill("北原县公安局民警政绩档案考核细则（2027 年版）");
      await page.getByLabel("理由").fill("根据全年运行情况修订细则");
      await look(page, "rules");
      await page.getByRole("button", { name: "起草", exact: true }).click();
      await page.getByRole("link", { name: VERSION }).click();
      await page.getByRole("button", { name: "修改", exact: true }).click();
      await look(page, "rule-edit");
      await page
        .getByRole("navigation", { name: "各表" })
        .getByText("岗位实绩积分项目", { exact: true })
        .click();
      const row = page.locator("tr").filter({ has: page.locator("input[value='c12']") });
      const cap = row.getByLabel(/月封顶/);
      await cap.fill("很多");
      expect(await cap.getAttribute("aria-invalid")).to.equal("true");
      await cap.fill("8");
      await page.getByLabel("修改说明").fill("提高调解案件月封顶");
      await look(page, "rule-edit-credits");
      await page.getByRole("button", { name: "保存 1 张表" }).click();
      await page.getByText("已保存为第 2 稿").waitFor();
      await page.getByRole("button", { name: "沿革与签字" }).click();
      await page.getByLabel("征求意见截止日").fill("2026-11-20");
      await page.getByLabel("理由").fill("征求各单位意见");
      await look(page, "rule-life-draft");
      await page.getByRole("button", { name: "发布征求意见" }).click();
      await page.locator("[aria-current=step]", { hasText: "征求意见" }).waitFor();
    });
  });

  it("an officer comments on a clause with his telephone", async () => {
    const act = async (page: Page) => {
      const clause = page.locator("[id='clause-credits:c12']");
      await clause.getByRole("button", { name: /提意见|意见 0/ }).click();
      await clause.getByRole("textbox").fill(WORDS);
      await clause.getByRole("button", { name: "提交意见" }).click();
      await clause.getByText(WORDS).waitFor();
      await look(page, "rule-read");
    };
    await as("officer19", `/rules/${VERSION}`, act, 390);
  });

  it("the 考核办 answers with what it adopts, and makes the discussion draft", async () => {
    server.time.now = "2026-11-23T02:00:00.000Z";
    await as("assessment", `/rules/${VERSION}?tab=comments`, async (page) => {
      await page.getByRole("button", { name: "答复", exact: true }).click();
      await page.locator(".rule-comments").getByLabel("采纳情况").selectOption("partly");
      await page.getByLabel("答复内容").fill(ANSWER);
      await page.getByRole("button", { name: "保存答复" }).click();
      await page.getByText(ANSWER).waitFor();
      await look(page, "rule-comments");
      await page.getByRole("button", { name: "沿革与签字" }).click();
      await page.getByLabel("理由").fill("意见已全部答复，提请领导小组讨论");
      await page.getByRole("button", { name: "形成讨论稿" }).click();
      await page.locator("[aria-current=step]", { hasText: "讨论稿" }).waitFor();
    });
  });

  it("the leading group is registered by the 政治处 and confirmed by the 局长", async () => {
    await as("officer19", "/leading-group", async (page) => look(page, "leading-group-empty"));
    await as("political", "/leading-group", async (page) => {
      const form = page.getByRole("region", { name: "增补成员" });
      await form.getByLabel("账号").fill("commissar");
      await form.getByLabel("职务").selectOption("chair");
      await form.getByLabel("任职日").fill("2026-11-01");
      await form.getByLabel("理由").fill("党委会议决定");
      await form.getByRole("button", { name: "提出增补" }).click();
      await page.getByText("待局长、政委确认").waitFor();
    });
    await as("director", "/leading-group", confirm);
    for (const account of ["leader3", "leader4"]) await seat(account, "deputy");
    await seat("group", "member");
    await as("political", "/leading-group", async (page) => look(page, "leading-group"));
  });

  it("the chair and half of the members sign this very text", async () => {
    const address = `/rules/${VERSION}?tab=life`;
    await as("leader4", address, async (page) => {
      await page.getByRole("button", { name: "签字通过" }).click();
      await page.getByRole("dialog").waitFor();
      await look(page, "rule-sign");
      await page.getByRole("button", { name: "取消" }).click();
      await signs(page);
      await page.getByText("尚未通过").waitFor();
    });
    await as("commissar", address, async (page) => {
      await signs(page);
      await page.getByText("已通过").waitFor();
      await look(page, "rule-signed");
    });
  });

  it("is on trial beside the rules in force, and takes effect from a month to come", async () => {
    const address = `/rules/${VERSION}?tab=life`;
    const ask = async (month: string, button: string) => {
      await as("assessment", address, async (page) => {
        await page.getByLabel("月份").fill(month);
        await page.getByLabel("理由").fill("领导小组已通过");
        await page.getByRole("button", { name: button }).click();
        await page.getByText("待局长、政委确认").waitFor();
      });
      await as("director", address, confirm);
    };
    await ask("2026-10", "申请试行");
    await server.context.pulse.refresh();
    expect(await scoreTrials(server.context)).to.be.greaterThan(0);
    await as("assessment", `/rules/${VERSION}?tab=trial`, async (page) => {
      await page.getByRole("row").filter({ hasText: "张三" }).waitFor();
      await look(page, "rule-trial");
    });
    await ask("2027-01", "申请生效");
    await as("officer19", address, async (page) => {
      await page.locator("[aria-current=step]", { hasText: "生效" }).waitFor();
      await page.getByText("自 2027-01 起").waitFor();
      await look(page, "rule-effective");
      await page.goto(`${server.url}/rules`);
      const row = page.getByRole("row").filter({ hasText: VERSION });
      expect(await row.innerText()).to.include("生效");
    });
    expect(await verifyEverything(server.context)).to.deep.equal([]);
  });
});
