import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { SignReceipt } from "../../domain/messages/review.ts";
import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import type { MonthForm, OfficerFile } from "../../domain/messages.ts";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { openPane } from "../support/excel/open-pane.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const ARTIFACTS = path.join(fileURLToPath(new URL("../..", import.meta.url)), "test/artifacts");
const MONTH = "2026-10";

/** 张三's October as the clerk types it: the month of 细则 §12 E9, in a month of 18 workdays and without credits. */
const TYPED: Record<string, string | number> = {
  G: 2, H: 1, I: 0, J: 1, L: 0, N: 4, O: 2, Q: 1, R: 0, T: 19, U: 93.5, V: 96.2, W: 92, X: 1, Y: 0, Z: 2, AA: 0, AB: 0,
  AC: 0, AD: 0, AE: 1, AF: 0, AG: "无需", AH: "B", AI: "达标", AJ: "本月办理行政案件六起,调解纠纷四起,入户走访八十户。", AK: "良好",
}; // prettier-ignore
/** ZZ 13.00 + JJ 18.00 + GZ 26.75 + KQ 14.13 + SH 9.00, by hand from §2; 12 × 19 ÷ 20 = 11.40 is the number we follow. */
const TOTAL = "80.88";
const TASK_POINTS = "11.40";

forEachDatabase((engine) => {
  describe("the story of one row", () => {
    let server: RunningServer;
    let browser: Browser;
    before(async function () {
      browser = await openBrowser(this);
      mkdirSync(ARTIFACTS, { recursive: true });
      server = await startServer({ engine });
      await planOctober(server);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    it("takes the number typed into the sheet to the receipt, the chart, the explanation and the workbook", async function () {
      this.timeout(120_000);
      const wrong: string[] = [];
      const open = async (width: number): Promise<Page> => {
        const context = await browser.newContext({ locale: "zh-CN", viewport: { width, height: 900 } });
        const page = await context.newPage();
        page.on("pageerror", (error) => wrong.push(error.message));
        page.on("request", (request) => {
          if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url))
            wrong.push(request.url());
        });
        return page;
      };

      const pane = await open(350);
      await openPane(pane, server.url);
      await pane.getByLabel("账号").fill("clerk19");
      await pane.getByLabel("口令").fill(PASSWORD);
      await pane.keyboard.press("Enter");
      await pane.getByRole("button", { name: /^取表/ }).click();
      await pane.getByText("表格已生成").waitFor();
      const row = await pane.evaluate(
        () => 5 + window.fakeExcel.look("月报", "A5:A11").findIndex(([no]) => no === "000123"),
      );
      expect(
        await pane.evaluate((at) => window.fakeExcel.look("月报", `F${String(at)}:S${String(at)}`)[0], row),
      ).to.deep.equal([18, "", "", "", "", 6, "", 4, "", "", 2, "", "", 20]);
      const refused = await pane.evaluate(
        ([cells, at]) =>
          Object.entries(cells).filter(
            ([column, value]) => window.fakeExcel.type("月报", `${column}${String(at)}`, value) !== null,
          ),
        [TYPED, row] as const,
      );
      expect(refused).to.deep.equal([]);
      await pane.getByRole("button", { name: /^上报/ }).click();
      await pane.getByText("上报完成").waitFor();
      await pane.screenshot({ path: path.join(ARTIFACTS, "one-row-1-pane.png") });
      const painted = await pane.evaluate(
        (at) => window.fakeExcel.look("月报", `AL${String(at)}:AS${String(at)}`)[0],
        row,
      );
      expect(painted?.map(String)).to.include.members([String(Number(TOTAL)), "良好", "已上报"]);

      const clerk = await signIn(server, "clerk19");
      expect(
        await clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true }),
      ).to.deep.include({
        submitted: 1,
        onTime: true,
      });
      const head = await signIn(server, "head19");
      const form = await head.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
      const { version, fields } = form.rows.find(({ policeNo }) => policeNo === "000123")!;
      expect(fields.taskDone).to.equal(19);
      const graded = await head.put<SignReceipt>(`/months/${MONTH}/signatures`, {
        password: PASSWORD,
        grades: [{ policeNo: "000123", version, grade: "good" }],
      });
      expect(graded.rows[0], graded.rows[0]?.message).to.deep.include({ outcome: "signed", grade: "good" });

      const dashboard = await open(1366);
      await dashboard.goto(`${server.url}/`);
      await dashboard.getByLabel("账号").fill("director");
      await dashboard.getByLabel("口令").fill(PASSWORD);
      await dashboard.keyboard.press("Enter");
      await dashboard.getByRole("heading", { name: "总览" }).waitFor();
      await dashboard.goto(`${server.url}/officers/000123?month=${MONTH}`);
      await dashboard.getByText("每一分的由来").waitFor();
      await dashboard.getByRole("button", { name: "全部展开" }).click();
      const told = await dashboard.locator("main").innerText();
      expect(told)
        .to.include(TOTAL)
        .and.to.match(/12(\.00)? × 19 ÷ 20 = 11\.40/);
      await dashboard.screenshot({ path: path.join(ARTIFACTS, "one-row-2-file.png"), fullPage: true });
      await dashboard.goto(`${server.url}/ranking?period=${MONTH}`);
      const place = await dashboard.getByRole("row").filter({ hasText: "000123" }).innerText();
      expect(place).to.include(TOTAL).and.to.include("良好");
      await dashboard.goto(`${server.url}/trend?until=${MONTH}`);
      const chart = dashboard
        .locator("section, article, div")
        .filter({ has: dashboard.locator("canvas") })
        .last();
      await chart.waitFor();
      await dashboard.getByRole("button", { name: /表格/ }).first().click();
      expect(await dashboard.locator("table").first().innerText()).to.include(TOTAL);
      await dashboard.screenshot({ path: path.join(ARTIFACTS, "one-row-3-chart.png"), fullPage: true });

      const officer = await signIn(server, "officer19");
      const file = await officer.get<OfficerFile>(`/officers/000123/file?month=${MONTH}`);
      const indicator = file
        .detail!.explanation.areas.flatMap(({ indicators }) => indicators)
        .find(({ code }) => code === "GZ-01")!;
      expect(indicator.earned).to.equal(Number(TASK_POINTS) * 100);
      expect(indicator.formula.zh).to.include(`= ${TASK_POINTS}`);
      expect(file.detail!.points!.total).to.equal(8088);

      const files = await signIn(server, "files");
      const answer = await files.request("GET", "/workbooks/annual/2026.xlsx");
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await answer.arrayBuffer());
      const seen = workbook.worksheets.flatMap((sheet) => rowWith(sheet, "000123"));
      expect(seen, "the officer's row in the workbook").to.include(Number(TOTAL));
      expect(wrong).to.deep.equal([]);
    });
  });
});

/** The unit's plan, as the clerk enters it before the month opens: what the form prefills. */
async function planOctober(server: RunningServer): Promise<void> {
  const clerk = await signIn(server, "clerk19");
  const form = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
  const rows = form.rows.map(({ policeNo, partyMember }) => ({
    policeNo,
    version: 0,
    fields: { taskTarget: 20, dutyDue: 6, studyDue: 4, ...(partyMember ? { partyDue: 2 } : {}) },
  }));
  await clerk.put(`/months/${MONTH}/plans/${randomUUID()}`, {
    unit: "19",
    source: "excel",
    rows,
    dryRun: false,
  });
}

/** Everything shown in the rows of a sheet that carry this 警号, formulas by their result. */
function rowWith(sheet: ExcelJS.Worksheet, policeNo: string): unknown[] {
  const found: unknown[] = [];
  sheet.eachRow((line) => {
    const cells: unknown[] = [];
    line.eachCell(({ value }) =>
      cells.push(value !== null && typeof value === "object" && "result" in value ? value.result : value),
    );
    if (cells.includes(policeNo)) found.push(...cells);
  });
  return found;
}
