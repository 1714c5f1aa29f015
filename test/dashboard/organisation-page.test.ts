import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("the organisation page in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("lets one person enter a transfer after a preview, and another confirm what he reads", async () => {
    const first = await openPage(browser, server, 1366);
    await enter(first.page, server, "sysadmin");
    await first.page.goto(`${server.url}/organisation?unit=19`);
    await first.page.getByRole("heading", { name: "19 城关派出所" }).waitFor();
    await first.page.getByText("张三").click();
    await first.page.locator(".roster-officers details[open]").getByText("2020-01-01 – 至今").waitFor();
    await first.page.getByRole("textbox", { name: "警号", exact: true }).fill("000123");
    await first.page.getByLabel("单位", { exact: true }).selectOption("09");
    await first.page.getByLabel("理由").fill("工作需要");
    await first.page.getByRole("button", { name: "预览", exact: true }).click();
    await first.page.getByRole("table", { name: "将发生的变动" }).getByText("09 刑事侦查大队 民警").waitFor();
    await first.page.screenshot({ path: join(pictures, "organisation-enter-1366.png"), fullPage: true });
    expect(await seriousFindings(first.page)).to.deep.equal([]);
    await first.page.getByRole("button", { name: "录入，交另一人确认" }).click();
    await first.page.getByText("等待另一人以另一角色确认").waitFor();

    const second = await openPage(browser, server, 390);
    await enter(second.page, server, "political");
    await second.page.goto(`${server.url}/organisation?unit=09`);
    await second.page.getByText("系统管理员").first().waitFor();
    expect(await sidewaysScroll(second.page)).to.equal(0);
    expect(await seriousFindings(second.page)).to.deep.equal([]);
    await second.page.screenshot({ path: join(pictures, "organisation-confirm-390.png"), fullPage: true });
    await second.page.getByRole("button", { name: "核对无误，确认生效" }).click();
    await second.page.getByText("没有待确认的变更。").waitFor();
    await second.page.locator(".roster-officers").getByText("张三").waitFor();
    expect([...first.troubles, ...second.troubles]).to.deep.equal([]);
    await first.page.context().close();
    await second.page.context().close();
  });

  it("shows what a roster would change and which rows are wrong before anything is entered", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "political");
    await page.goto(`${server.url}/organisation`);
    const good = await aRoster([
      ["000902", "欧阳正", "刑事侦查大队", "副职"],
      ["000999", "新来者", "城关派出所", "民警"],
    ]);
    await page
      .getByLabel("选择 .xlsx 并预览")
      .last()
      .setInputFiles({ name: "花名册.xlsx", mimeType: "", buffer: good });
    await page.getByText("共 2 行：新增 2 项").waitFor();
    await page.screenshot({ path: join(pictures, "organisation-import-1366.png"), fullPage: true });
    const bad = await aRoster([["9", "短号", "城关派出所", "民警"]]);
    await page
      .getByLabel("选择 .xlsx 并预览")
      .last()
      .setInputFiles({ name: "花名册.xlsx", mimeType: "", buffer: bad });
    await page.getByText("第2行“警号”").waitFor();
    expect(await page.getByRole("button", { name: "录入导入" }).isDisabled()).to.equal(true);
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });

  it("offers a head his own delegation, and 安全管理员 the roles", async () => {
    const head = await openPage(browser, server, 390);
    await enter(head.page, server, "head19");
    await head.page.goto(`${server.url}/organisation?unit=19`);
    await head.page.getByRole("textbox", { name: "委托人警号", exact: true }).waitFor();
    expect(await head.page.getByRole("textbox", { name: "委托人警号", exact: true }).inputValue()).to.equal(
      "001901",
    );
    expect(await sidewaysScroll(head.page)).to.equal(0);
    await head.page.screenshot({ path: join(pictures, "organisation-delegate-390.png"), fullPage: true });
    const security = await openPage(browser, server, 1366);
    await enter(security.page, server, "secadmin");
    await security.page.goto(`${server.url}/organisation`);
    await security.page.getByRole("table", { name: "账号与角色" }).getByText("clerk19").waitFor();
    await security.page.screenshot({ path: join(pictures, "organisation-rights-1366.png"), fullPage: true });
    expect(await seriousFindings(security.page)).to.deep.equal([]);
    expect([...head.troubles, ...security.troubles]).to.deep.equal([]);
  });
});

async function aRoster(rows: string[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("花名册").addRows([["警号", "姓名", "单位名称", "职务层级"], ...rows]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
