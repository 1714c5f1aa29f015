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

describe("the case list in a browser", () => {
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

  for (const width of [1366, 390]) {
    it(`takes a workbook, says what became of each row and lists the cases at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "clerk19");
      await page.goto(`${server.url}/cases`);
      await page.getByRole("heading", { name: "案件清单", level: 1 }).waitFor();
      await page.getByLabel("导入 .xlsx").last().setInputFiles({ name: "案件.xlsx", mimeType: "", buffer: await aCaseList() }); // prettier-ignore
      await page.getByText("未导入 1 件").waitFor();
      const told = await page.getByRole("status").innerText();
      expect(told).to.include("单位代码");
      await page.getByText("BY2026-10-19001").waitFor();
      await page.screenshot({ path: join(pictures, `cases-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
    });
  }
});

/** Two cases of unit 19 and one of a unit that does not exist. */
async function aCaseList(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("案件清单");
  sheet.addRow(["案件编号", "案件类别", "案件名称", "单位代码", "受立案日期"]);
  sheet.addRow(["BY2026-10-19001", "盗窃电动车案", "王某被盗电动车案", "19", "2026-10-08"]);
  sheet.addRow(["BY2026-10-19002", "寻衅滋事案", "", "19", "2026-10-09"]);
  sheet.addRow(["BY2026-10-77001", "诈骗案", "", "77", "2026-10-09"]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
