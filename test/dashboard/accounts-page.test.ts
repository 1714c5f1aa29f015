import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { Browser } from "playwright-core";
import { PASSWORD } from "../support/bureau.ts";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const OWN = "Zhongyang-2026";

describe("the accounts and password pages in a browser", () => {
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

  it("lead from a new account over its one-time password to the holder's own one", async () => {
    const admin = await openPage(browser, server, 1366);
    await enter(admin.page, server, "sysadmin");
    await admin.page.getByRole("link", { name: "账号管理" }).click();
    await admin.page.getByRole("table", { name: "账号" }).getByText("clerk19").waitFor();
    await admin.page.getByLabel("警号（六位）").fill("001902");
    await admin.page.getByRole("button", { name: "建立账号", exact: true }).click();
    await admin.page.getByRole("heading", { name: "赵敏的一次性口令" }).waitFor();
    const password = (await admin.page.locator(".one-time code").textContent()) ?? "";
    expect(password).to.match(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await seriousFindings(admin.page)).to.deep.equal([]);
    // Made far down the page, it is in sight where it is shown.
    await admin.page.screenshot({ path: join(pictures, "accounts-1366.png") });
    const at = await admin.page.locator(".one-time").boundingBox();
    expect(at?.y).to.be.within(60, 700);
    await admin.page.getByRole("button", { name: "已记下，关闭" }).click();
    expect(await admin.page.getByText(password).count()).to.equal(0);
    expect(admin.troubles).to.deep.equal([]);
    await admin.page.context().close();

    const holder = await openPage(browser, server, 390);
    await holder.page.goto(server.url);
    await holder.page.getByLabel("账号").fill("001902");
    await holder.page.getByLabel("口令").fill(password);
    await holder.page.getByRole("button", { name: "登录" }).click();
    await holder.page.getByRole("heading", { name: "请先修改口令" }).waitFor();
    await holder.page.getByLabel("一次性口令").fill(password);
    await holder.page.getByLabel(/^新口令/).fill("short");
    await holder.page.getByText("口令至少 10 位").waitFor();
    await holder.page.screenshot({ path: join(pictures, "password-first-390.png"), fullPage: true });
    expect(await sidewaysScroll(holder.page)).to.equal(0);
    expect(await seriousFindings(holder.page)).to.deep.equal([]);
    await holder.page.getByLabel(/^新口令/).fill(OWN);
    await holder.page.getByLabel("再次输入新口令").fill(OWN);
    await holder.page.getByRole("button", { name: "修改口令" }).click();
    await holder.page.getByRole("heading", { name: "总览" }).waitFor();
    expect(holder.troubles).to.deep.equal([]);
    await holder.page.context().close();
  });

  it("let everybody change his own password from his corner, and say what is wrong with it", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "officer19");
    await page.getByRole("button", { name: "修改口令" }).click();
    await page.getByRole("heading", { name: "本人口令" }).waitFor();
    await page.getByLabel("当前口令").fill("wrong");
    await page.getByLabel(/^新口令/).fill(OWN);
    await page.getByLabel("再次输入新口令").fill(OWN);
    const save = page.locator("main").getByRole("button", { name: "修改口令" });
    await save.click();
    await page.getByText("当前口令不正确，口令未修改").waitFor();
    await page.screenshot({ path: join(pictures, "password-1366.png"), fullPage: true });
    await page.getByLabel("当前口令").fill(PASSWORD);
    await save.click();
    await page.getByText("口令已修改。").waitFor();
    expect(await seriousFindings(page)).to.deep.equal([]);
    // The browser itself notes the 403 of the wrong password.
    expect(troubles.filter((line) => !line.includes("403"))).to.deep.equal([]);
    await page.context().close();
  });

  it("disable, reset and hand out in bulk on a narrow screen", async () => {
    const { page, troubles } = await openPage(browser, server, 390);
    await enter(page, server, "sysadmin");
    await page.goto(`${server.url}/accounts`);
    await page.getByLabel("账号、姓名或警号").fill("le");
    await page.getByRole("button", { name: "legal", exact: true }).click();
    await page.getByLabel("理由").fill("岗位撤销");
    await page.getByRole("button", { name: "停用账号" }).click();
    await page.getByRole("button", { name: "启用账号" }).waitFor();
    await page.getByText("已办理。").waitFor();
    await page.getByLabel("账号、姓名或警号").fill("");
    await page.getByRole("button", { name: "petitions", exact: true }).click();
    await page.getByRole("button", { name: "重置口令" }).click();
    await page.getByRole("button", { name: "确认重置" }).click();
    await page.getByRole("heading", { name: "petitions的一次性口令" }).waitFor();
    await page.getByRole("button", { name: "建立账号并下载清单" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /确认为 \d+ 人发放/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).to.equal("一次性口令2026-11-04.xlsx");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(readFileSync(await file.path())).buffer);
    expect(workbook.worksheets[0]?.rowCount).to.be.greaterThan(5);
    await page.getByText("在职民警尚无账号：0 人").waitFor();
    await page.screenshot({ path: join(pictures, "accounts-390.png"), fullPage: true });
    expect(await sidewaysScroll(page)).to.equal(0);
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });
});
