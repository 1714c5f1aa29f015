import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Issue 4, item 1: rules go out to Excel and come back as a draft; the linter stands beside the editor. */
describe("a draft from a workbook, in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
  });
  after(async () => {
    await browser?.close();
  });
  // A draft left behind would be what the next one is compared with.
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(async () => {
    await server?.stop();
  });

  const workbook = async (version: string, bound: string | number) => {
    const office = await signIn(server, "assessment");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(
      await (await office.request("GET", `/rule-lab/versions/${version}/workbook`)).arrayBuffer(),
    );
    book.getWorksheet("等次界限")!.getCell("B4").value = bound;
    return {
      ...{ name: `${version}.xlsx`, mimeType: XLSX },
      buffer: Buffer.from(await book.xlsx.writeBuffer()),
    };
  };

  for (const width of [1366, 390]) {
    it(`shows what is wrong, then what changes, then drafts it and finds the row, at ${width} px`, async () => {
      const version = `BY-2027-w${width}`;
      const { page, troubles } = await openPage(browser, server, width);
      // A workbook of 40 sheets is read cell by cell in a worker; a busy machine takes its time.
      page.setDefaultTimeout(40_000);
      await enter(page, server, "assessment");
      await page.goto(`${server.url}/rules`);
      await page.getByRole("heading", { name: "用工作簿起草新版本" }).waitFor();
      const picker = page.getByLabel("选择改好的工作簿(.xlsx)");
      await picker.setInputFiles(await workbook("BY-2026-v1", "九十"));
      await page.getByText(/工作表“等次界限”第 4 行“总分不低于”：请填数字/).waitFor();
      await picker.setInputFiles(await workbook("BY-2026-v1", 92));
      await page.getByText("与 BY-2026-v1 有 1 处不同").waitFor();
      const card = page.locator("form").filter({ has: page.getByRole("button", { name: "导入为新版本" }) });
      await card.getByLabel("新版本号").fill(version);
      await card.getByLabel("理由").fill("优秀界限提高到九十二分");
      await page.screenshot({ path: join(pictures, `rule-import-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.getByRole("button", { name: "导入为新版本" }).click();
      await page.getByRole("link", { name: `已起草 ${version}，点此打开` }).click();

      await page.goto(`${server.url}/rules/${version}?tab=edit`);
      await page.getByRole("heading", { name: "细则检查" }).waitFor();
      await page
        .getByRole("button", { name: /^去修改/ })
        .first()
        .click();
      const focused = await page.evaluate(() => document.activeElement?.closest("table, dl") !== null);
      expect(focused).to.equal(true);
      await page.screenshot({ path: join(pictures, `rule-editor-${width}.png`), fullPage: true });
      await page.getByLabel("选择改好的工作簿(.xlsx)").setInputFiles(await workbook(version, 93));
      await page.getByText(`与 ${version} 有 1 处不同`).waitFor();
      await page.getByRole("button", { name: "导入为下一稿" }).click();
      await page.getByText("已导入，本稿现为第 2 稿").waitFor();
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles.filter((one) => !one.includes("422"))).to.deep.equal([]);
    });
  }
});
