import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { refreshGradingCells } from "../../server/discrimination/grading-cells.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { openBrowser } from "../support/browser.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("区分度 in a browser", function () {
  this.timeout(120_000);
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await fillUnit19(server);
    await publishUnit19(server);
    const { db } = server.context;
    const reports = await db("reports").select<{ id: number; version: number; grade: string }[]>();
    for (const { id, version, grade } of reports)
      await db("reviews").insert({
        ...{ report_id: id, report_version: version, reviewer_id: server.bureau.accounts.head19!, grade },
        ...{ suggested_grade: "qualified", reason: "按当月实绩调整一级", content_hash: "0".repeat(64) },
        ...{ chain_head: "0".repeat(64), at: "2026-11-04T01:00:00.000Z" },
      });
    await inTransaction(server.context, (trx) => refreshGradingCells(trx, "2026-10", 20));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const width of [1366, 390]) {
    it(`shows spread, reviewers and rotation, and opens the gradings behind a number at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "assessment");
      await page.goto(`${server.url}/discrimination?period=2026-10`);
      await page.getByRole("heading", { name: "各单位得分离散" }).waitFor();
      await page.getByRole("link", { name: "李四 全部评定 7 份" }).click();
      await page.getByRole("heading", { name: "李四：全部评定" }).waitFor();
      await page.getByText("按当月实绩调整一级").first().waitFor();
      await page.screenshot({ path: join(pictures, `discrimination-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
      await page.context().close();
    });
  }
});
