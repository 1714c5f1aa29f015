import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { E9_FIELDS } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { NUMBER_FIELDS } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("the page of segments in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    const { db } = server.context;
    const officer_id = server.bureau.officers["001902"]!;
    await db("postings").where({ officer_id }).delete();
    await db("postings").insert([
      { officer_id, unit_id: server.bureau.units["09"], level: "officer", from_day: "2020-01-01", to_day: "2026-10-26" },
      { officer_id, unit_id: server.bureau.units["19"], level: "officer", from_day: "2026-10-27", to_day: null },
    ]); // prettier-ignore
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("tells the clerk of the earlier unit what is missing and takes the figures of those days", async () => {
    const { page, troubles } = await openPage(browser, server, 390);
    await enter(page, server, "clerk09");
    await page.goto(`${server.url}/segments`);
    await page.getByRole("heading", { name: "001902 赵敏" }).waitFor();
    await page.getByRole("button", { name: "保存分段" }).click();
    await page.getByRole("status").getByText("核减假天数").waitFor();
    for (const field of NUMBER_FIELDS) {
      const value = field === "dueDays" ? null : field === "excusedDays" ? 1 : E9_FIELDS[field];
      const label = fieldColumn(field).heading.zh;
      if (typeof value === "number") await page.getByLabel(label, { exact: true }).fill(String(value));
    }
    await page.getByRole("button", { name: "保存分段" }).click();
    await page.getByText("已保存，已并入本人本月得分。").waitFor();
    await page.screenshot({ path: join(pictures, "segments-390.png"), fullPage: true });
    expect(await sidewaysScroll(page)).to.equal(0);
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(troubles).to.deep.equal([]);
  });
});
