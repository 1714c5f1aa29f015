import { expect } from "chai";
import ExcelJS from "exceljs";
import type { PeriodText } from "../../domain/assessment/period.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { UnitPeriodMeans, UnitQuarterResult } from "../../domain/messages/unit-quarters.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { concludeUnits } from "../../server/unit-quarters/quarter-facts.ts";
import { insertQuarter, updateQuarter } from "../../server/unit-quarters/quarter-store.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { E13 } from "../support/unit-figures.ts";
import { scoreYear } from "./workbook-year.ts";

const UNITS = ["19", "09", "01"];

describe("units' quarters in the annual workbook", function () {
  this.timeout(120_000);

  forEachDatabase((engine) => {
    let server: RunningServer;

    beforeEach(async () => {
      server = await startServer({ engine });
      await scoreYear(server.context.db);
    });
    afterEach(() => server.stop());

    /** Every unit in one series with another number of petitions; 09 with a concealed case, which caps its grade. */
    async function conclude(quarter: PeriodText, index: number, state: "draft" | "announced"): Promise<void> {
      const inputs = UNITS.map((unit, at) => ({
        ...{ unitId: server.bureau.units[unit]!, series: "stations" as const },
        inputs: { ...E13, petitions: (at + index) % 3, samplesPassed: 19 - at, crimesOrConcealments: at === 1 ? 1 : 0 },
      })); // prettier-ignore
      await inTransaction(server.context, async (trx) => {
        const made = { quarter, run: 1, ruleSet: "BY-2026-v1", computedById: 1, computedAt: "2026-10-15T01:00:00.000Z" }; // prettier-ignore
        const id = await insertQuarter(trx, made, concludeUnits(BY_2026_V1, inputs));
        if (state === "announced") await updateQuarter(trx, id, { state, announcedAt: "2026-10-16T01:00:00.000Z" }); // prettier-ignore
        await server.context.pulse.bump(trx);
      });
    }

    async function sheetFor(account: string): Promise<ExcelJS.Worksheet> {
      const client = await signIn(server, account);
      const answer = await client.request("GET", "/workbooks/annual/2026.xlsx");
      expect(answer.status).to.equal(200);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await answer.arrayBuffer());
      return workbook.getWorksheet("单位考核")!;
    }

    it("says what the API says of every unit and quarter, 未公布 where nothing is announced", async () => {
      await conclude("2026-Q1", 0, "announced");
      await conclude("2026-Q2", 1, "announced");
      await conclude("2026-Q3", 2, "draft");
      const sheet = await sheetFor("files");
      const lines = linesOf(sheet);
      expect([...lines.keys()]).to.deep.equal(["19", "09", "01"]);
      await expectQuarters(lines, ["2026-Q1", "2026-Q2"]);
      const half = await means("2026-H1");
      for (const [unit, line] of lines) {
        expect(line.slice(15, 27), unit).to.deep.equal(Array.from({ length: 12 }, () => "未公布"));
        expect(line.slice(27, 29), unit).to.deep.equal(half.get(unit));
        expect(line.slice(29, 33), unit).to.deep.equal(["未公布", "未公布", "未公布", "未公布"]);
      }
      expect(lines.get("09")![33]).to.contain("一季度：");
      const heads = [4, 10, 16, 22, 28, 30, 32].map((column) => sheet.getCell(3, column).text);
      expect(heads).to.deep.equal(["一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "年度"]);
      expect(sheet.getCell(5, 7).formula).to.equal("SUM(D5:F5)");
      expect(sheet.getCell(5, 28).formula).to.equal("ROUND(AVERAGE(G5,M5),2)");
      expect(sheet.views[0]).to.include({ state: "frozen", ySplit: 4, xSplit: 3 });
      expect(sheet.pageSetup.printTitlesRow).to.equal("1:4");
      expect(sheet.autoFilter).to.not.equal(undefined);
    });

    it("has the year's mean once four quarters are announced; a head sees his unit with the bureau's place", async () => {
      const quarters: PeriodText[] = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"];
      for (const [index, quarter] of quarters.entries()) await conclude(quarter, index, "announced");
      const lines = linesOf(await sheetFor("files"));
      await expectQuarters(lines, quarters);
      for (const [period, column] of [["2026-H1", 27], ["2026-H2", 29], ["2026", 31]] as const) {
        const expected = await means(period);
        for (const [unit, line] of lines) expect(line.slice(column, column + 2), `${unit} ${period}`).to.deep.equal(expected.get(unit));
      } // prettier-ignore
      const own = linesOf(await sheetFor("head19"));
      expect([...own.keys()]).to.deep.equal(["19"]);
      expect(own.get("19")).to.deep.equal(lines.get("19"));
    });

    async function expectQuarters(lines: Map<string, unknown[]>, quarters: PeriodText[]): Promise<void> {
      const client = await signIn(server, "files");
      for (const [index, quarter] of quarters.entries()) {
        const { rows } = await client.get<UnitQuarterResult>(`/unit-quarters/${quarter}/results`);
        expect(rows.length).to.equal(UNITS.length);
        for (const { unit, areas, bonus, total, place, of, grade } of rows) {
          const from = 3 + index * 6;
          const expected = [areas.DW! / 100, areas.YW! / 100, bonus / 100, total / 100, `${place}/${of}`, GRADE_LABEL[grade].zh]; // prettier-ignore
          expect(lines.get(unit)!.slice(from, from + 6), `${unit} ${quarter}`).to.deep.equal(expected);
        }
      }
    }

    async function means(period: PeriodText): Promise<Map<string, unknown[]>> {
      const client = await signIn(server, "files");
      const { rows, missing } = await client.get<UnitPeriodMeans>(`/unit-quarters/means/${period}`);
      expect(missing).to.deep.equal([]);
      return new Map(rows.map(({ unit, mean, place, of }) => [unit, [mean / 100, `${place}/${of}`]]));
    }
  });
});

/** Lines by code from column 1; formulas by their result. */
function linesOf(sheet: ExcelJS.Worksheet): Map<string, unknown[]> {
  const lines = new Map<string, unknown[]>();
  for (let row = 5; row <= sheet.rowCount; row++) {
    const values = Array.from({ length: 34 }, (_, index) => {
      const { value } = sheet.getCell(row, index + 1);
      return value !== null && typeof value === "object" && "result" in value ? value.result : value;
    });
    lines.set(sheet.getCell(row, 1).text, values);
  }
  return lines;
}
