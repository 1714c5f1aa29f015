import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const TEXT = "本月信息采集准确率应为百分之九十九，请核对系统打印件。";
const DOUBT = "任务完成数与原始台账明显不符，请核实原始记录。";
const ANSWER = "经核对系统打印件，异议成立，将按规定程序予以更正。";

describe("objections and corrections in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
  });
  after(() => browser?.close());
  beforeEach(async () => {
    server = await startServer();
    await fillUnit19(server);
    server.time.now = "2026-11-18T02:00:00.000Z";
    await publishUnit19(server);
  });
  afterEach(() => server.stop());

  for (const width of [1366, 390]) {
    it(`takes an objection, its answer, the correction it leads to and the second person's decision at ${width} px`, async function () {
      this.timeout(120_000);
      const look = async (page: Awaited<ReturnType<typeof openPage>>["page"], name: string) => {
        await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
        expect(await sidewaysScroll(page), name).to.equal(0);
        expect(await seriousFindings(page), name).to.deep.equal([]);
      };
      const officer = await openPage(browser, server, width);
      await enter(officer.page, server, "officer19");
      await officer.page.goto(`${server.url}/objections`);
      await officer.page.getByRole("button", { name: "提出异议" }).click();
      await officer.page.getByLabel("理由").fill(TEXT);
      await look(officer.page, "objections-raise");
      await officer.page.getByRole("button", { name: "提交" }).click();
      await officer.page.getByText("已提交，将在").waitFor();
      await officer.page.getByText(TEXT).waitFor();

      await officer.page.goto(`${server.url}/officers/001905?month=2026-10`);
      await officer.page.getByRole("button", { name: "提出质疑" }).click();
      await officer.page.getByLabel("事项").selectOption("GZ-01");
      await officer.page.getByLabel("理由").fill(DOUBT);
      await officer.page.getByRole("button", { name: "提交" }).click();
      await officer.page.getByText("已提交，将在").waitFor();

      const files = await openPage(browser, server, width);
      await enter(files.page, server, "files");
      await files.page.goto(`${server.url}/objections`);
      await files.page.getByRole("button", { name: "查看提出人" }).click();
      await files.page.getByText("提出人：张三 000123").waitFor();
      await look(files.page, "objections-office");
      const own = files.page.getByRole("listitem").filter({ hasText: "等次异议" });
      await own.getByLabel("答复内容").fill(ANSWER);
      await own.getByRole("button", { name: "采纳并答复", exact: true }).click();
      await own.getByRole("link", { name: "提出更正" }).click();
      await files.page.getByText("关联已采纳的异议").waitFor();
      await files.page.getByLabel("更正栏目").selectOption("dataAcc");
      await files.page.getByLabel(/信息采集准确率.*改为/).fill("99%");
      await files.page.getByLabel("更正理由").fill("异议成立，按系统打印件更正信息采集准确率。");
      await files.page.getByRole("button", { name: "核对差异" }).click();
      await files.page.getByRole("heading", { name: "分值变化及依据" }).waitFor();
      await look(files.page, "corrections-ask");
      await files.page.getByRole("button", { name: "提交更正" }).click();
      await files.page.getByText("等待另一部门的第二人决定").waitFor();

      const political = await openPage(browser, server, width);
      await enter(political.page, server, "political");
      await political.page.goto(`${server.url}/corrections`);
      await political.page.getByRole("button", { name: "查看差异" }).click();
      await political.page.getByRole("button", { name: "批准更正" }).waitFor();
      await look(political.page, "corrections-decide");
      await political.page.getByRole("button", { name: "批准更正" }).click();
      await political.page
        .getByText("待审核签字")
        .first()
        .waitFor({ state: width === 390 ? "attached" : "visible" });
      await political.page.getByText("已批准").first().waitFor();
      const report = await server.context.db("corrections").first<{ state: string; new_version: number }>();
      expect(report).to.include({ state: "accepted", new_version: 2 });
      for (const { troubles } of [officer, files, political]) expect(troubles).to.deep.equal([]);
    });
  }

  it("reopens a unit's month by two persons, and says when it closes", async function () {
    this.timeout(60_000);
    const files = await openPage(browser, server, 1366);
    await enter(files.page, server, "files");
    await files.page.goto(`${server.url}/corrections`);
    await files.page.getByRole("combobox", { name: "单位" }).selectOption("19");
    await files.page.getByLabel("解锁理由").fill("考勤系统故障导致整个单位出勤数据漏报。");
    await files.page.getByRole("button", { name: "申请解锁" }).click();
    await files.page.getByText("待批准").waitFor();
    const political = await openPage(browser, server, 1366);
    await enter(political.page, server, "political");
    await political.page.goto(`${server.url}/corrections`);
    await political.page.getByRole("button", { name: "批准解锁" }).click();
    await political.page.getByText("2026-11-20 17:30 关闭").waitFor();
    await political.page.screenshot({ path: join(pictures, "reopenings-1366.png"), fullPage: true });
    expect([...files.troubles, ...political.troubles]).to.deep.equal([]);
  });
});
