import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import { seededRandom, type Random } from "../../server/demo/random.ts";
import { forEachDatabase } from "../support/databases.ts";
import { formulaStrings } from "../support/formula-strings.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { seedTrialBureau, TRIAL_PASSWORD, type TrialUnit } from "../trials/exactly-once/trial-bureau.ts";

const MONTH = "2026-10";
const SEED = 5_000;

/** A cell as it is sent, and what must become of it: the stored value, or a refusal naming the column. */
interface Cell {
  raw: unknown;
  stored?: number | string;
}
const BAD: readonly unknown[] = [
  "abc", "1e3", "0x1f", "十二", "½", "1,2", true, {}, [], [1], { a: 1 }, "#REF!", "#N/A", -1, "-3", 1.23456, "1.5.2",
  99_999_999, "∞", "NaN", "１．５．１", "=1+1", "'=A1", "<b>1</b>", "\u0000", { error: "#VALUE!" }, "12分钟",
]; // prettier-ignore
const COLUMNS = {
  lateCount: "J",
  notes: "O",
  inspMinor: "X",
  flaw: "Z",
  bearing: "AE",
  conduct: "AF",
} as const;
const COUNTS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

function countCell(random: Random): Cell {
  if (random.chance(0.06)) return { raw: random.pick(BAD) };
  const stored = random.integer(0, 9);
  const full = String.fromCodePoint(0xff10 + stored);
  return {
    raw: random.pick([stored, String(stored), ` ${stored} `, full, `${stored}次`, `\u3000${full}`]),
    stored,
  };
}

forEachDatabase((engine) => {
  describe("fuzzed pushes", () => {
    let server: RunningServer;
    let unit: TrialUnit;
    let clerk: Client;
    before(async () => {
      server = await startServer({ engine, bureau: false });
      server.time.now = "2026-11-03T02:00:00.000Z";
      unit = (await seedTrialBureau(server.context.db, MONTH, 1, 100))[0]!;
      clerk = await signIn(server, unit.account, TRIAL_PASSWORD);
    });
    after(() => server.stop());

    async function push(rows: unknown[]): Promise<{ status: number; receipt: PushReceipt }> {
      const body = { unit: unit.code, source: "api", workbook: null, rows, credits: [], events: [], mode: "good-rows", dryRun: false }; // prettier-ignore
      const answer = await clerk.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, body, { "accept-language": "zh-CN" }); // prettier-ignore
      return { status: answer.status, receipt: (await answer.json()) as PushReceipt };
    }

    it("answers 5,000 fuzzed rows without one 500, stores the good ones exactly and names the bad ones by row and column", async () => {
      const random = seededRandom(SEED);
      const stored = new Map<string, Record<string, number | string>>();
      const versions = new Map<string, number>();
      const statuses = new Map<number, number>();
      let rejectedRows = 0;
      for (let batch = 0; batch < 50; batch++) {
        const sent = unit.officers.map((policeNo) => {
          const fields = COUNTS.filter(() => random.chance(0.7)).map(
            (field) => [field, countCell(random)] as const,
          );
          return { policeNo, fields };
        });
        const { status, receipt } = await push(
          sent.map(({ policeNo, fields }) => ({
            policeNo,
            version: versions.get(policeNo) ?? 0,
            fields: Object.fromEntries(fields.map(([field, cell]) => [field, cell.raw])),
          })),
        );
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(Object.values(receipt.counts).reduce((sum, count) => sum + count, 0)).to.equal(sent.length);
        for (const [index, row] of receipt.rows.entries()) {
          const { policeNo, fields } = sent[index]!;
          expect(row.policeNo).to.equal(policeNo);
          const bad = fields.filter(([, cell]) => cell.stored === undefined);
          const told = receipt.problems.filter(
            (problem) => problem.rowKey === row.rowKey && problem.severity === "row",
          );
          if (bad.length === 0) {
            expect(row.outcome, JSON.stringify(told)).to.be.oneOf(["saved", "unchanged"]);
            const before = stored.get(policeNo) ?? {};
            stored.set(policeNo, {
              ...before,
              ...Object.fromEntries(fields.map(([field, cell]) => [field, cell.stored!])),
            });
          } else {
            rejectedRows++;
            expect(row.outcome, `${policeNo} ${JSON.stringify(bad)}`).to.equal("rejected");
            for (const [field] of bad) {
              const named = told.find((problem) => problem.field === field);
              expect(named, `${policeNo} ${field} ${JSON.stringify(bad)}`).to.not.equal(undefined);
              expect(named!.column).to.equal(COLUMNS[field]);
              expect(named!.message)
                .to.match(/[一-鿿]/)
                .and.to.include(policeNo)
                .and.to.include(COLUMNS[field]);
            }
          }
          versions.set(policeNo, row.version);
        }
      }
      expect([...statuses]).to.deep.equal([[200, 50]]);
      expect(rejectedRows).to.be.greaterThan(500);
      const form = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=${unit.code}`);
      for (const row of form.rows) {
        const kept = Object.fromEntries(
          COUNTS.filter((field) => row.fields[field] !== undefined).map((field) => [
            field,
            row.fields[field],
          ]),
        );
        expect(kept, row.policeNo).to.deep.equal(stored.get(row.policeNo) ?? {});
      }
    });

    it("keeps 200 formula strings as the text they are", async () => {
      const strings = formulaStrings().slice(0, unit.officers.length * 2);
      for (let start = 0; start < strings.length; start += unit.officers.length) {
        const part = strings
          .slice(start, start + unit.officers.length)
          .map((text) => `${text} 本月完成各项工作任务,无违纪情况发生记录`);
        const before = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=${unit.code}`);
        const version = new Map(before.rows.map((row) => [row.policeNo, row.version]));
        const { status, receipt } = await push(part.map((summary, index) => ({ policeNo: unit.officers[index], version: version.get(unit.officers[index]!), fields: { summary } }))); // prettier-ignore
        expect(status).to.equal(200);
        expect(receipt.counts.saved, JSON.stringify(receipt.problems.slice(0, 2))).to.equal(part.length);
        const form = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=${unit.code}`);
        const read = new Map(form.rows.map((row) => [row.policeNo, row.fields.summary]));
        for (const [index, text] of part.entries()) expect(read.get(unit.officers[index]!)).to.equal(text);
      }
    });

    it("answers hostile row shapes with a named problem, never with 500", async () => {
      const shapes: unknown[] = [
        null, 1, "row", [], {}, { policeNo: null }, { policeNo: 12345, version: 0, fields: {} },
        { policeNo: unit.officers[0], version: "x", fields: {} }, { policeNo: unit.officers[1], version: 0, fields: [] },
        { policeNo: unit.officers[2], version: 0, fields: { nosuch: 1 } },
        { policeNo: unit.officers[3], version: 0, fields: JSON.parse('{"__proto__": {"polluted": 1}}') as object },
        { policeNo: unit.officers[4], version: 0, fields: { constructor: 1, grade: "excellent" } },
        { policeNo: unit.officers[5], version: 1e309, fields: {} }, { policeNo: "x".repeat(5_000), version: 0, fields: {} },
      ]; // prettier-ignore
      for (const shape of shapes) {
        const { status } = await push([shape]);
        expect(status, JSON.stringify(shape)).to.be.oneOf([200, 400, 422]);
      }
      expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    });
  });
});
