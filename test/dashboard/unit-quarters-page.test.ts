import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import type { UnitFigureSheet } from "../../domain/messages/unit-quarters.ts";
import { PASSWORD } from "../support/bureau.ts";
import { openBrowser } from "../support/browser.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { E13 } from "../support/unit-figures.ts";
import { thirdQuarter } from "../support/unit-quarter-world.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const QUARTER = "2026-Q3";

describe("unit assessment in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await thirdQuarter(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("takes typed cells and pasted blocks, and names what is wrong", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "assessment");
    await page.goto(`${server.url}/unit-figures?quarter=${QUARTER}`);
    const cell = (heading: string) => page.getByLabel(`城关派出所 ${heading}`, { exact: true });
    await cell("政治学习次数").fill("12");
    await cell("政治学习次数").press("Enter");
    await cell("训练达标人数").evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "35\t34");
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await cell("训练参考人数").inputValue()).to.equal("34");
    await page.getByRole("button", { name: "保存（3 处改动）" }).click();
    await page.getByText("大于“训练参考人数”的34").waitFor();
    await cell("训练达标人数").fill("33");
    await page.getByRole("button", { name: "保存（3 处改动）" }).click();
    await page.getByText("已保存 1 个单位").waitFor();
    expect(await cell("按时填报份数").getAttribute("readonly")).to.equal("");
    await page.screenshot({ path: join(pictures, "unit-figures-1366.png"), fullPage: true });
    expect(await sidewaysScroll(page)).to.equal(0);
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(troubles).to.deep.equal([]);
  });

  it("is computed, signed by the office's head and approved by the director, then read by everybody", async () => {
    const office = await signIn(server, "assessment");
    for (const series of ["stations", "operations", "offices"]) {
      const { form, rows } = await office.get<UnitFigureSheet>(`/unit-quarters/${QUARTER}/form?series=${series}`);
      await office.put(`/unit-quarters/${QUARTER}/pushes/${crypto.randomUUID()}`, {
        ...{ series, source: "web" },
        rows: rows.map(({ unit, version, editable }) => ({
          ...{ unit, version },
          fields: Object.fromEntries(
            form.columns
              .filter(({ key, role }) => role === "figure" && editable.includes(key))
              .map(({ key, mayBeNotApplicable }) => [key, E13[key] ?? (mayBeNotApplicable ? 12 : 0)]),
          ),
        })),
      });
    }
    for (const [account, button] of [["assessment", "计算得分"], ["head09", "签字确认"], ["director", "批准并公布"]] as const) {
      const { page, troubles } = await openPage(browser, server, 1366);
      await enter(page, server, account);
      await page.goto(`${server.url}/unit-assessment?quarter=${QUARTER}`);
      await page.getByRole("button", { name: button }).click();
      if (account !== "assessment") {
        await page.getByRole("textbox", { name: "口令" }).fill(PASSWORD);
        await page.getByRole("button", { name: button }).last().click();
      }
      await page.getByText({ assessment: "已计算，待签字", head09: "考核办已签字，待批准", director: "已公布" }[account]).first().waitFor();
      expect(troubles).to.deep.equal([]);
    }
    for (const width of [1366, 390]) {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "officer19");
      await page.goto(`${server.url}/unit-assessment?quarter=${QUARTER}`);
      await page.getByRole("link", { name: "城关派出所" }).waitFor();
      await page.screenshot({ path: join(pictures, `unit-assessment-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      await page.getByRole("link", { name: "城关派出所" }).click();
      await page.getByText("33.11 + 55.84 + 2.00 = 90.95").waitFor();
      await page.screenshot({ path: join(pictures, `unit-quarter-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      expect(troubles).to.deep.equal([]);
    }
  });
}); // prettier-ignore
