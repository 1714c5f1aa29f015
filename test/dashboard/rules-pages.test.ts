import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const PAGES = [
  { name: "rules-all", address: "/rules", wait: "BY-2025-v1" },
  { name: "rule-reading", address: "/rules/BY-2026-v1", wait: "JJ-V1 党纪政务处分" },
  { name: "rule-no-comments", address: "/rules/BY-2026-v1?tab=comments", wait: "没有符合条件的意见" },
  { name: "rule-release", address: "/rules/BY-2026-v1?tab=life", wait: "该版本随系统安装" },
  { name: "group-members", address: "/leading-group", wait: "副组长" },
] as const;

/** The pages of the rules outside the story: read by everybody, and the dispute that the leading group decides. */
describe("the pages of rules and disputes in a browser", function () {
  this.timeout(240_000);
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await fillUnit19(server, "2026-10");
    server.time.now = "2026-11-17T02:00:00.000Z";
    await publishUnit19(server);
    const seats = [
      ["commissar", "chair"],
      ["leader3", "deputy"],
      ["group", "member"],
    ] as const;
    for (const [account, place] of seats)
      await server.context.db("group_members").insert({
        ...{ account_id: server.bureau.accounts[account], place, from_day: "2026-01-01", to_day: null },
      });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const as = async (account: string, width: number, act: (page: Page) => Promise<void>) => {
    const { page, troubles } = await openPage(browser, server, width);
    page.setDefaultTimeout(30_000);
    await enter(page, server, account);
    await act(page);
    expect(troubles, account).to.deep.equal([]);
    await page.context().close();
  };
  const look = async (page: Page, name: string) => {
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect(await sidewaysScroll(page), name).to.equal(0);
    expect(await seriousFindings(page), name).to.deep.equal([]);
  };

  for (const width of [1366, 390])
    it(`open at ${width} px without an error, sideways scrolling or a serious axe finding`, async () => {
      await as("officer19", width, async (page) => {
        for (const { name, address, wait } of PAGES) {
          await page.goto(server.url + address);
          await page.getByText(wait).first().waitFor();
          await look(page, `${name}-${width}`);
        }
      });
      await as("officer19", width, async (page) => {
        await page.goto(`${server.url}/disputes`);
        await page.getByRole("heading", { level: 1, name: "争议裁定" }).waitFor();
        await look(page, `disputes-none-${width}`);
      });
    });

  it("carry a dispute from the officer's objection to the signed decision", async () => {
    const { db } = server.context;
    const officer = server.bureau.officers["000123"]!;
    const report = await db("reports").where({ officer_id: officer }).first<{ id: number }>("id");
    const post = async (account: string, path: string, body: unknown) => {
      const response = await (await signIn(server, account)).request("POST", path, body);
      expect(response.status, path).to.be.oneOf([200, 201]);
      return (await response.json()) as { id: number };
    };
    const { id } = await post("officer19", `/reports/${report.id}/objections`, {
      ...{ kind: "grade", text: "本月抓获网逃一名未计入岗位实绩，请复核。" },
    });
    await post("files", `/objections/${id}/answer`, {
      ...{ decision: "dismissed", answer: "经核对原始台账，维持原等次。" },
    });
    await as("officer19", 390, async (page) => {
      await page.goto(`${server.url}/objections`);
      await page.getByText("提请领导小组裁定").first().click();
      await page.getByLabel("理由").fill("答复没有核对警综平台抓获记录，请领导小组裁定。");
      await look(page, "dispute-raise-390");
      await page.getByRole("button", { name: "提请领导小组裁定" }).last().click();
      await page.goto(`${server.url}/disputes`);
      await page.getByText("待裁定").waitFor();
    });
    await as("leader3", 1366, async (page) => {
      await page.goto(`${server.url}/disputes`);
      await page.getByLabel("裁定内容").fill("经调阅警综平台原始记录，抓获属实，支持民警意见。");
      await page.getByLabel("登录口令").fill(PASSWORD);
      await look(page, "dispute-word-1366");
      await page.getByRole("button", { name: "拟定并签署" }).click();
      await page.getByText("已签 1 人").waitFor();
    });
    await as("commissar", 390, async (page) => {
      await page.goto(`${server.url}/disputes`);
      await page.getByText("已签 1 人").waitFor();
      await look(page, "dispute-sign-390");
      await page.getByLabel("登录口令").first().fill(PASSWORD);
      await page.getByRole("button", { name: "签署该裁定" }).click();
      await page.locator(".tag", { hasText: "支持民警意见" }).waitFor();
      await look(page, "dispute-decided-390");
    });
  });
});
