import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect } from "chai";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { BY_2025_V1 } from "../../domain/rules/by-2025-v1.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { checkRuleSet } from "../../domain/rules/tables/write-tables.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { canonicalJson, sha256 } from "../../server/canonical-json.ts";
import { readRuleWorkbook } from "../../server/rule-lab/read-rule-workbook.ts";
import { writeRuleWorkbook } from "../../server/rule-lab/write-rule-workbook.ts";
import { e9 } from "../domain/scoring-inputs.ts";

const digestOf = (rules: RuleSet) => sha256(canonicalJson(rules));

async function workbookOf(rules: RuleSet): Promise<Buffer> {
  const output = new PassThrough();
  const file = buffer(output);
  await writeRuleWorkbook(
    { ruleSet: rules, digest: digestOf(rules) },
    { by: "考核办", at: "2026-11-28 10:00" },
    output,
  );
  return file;
}

/** The same workbook after somebody changed it in Excel. */
async function edited(rules: RuleSet, change: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await workbookOf(rules)) as unknown as ExcelJS.Buffer);
  change(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const words = fc
  .stringMatching(/^[-=+@]?[一-龥a-zA-Z0-9()%、]{1,12}$/)
  .filter((text) => text.trim() === text);

/** Rule sets that differ from BY-2026-v1 in points, caps, names, order and switches, and are still consistent. */
const rulesMutated = fc
  .record({
    caps: fc.array(fc.option(fc.integer({ min: 0, max: 3000 }), { nil: null }), { minLength: 25, maxLength: 25 }),
    values: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 40, maxLength: 40 }),
    names: fc.array(words, { minLength: 25, maxLength: 25 }),
    shift: fc.integer({ min: -300, max: 300 }),
    deductions: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 20, maxLength: 20 }),
    bounds: fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 4, maxLength: 4 }),
    target: fc.integer({ min: 1, max: 99_999 }).map((n) => n / 100),
    tiers: fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 4, maxLength: 4 }),
    percent: fc.integer({ min: 0, max: 100 }),
    swap: fc.boolean(),
  })
  .map((m) => {
    const rules: RuleSet = structuredClone(BY_2026_V1);
    rules.credits.forEach((item, index) => {
      if (item.statisticsOnly) return;
      item.monthCap = m.caps[index]!;
      item.name = { zh: m.names[index]!, en: item.name.en };
    });
    rules.credits.flatMap(({ statisticsOnly, values }) => (statisticsOnly ? [] : values)).forEach((value, index) => {
      value.points = m.values[index % 40]!;
    });
    rules.indicators.find(({ code }) => code === "GZ-01")!.max! += m.shift;
    rules.indicators.find(({ code }) => code === "GZ-02")!.max! -= m.shift;
    Object.assign(rules.indicators.find(({ code }) => code === "ZZ-02")!.scoring, { target: { fixed: m.target } });
    let next = 0;
    for (const { scoring } of rules.indicators)
      if (scoring.method === "DEDUCT_FLOOR") for (const one of scoring.items) one.points = m.deductions[next++ % 20]!;
    [...m.bounds].sort((a, b) => b - a).forEach((bound, index) => {
      rules.grading.bounds[index]!.atLeast = bound;
    });
    const tiers = [...m.tiers].sort((a, b) => b - a);
    const accuracy = rules.indicators.find(({ code }) => code === "GZ-04")!.scoring as { rows: { bound: number }[] };
    accuracy.rows.forEach((row, index) => (row.bound = tiers[index]! / 100));
    rules.grading.quota.percent = m.percent;
    if (m.swap) rules.credits.reverse();
    return rules;
  }); // prettier-ignore

describe("a rule set as a workbook", () => {
  it("comes back with the same digest, for every version of the release", async () => {
    for (const rules of [BY_2025_V1, BY_2026_V1]) {
      const read = await readRuleWorkbook(await workbookOf(rules), rules);
      expect(read.problems.map(({ message }) => message.zh)).to.deep.equal([]);
      expect(digestOf(read.ruleSet!)).to.equal(digestOf(rules));
    }
  });

  it("comes back with the same digest and gives identical points, whatever was changed in it", async function () {
    this.timeout(240_000);
    const months = fc.record({
      done: fc.integer({ min: 0, max: 40 }),
      accuracy: fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
      notes: fc.integer({ min: 0, max: 20 }),
      quality: fc.option(
        fc.integer({ min: 0, max: 200 }).map((n) => n / 2),
        { nil: null },
      ),
      minor: fc.integer({ min: 0, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        rulesMutated,
        fc.array(months, { minLength: 5, maxLength: 5 }),
        async (rules, inputs) => {
          expect(checkRuleSet(rules)).to.deep.equal([]);
          const { ruleSet, problems } = await readRuleWorkbook(await workbookOf(rules), rules);
          expect(problems).to.deep.equal([]);
          expect(digestOf(ruleSet!)).to.equal(digestOf(rules));
          const [own, other] = [compileRules(rules), compileRules(ruleSet!)];
          for (const { done, accuracy, notes, quality, minor } of inputs) {
            const input = e9();
            const fields = {
              ...input.fields,
              taskDone: done,
              dataAcc: accuracy,
              notes,
              quality,
              inspMinor: minor,
            };
            expect(scoreMonth(other, { ...input, fields })).to.deep.equal(
              scoreMonth(own, { ...input, fields }),
            );
          }
        },
      ),
      { numRuns: 8, seed: 20261128 },
    );
  });

  it("holds no formula, whatever a name begins with", async () => {
    const rules: RuleSet = structuredClone(BY_2026_V1);
    rules.credits[0]!.name = { zh: "=HYPERLINK(1)", en: "+1" };
    rules.credits[1]!.name = { zh: "@SUM(A1)", en: "-1" };
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await workbookOf(rules)) as unknown as ExcelJS.Buffer);
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect(cell.type, `${sheet.name} ${cell.address}`).not.to.equal(ExcelJS.ValueType.Formula);
        });
      });
    const { ruleSet } = await readRuleWorkbook(await workbookOf(rules), rules);
    expect(digestOf(ruleSet!)).to.equal(digestOf(rules));
  });

  it("names sheet, row and column of what cannot be, in Chinese, and then makes no rule set", async () => {
    const file = await edited(BY_2026_V1, (workbook) => {
      workbook.getWorksheet("岗位实绩积分项目")!.getCell("H4").value = "随便";
      workbook.getWorksheet("等次界限")!.getCell("B4").value = "九十";
      workbook.removeWorksheet("岗位系数");
    });
    const { ruleSet, problems } = await readRuleWorkbook(file, BY_2026_V1);
    expect(ruleSet).to.equal(null);
    const said = problems.map(({ message }) => message.zh);
    expect(said.some((line) => line.startsWith("工作表“等次界限”第 4 行“总分不低于”：请填数字"))).to.equal(
      true,
    );
    expect(said.some((line) => line.includes("缺少工作表“岗位系数”"))).to.equal(true);
    expect(said.some((line) => line.includes("工作表“岗位实绩积分项目”第 4 行"))).to.equal(true);
  });

  it("says rows as the sheet counts them where only the tables together show what is wrong", async () => {
    const file = await edited(BY_2026_V1, (workbook) => {
      workbook.getWorksheet("岗位实绩积分分值")!.getCell("A4").value = "c99";
    });
    const { problems } = await readRuleWorkbook(file, BY_2026_V1);
    expect(problems[0]!.sheet).to.equal("岗位实绩积分分值");
    expect(problems[0]!.row).to.equal(4);
    expect(problems[0]!.message.zh).to.include("第 4 行");
  });

  it("takes what people change: points, a new row, columns in another order", async () => {
    const file = await edited(BY_2026_V1, (workbook) => {
      workbook.getWorksheet("等次界限")!.getCell("B4").value = "９２";
      const sheet = workbook.getWorksheet("不定等次的情形")!;
      sheet.addRow(["study", "脱产学习"]);
    });
    const { ruleSet, problems } = await readRuleWorkbook(file, BY_2026_V1);
    expect(problems).to.deep.equal([]);
    expect(ruleSet!.grading.bounds[0]!.atLeast).to.equal(9200);
    expect(ruleSet!.grading.ungradable.others.at(-1)).to.deep.equal({
      code: "study",
      name: { zh: "脱产学习", en: "脱产学习" },
    });
  });
});
