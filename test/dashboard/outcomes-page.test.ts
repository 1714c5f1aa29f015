import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { announceHalfYear } from "../support/announced-half-years.ts";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
/** Ten in a series: the first 10 % are one. 001906 was 差 twice. */
const OFFICERS = ["000123", "001902", "001903", "001904", "001905", "001906", "000102", "000902", "000903", "001901"]; // prettier-ignore
const BEST = { "2026-01": "excellent", "2026-02": "excellent", "2026-03": "excellent", "2026-04": "excellent" } as const; // prettier-ignore

describe("结果运用 in a browser", function () {
  this.timeout(120_000);
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
  });
  beforeEach(async () => {
    server = await startServer();
    await announceHalfYear(server, "2026-H1", OFFICERS.map((policeNo, index) => ({
      ...{ policeNo, score: 9500 - index * 100 },
      ...(index === 0 && { months: BEST }),
      ...(policeNo === "001906" && { months: { "2026-02": "poor", "2026-05": "poor" } as const }),
    }))); // prettier-ignore
  });
  afterEach(() => server.stop());
  after(() => browser?.close());

  for (const width of [1366, 390]) {
    it(`lets 政治处 propose and enter, another person confirm, and filters by state at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "political");
      await page.goto(`${server.url}/outcomes`);
      await page.getByRole("button", { name: "生成建议" }).click();
      await page.getByText("已生成 3 条建议").waitFor();
      const award = page.locator("li.objection", { hasText: "000123" });
      await award.getByRole("button", { name: "登记党委会决定" }).click();
      await award.getByLabel("党委会日期").fill("2026-11-04");
      await award.getByLabel("文号").fill("北公党〔2026〕15号");
      await award.getByRole("button", { name: "登记", exact: true }).click();
      await award.getByText("待确认").waitFor();
      // Whoever entered it may take it back, not confirm it.
      expect(await award.getByRole("button", { name: "确认入档" }).count()).to.equal(0);
      expect(await award.getByRole("button", { name: "撤回登记" }).count()).to.equal(1);
      await page.context().close();

      const second = await openPage(browser, server, width);
      await enter(second.page, server, "commissar");
      await second.page.goto(`${server.url}/outcomes?show=decided`);
      const entered = second.page.locator("li.objection", { hasText: "000123" });
      await second.page.getByText("共 1 条", { exact: true }).waitFor();
      await entered.getByLabel("输入本人口令确认").fill(PASSWORD);
      await entered.getByRole("button", { name: "确认入档" }).click();
      await entered.getByText("已确认入档").waitFor();
      await second.page.screenshot({ path: join(pictures, `outcomes-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(second.page)).to.equal(0);
      expect(await seriousFindings(second.page)).to.deep.equal([]);
      await second.page.goto(`${server.url}/outcomes?show=open`);
      await second.page.getByText("共 2 条", { exact: true }).waitFor();
      expect(await second.page.locator("li.objection", { hasText: "000123" }).count()).to.equal(0);
      await second.page.goto(`${server.url}/outcomes?show=vetoed`);
      await second.page.getByText("没有符合条件的建议").waitFor();
      expect([...troubles, ...second.troubles]).to.deep.equal([]);
      await second.page.context().close();
    });
  }
});
