import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import type { MonthForm } from "../../domain/messages.ts";
import { openBrowser } from "../support/browser.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("我的月报 in a browser", function () {
  this.timeout(60_000);
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
  });
  after(() => browser?.close());
  beforeEach(async () => {
    server = await startServer();
    await server.context.db("settings").where({ name: "attestation" }).delete();
  });
  afterEach(() => server.stop());

  const rowOf = async (policeNo: string) => {
    const form = await (await signIn(server, "clerk19")).get<MonthForm>("/months/2026-10/form?unit=19");
    return form.rows.find((row) => row.policeNo === policeNo)!;
  };
  const fillByClerk = async (fields: Record<string, unknown>, version = 0) => {
    const clerk = await signIn(server, "clerk19");
    const rows = version === 0 ? [aRow("000123", fields)] : [{ policeNo: "000123", version, fields }];
    await clerk.put(`/months/2026-10/pushes/${randomUUID()}`, aPush({ rows }));
  };

  for (const width of [1366, 390]) {
    it(`lets an officer see what was entered for him, change it, and confirm, at ${width} px`, async () => {
      await fillByClerk({ summary: undefined, selfGrade: undefined, lateCount: 1 });
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "officer19");
      await page.goto(`${server.url}/my-month`);
      await page.getByRole("heading", { name: "我的月报", level: 1 }).waitFor();
      await page.getByText("周洁").first().waitFor();
      expect(await page.getByText("代填").count()).to.be.greaterThan(10);
      await page.getByText("还有 2 格未填").waitFor();
      const confirm = page.getByRole("button", { name: /确认$/ });
      expect(await confirm.isDisabled()).to.equal(true);

      await page.getByLabel("学习笔记篇数").fill("十篇");
      await page
        .getByText(/“学习笔记篇数”：/)
        .first()
        .waitFor();
      await page.getByLabel("学习笔记篇数").fill("１篇");
      await page
        .getByLabel("本月主要工作及实绩")
        .fill("走访辖区群众三十余户，调解邻里纠纷六起，协助侦破盗窃电动车案件一起。");
      await page.getByLabel("自评等级").selectOption("good");
      await page.getByText(/已自动保存 \d\d:\d\d/).waitFor();
      await page.getByText(/按正在填写的内容试算/).waitFor();
      await page.screenshot({ path: join(pictures, `my-month-${width}.png`), fullPage: true });

      await page.reload();
      await page.getByText("有 3 格改动尚未提交。").waitFor();
      expect(await page.getByLabel("学习笔记篇数").inputValue()).to.equal("１篇");
      await page.getByLabel("本人如实填写").check();
      await page.getByRole("button", { name: "提交并确认" }).click();
      await page.getByText("已提交并由本人确认。").waitFor();
      await page.getByText("本人已确认").first().waitFor();
      const row = await rowOf("000123");
      expect([row.state, row.fields.notes]).to.deep.equal(["attested", 1]);
      expect(await page.getByText("代填").count()).to.be.greaterThan(10);
      await page.screenshot({ path: join(pictures, `my-month-attested-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
    });
  }

  it("shows what changed under an older draft and lets the officer keep or take it field by field", async () => {
    await fillByClerk({});
    const officer = await signIn(server, "officer19");
    await officer.request("PUT", "/months/2026-10/draft", {
      baseVersion: 1,
      cells: { notes: "5", lateCount: "3" },
    });
    await fillByClerk({ notes: 4, bearing: 2 }, 1);
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "officer19");
    await page.goto(`${server.url}/my-month`);
    await page.getByText("您的草稿之后，月报有 2 处被更新").first().waitFor();
    await page.screenshot({ path: join(pictures, "my-month-behind-1366.png"), fullPage: false });
    expect(await page.getByRole("button", { name: "提交", exact: true }).isDisabled()).to.equal(true);
    await page.getByRole("button", { name: "取现值" }).click();
    await page.getByRole("button", { name: "知道了" }).click();
    expect(await page.getByLabel("学习笔记篇数").inputValue()).to.equal("4");
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.getByText("已提交，现为第 3 版。").waitFor();
    const { fields } = await rowOf("000123");
    expect([fields.notes, fields.lateCount, fields.bearing]).to.deep.equal([4, 3, 2]);
    expect(troubles).to.deep.equal([]);
  });

  for (const width of [1366, 390]) {
    it(`records an event on the day it is known, in the month of its document, at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "clerk19");
      await page.goto(`${server.url}/collect`);
      await page.getByRole("button", { name: "记一件事" }).click();
      await page.getByLabel("警号或单位代码").selectOption("000123");
      await page.getByLabel("类型").selectOption("R4");
      await page.getByLabel("文件（结果）日期").fill("2026-09-15");
      await page.getByText(/已经公布，不能直接补记/).waitFor();
      await page.getByLabel("文件（结果）日期").fill("2026-10-21");
      await page.getByText(/按日期计入2026年10月/).waitFor();
      await page.getByLabel("事由").fill("侦破系列盗窃案，县局嘉奖");
      await page.getByLabel("证据编号").fill("ZJ-2026-0456");
      await page.getByLabel("证据种类").selectOption("document");
      await page.screenshot({ path: join(pictures, `collect-form-${width}.png`), fullPage: true });
      await page.getByRole("button", { name: "记录", exact: true }).click();
      await page.getByText(/已记入2026年10月/).waitFor();
      await page.getByLabel("月份").selectOption("2026-10");
      await page.getByText("待核实").waitFor();
      await page.screenshot({ path: join(pictures, `collect-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.getByRole("button", { name: /^删除/ }).click();
      await page.getByRole("button", { name: "确认删除" }).click();
      await page.getByText("已删除。").waitFor();
      expect(troubles).to.deep.equal([]);
    });
  }
});
