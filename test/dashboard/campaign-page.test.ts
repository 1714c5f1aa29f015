import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import type { CampaignBoard, CampaignSheet } from "../../domain/messages/campaigns.ts";
import { anIndicator, enterActuals, startCampaign, SUMMER } from "../support/a-campaign.ts";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("the campaign board in a browser", function () {
  this.timeout(120_000);
  let server: RunningServer;
  let browser: Browser;
  let office: Client;
  let campaign: CampaignSheet;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    office = await signIn(server, "assessment");
    // E14: 53, 40 and 13 of 50, 30 and 20.
    campaign = await startCampaign(office, {
      ...{ ...SUMMER, firstDay: "2026-09-01", lastDay: "2026-11-30" },
      indicators: [
        anIndicator("破案", { "01": 50, "09": 30, "19": 20 }, { creditItems: ["c06"] }),
        anIndicator("强制戒毒人数", {}, { scored: false, measure: "人" }),
      ],
    });
    await enterActuals(
      office,
      campaign.id,
      ["01", "09"].map((unit, index) => ({
        ...{ unit, indicator: "破案", day: "2026-10-10", quantity: [53, 40][index], source: "警综平台" },
      })),
    );
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("a clerk enters his day on a phone, corrects it with a reason, and the leader's board says 106 %", async () => {
    const { page, troubles } = await openPage(browser, server, 390);
    await enter(page, server, "clerk19");
    await page.goto(`${server.url}/campaigns`);
    await page.getByRole("link", { name: "每日填报" }).click();
    await page.getByRole("heading", { name: "夏季攻势每日填报" }).waitFor();
    await page.getByLabel("数据来源").fill("警综平台");
    await page.getByLabel("城关派出所 破案当日数量").fill("12");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存 1 行").waitFor();
    await page.getByLabel("城关派出所 破案当日数量").fill("13");
    await page.getByLabel("城关派出所 破案更正原因").fill("少");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("改动须写明更正原因").waitFor();
    await page.getByLabel("城关派出所 破案更正原因").fill("当日漏统一起");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("更正 1 次").waitFor();
    await page.screenshot({ path: join(pictures, "campaign-entries-390.png"), fullPage: true });
    expect(await sidewaysScroll(page)).to.equal(0);
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(troubles.filter((line) => !line.includes("422"))).to.deep.equal([]);
    const { indicators } = await office.get<CampaignBoard>(`/campaigns/${campaign.id}/board`);
    expect(indicators[0]!.bureau.rate!.percent).to.equal(10_600);
    await page.context().close();
  });

  for (const width of [1366, 390]) {
    it(`shows completion, units, time, ranks and zero violations at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "director");
      await page.goto(`${server.url}/campaigns`);
      await page.getByRole("link", { name: "夏季攻势" }).click();
      await page.getByText("已过 65 / 91 天").waitFor();
      const tile = page.getByRole("button", { name: /^破案/ });
      expect(await tile.innerText()).to.match(/106%[\s\S]*106 \/ 100 起[\s\S]*已完成任务/);
      expect(await page.locator("#content").innerText()).not.to.include("101.44");
      await page.getByLabel("第一名刑事侦查大队 133.33%，末位城关派出所 65%").waitFor();
      await page.getByRole("button", { name: "以表格显示：各单位破案完成率" }).click();
      const rows = await page.getByRole("table", { name: "各单位破案", exact: true }).innerText();
      expect(rows.replaceAll(/\s+/g, " ")).to.include("城关派出所 3 13 20 65%");
      await page.getByText("区间内全局零违纪").waitFor();
      await page.getByLabel("截止日").fill("2026-09-30");
      await page.getByText("2026-09-01 至 2026-09-30累计").waitFor();
      expect(await tile.innerText()).to.include("0 / 100 起");
      await page.getByRole("button", { name: "行动全程" }).click();
      await page.getByRole("button", { name: /^强制戒毒人数/ }).click();
      await page.screenshot({ path: join(pictures, `campaign-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("考核办 sets a campaign, starts it and enters a rank with its source", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "assessment");
    await page.goto(`${server.url}/campaigns/new`);
    await page.getByLabel("行动名称").fill("秋冬严打");
    await page.getByLabel("起始日").fill("2026-10-01");
    await page.getByLabel("截止日").fill("2026-12-31");
    await page.getByLabel("指标名称").fill("破获电信诈骗案件");
    await page.getByLabel("城关派出所 破获电信诈骗案件任务数").fill("1o");
    expect(await page.getByRole("button", { name: "保存" }).isDisabled()).to.equal(true);
    await page.getByLabel("城关派出所 破获电信诈骗案件任务数").fill("10");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { name: "设定：秋冬严打" }).waitFor();
    await page.getByRole("button", { name: "启动行动" }).click();
    await page.getByRole("button", { name: "启动行动" }).click();
    await page.getByRole("button", { name: "结束行动" }).waitFor();
    await page.getByRole("link", { name: "返回看板" }).click();
    await page.getByRole("button", { name: "登记排名" }).click();
    await page.getByLabel("名次").fill("1");
    await page.getByLabel("参排单位数").fill("10");
    await page.getByLabel("发布单位").fill("市公安局指挥部");
    await page.getByLabel("文号").fill("市公指〔2026〕9号");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("全市 第 1 名").waitFor();
    await page.getByText("市公安局指挥部 市公指〔2026〕9号").waitFor();
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });
});
