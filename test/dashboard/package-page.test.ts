import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import type { MonthForm } from "../../domain/messages.ts";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import { openBrowser } from "../support/browser.ts";
import { aCredit, anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("单位报送 in a browser", function () {
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
    const clerk = await signIn(server, "clerk19");
    const rows = [
      aRow("000123"),
      aRow("001902", { dueDays: 18, excusedDays: 0 }),
      { policeNo: "001904", version: 0, fields: { notes: 2, lateCount: 0 } },
    ];
    const events = [anEvent({ subject: "001902", type: "R4", evidenceNo: "" })];
    const credits = [aCredit({ policeNo: "000123", item: "c12" })];
    await clerk.put(`/months/2026-10/pushes/${randomUUID()}`, aPush({ rows, events, credits }));
    const officer = await signIn(server, "officer19");
    const { reportId } = await officer.get<MyMonthFigures>("/months/2026-10/my-month");
    await officer.request("POST", `/reports/${reportId}/attestation`, undefined, { "if-match": '"1"' });
  });
  afterEach(() => server.stop());

  const states = async () => {
    const form = await (await signIn(server, "clerk19")).get<MonthForm>("/months/2026-10/form?unit=19");
    return Object.fromEntries(form.rows.map(({ policeNo, state }) => [policeNo, state]));
  };

  for (const width of [1366, 390]) {
    it(`shows who is missing, is handed in under the declaration and taken back with a reason, at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "clerk19");
      await page.goto(`${server.url}/package`);
      await page.getByRole("heading", { name: "单位报送", level: 1 }).waitFor();
      await page.getByText(/按时报送截止 2026-11-06 17:30/).waitFor();
      await page.getByText("还剩 2 天 7 小时").waitFor();
      await page.getByText("还有 6 人未就绪：").waitFor();
      const submit = page.getByRole("button", { name: "承诺并报送 1 份" });
      expect(await submit.isDisabled()).to.equal(true);
      await page
        .getByText(/个问题/)
        .first()
        .click();
      await page.screenshot({ path: join(pictures, `package-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);

      await page.getByLabel("本单位承诺").check();
      await submit.click();
      await page.getByText(/已报送 1 份，按时。/).waitFor();
      expect((await states())["000123"]).to.equal("submitted");
      await page.getByRole("button", { name: "撤回报送" }).click();
      await page.getByLabel(/撤回原因/).fill("赵敏的月报还要补充");
      await page.screenshot({ path: join(pictures, `package-withdraw-${width}.png`), fullPage: true });
      await page.getByRole("button", { name: "确认撤回" }).click();
      await page.getByText(/撤回：赵敏的月报还要补充/).waitFor();
      expect((await states())["000123"]).to.equal("attested");
      expect(troubles).to.deep.equal([]);
    });
  }

  it("is read by the head without the clerk's acts, and refused to an officer", async () => {
    server.time.now = "2026-11-09T02:00:00.000Z";
    const { page } = await openPage(browser, server, 1366);
    await enter(page, server, "head19");
    await page.goto(`${server.url}/package`);
    await page.getByText("已逾期 2 天 16 小时").waitFor();
    expect(await page.getByRole("button", { name: /承诺并报送/ }).count()).to.equal(0);
    const other = await openPage(browser, server, 1366);
    await enter(other.page, server, "officer19");
    await other.page.goto(`${server.url}/package`);
    await other.page.getByText("您没有查看这项内容的权限").waitFor();
  });
});
