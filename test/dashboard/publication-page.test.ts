import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { aCredit, anEvent, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet, signReportsOf } from "../support/signed-month.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const MONTH = "2026-10";
/** The pool of this small unit has no room for 优秀: the grade is planted in the head's own pool. */
const UNIT19 = ["000123", "001902", "001903", "001905", "001906"];

describe("checking, publishing and browsing in a browser", function () {
  this.timeout(120_000);
  let server: RunningServer;
  let browser: Browser;

  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await fill(server);
    server.time.now = "2026-11-20T02:00:00.000Z";
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const look = async (page: Page, name: string, width: number): Promise<void> => {
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    expect(await sidewaysScroll(page), `${name} scrolls sideways`).to.equal(0);
    expect(await seriousFindings(page), name).to.deep.equal([]);
  };

  it("lets the files office look at a unit, return one report, check the others and publish them with a word", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "files");
    await page.goto(`${server.url}/publication?month=${MONTH}`);
    await page.getByRole("heading", { level: 1, name: "复核公布" }).waitFor();
    await look(page, "publication-start", 1366);
    await page.getByRole("link", { name: "城关派出所" }).click();
    await page.getByRole("heading", { name: "城关派出所的月报" }).waitFor();
    await page.getByRole("button", { name: "退回周洁的月报" }).click();
    const form = page.getByRole("form", { name: "退回周洁的月报" });
    await form.getByLabel("退回原因").fill("岗位实绩缺少佐证，请补充后重新报送。");
    await look(page, "publication-return", 1366);
    await form.getByRole("button", { name: "确认退回" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByRole("row").filter({ hasText: "001906" }).getByRole("cell", { name: "已退回" }).waitFor();
    await page.getByRole("button", { name: "复核全部 4 份" }).click();
    await page.getByText("已复核 4 份。").waitFor();
    await page.getByRole("button", { name: "公布 4 份" }).click();
    await look(page, "publication-confirm", 1366);
    await page.getByRole("button", { name: "确认公布" }).click();
    await page.getByText("已公布 4 份，第 1 次公布。").waitFor();
    await page.locator(".digest").first().waitFor();
    expect(await page.locator(".digest").innerText()).to.match(/^[0-9a-f]{64}$/);
    await look(page, "publication-done", 1366);
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });

  for (const width of [1366, 390]) {
    it(`shows every page of publication and browsing at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "director");
      await page.goto(`${server.url}/publication?month=${MONTH}&unit=19`);
      await page.getByRole("heading", { name: "城关派出所的月报" }).waitFor();
      expect(await page.getByRole("button", { name: /公布 \d+ 份/ }).count()).to.equal(0);
      await look(page, "publication", width);
      await page.goto(`${server.url}/officers?unit=19`);
      await page.getByRole("link", { name: "张三" }).waitFor();
      await look(page, "officers-list", width);
      await page.goto(`${server.url}/wall?month=${MONTH}`);
      await page.getByRole("heading", { level: 1, name: "晒政绩" }).waitFor();
      await page.getByText("北公政〔2026〕31号").waitFor();
      await look(page, "wall", width);
      await page.goto(`${server.url}/compare?officers=000123,001902,001903`);
      await page.getByRole("heading", { name: "各月得分与等次" }).waitFor();
      await look(page, "compare", width);
      await page.goto(`${server.url}/officers/000123?month=${MONTH}`);
      await page.getByRole("heading", { name: "审签与公布" }).waitFor();
      await look(page, "file-published", width);
      expect(troubles).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("lets a colleague find by initials and any middle dot, choose two and compare them", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "clerk09");
    await page.goto(`${server.url}/officers`);
    await page.getByLabel("姓名、拼音首字母或警号").fill("巴・图");
    // The choice lives in the address, which changes a moment after the click.
    await page.getByRole("checkbox", { name: "选入比较：巴·图" }).click();
    await page.getByText("已选 1 人").waitFor();
    await page.getByLabel("姓名、拼音首字母或警号").fill("zs");
    await page.getByRole("checkbox", { name: "选入比较：张三" }).click();
    await page.getByRole("link", { name: "并列比较" }).click();
    await page.getByRole("heading", { level: 1, name: "并列比较" }).waitFor();
    await page.getByRole("heading", { name: "六个方面" }).waitFor();
    await page.getByRole("link", { name: "张三" }).first().click();
    await page.getByText("签字有效").waitFor();
    expect(await page.locator("#content").innerText()).to.not.contain("群众来信");
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });

  it("does not offer the publication to an officer, and says so when he comes by address", async () => {
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "officer19");
    expect(await page.getByRole("link", { name: "复核公布" }).count()).to.equal(0);
    await page.goto(`${server.url}/publication?month=${MONTH}`);
    await page.getByText("您没有查看这项内容的权限").first().waitFor();
    await page.context().close();
  });
});

async function fill(server: RunningServer): Promise<void> {
  const summary = "本月走访群众一百二十户，侦办盗窃案件三起，调解邻里纠纷六起，参加秋季安保四次。";
  await pushSheet(server, "clerk19", MONTH, {
    rows: [...UNIT19, "001904"].map((policeNo, index) =>
      aRow(policeNo, { lateCount: index % 3, summary: `${summary}${index}` }),
    ),
    credits: [
      aCredit({ policeNo: "000123", item: "c12", quantity: 6 }),
      aCredit({ policeNo: "001903", item: "c12", quantity: 9, evidenceNo: "ZJ-2026-0002" }),
    ],
    events: [
      anEvent({
        subject: "001902",
        type: "R4",
        reason: "侦破系列盗窃案记嘉奖",
        documentNo: "北公政〔2026〕31号",
      }),
      anEvent({
        ...{
          subject: "000123",
          type: "P8",
          variant: "first",
          reason: "群众来信反映",
          sourceDepartment: "信访办",
        },
        ...{ documentNo: "信〔2026〕9号", evidenceNo: "ZJ-2026-0999", evidenceKind: "investigation" },
        ...{
          finding: "confirmed",
          responsibility: "main",
          occurredOn: "2026-10-08",
          documentOn: "2026-10-12",
        },
      }),
    ],
  });
  await signReportsOf(
    server,
    MONTH,
    { "000123": "qualified", "001902": "good", "001903": "good", "001905": "good", "001906": "good" },
    { accountId: server.bureau.accounts.head19!, at: "2026-11-05T02:00:00.000Z" },
  );
}
