import { expect } from "chai";
import fc from "fast-check";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { RULE_TABLES } from "../../domain/rules/tables/all-tables.ts";
import { readCell, readRow } from "../../domain/rules/tables/read-cell.ts";
import {
  CHAPTER_LABEL,
  CHAPTERS,
  type RuleTables,
  type TableRow,
} from "../../domain/rules/tables/rule-table.ts";
import { showBlank, showCell } from "../../domain/rules/tables/show-cell.ts";
import { checkRuleSet, readTables, withTable, writeTables } from "../../domain/rules/tables/write-tables.ts";

const TABLES = readTables(BY_2026_V1);
const changed = (code: string, index: number, cells: TableRow): RuleTables => ({
  ...TABLES,
  [code]: TABLES[code]!.map((row, at) => (at === index ? { ...row, ...cells } : row)),
});
const says = (tables: RuleTables) =>
  writeTables(BY_2026_V1, tables).problems.map(({ message }) => message.zh);

describe("rule tables", () => {
  it("take the rule set apart and put it together without loss", () => {
    expect(checkRuleSet(BY_2026_V1)).to.deep.equal([]);
    expect(writeTables(BY_2026_V1, TABLES).ruleSet).to.deep.equal(BY_2026_V1);
    // What travels as JSON comes back the same.
    expect(writeTables(BY_2026_V1, JSON.parse(JSON.stringify(TABLES)) as RuleTables).ruleSet).to.deep.equal(
      BY_2026_V1,
    );
  });

  it("show every cell as people write it and understand it again in both languages", () => {
    for (const table of RULE_TABLES)
      for (const row of TABLES[table.code]!)
        for (const column of table.columns)
          for (const language of ["zh", "en"] as const) {
            const cell = row[column.key]!;
            const read = readCell(column, showCell(column, cell, language));
            expect(read.cell, `${table.code}.${column.key} ${language}`).to.deep.equal(cell);
          }
  });

  it("read a whole row as it was typed, and say what blank cells mean", () => {
    const credits = RULE_TABLES.find(({ code }) => code === "credits")!;
    const typed = {
      code: "c26",
      "name.zh": "反诈宣传",
      "unit.zh": "场",
      per: "１",
      monthCap: "2.5",
      basis: "任务编号",
    };
    const read = readRow(credits, { ...typed, statisticsOnly: "否", posts: "社区警务、窗口" });
    expect(read.problems).to.deep.equal([]);
    expect(read.row).to.include({ per: 1, monthCap: 250, basis: "task", statisticsOnly: false });
    expect(read.row.posts).to.deep.equal(["SQ", "CK"]);
    expect(readRow(credits, { ...typed, per: "半" }).problems.map(({ column }) => column)).to.include("per");
    expect(
      showBlank(
        credits.columns.find(({ key }) => key === "posts")!,
        "zh",
      ),
    ).to.equal("全部岗位");
    expect(Object.keys(CHAPTER_LABEL)).to.deep.equal([...CHAPTERS]);
  });

  it("name table, row and column of what is wrong", () => {
    expect(says(changed("indicators", 2, { max: null }))).to.deep.equal([
      "表“个人指标”第 3 行“满分”：计分的指标要设满分。",
    ]);
    expect(says(changed("credits", 0, { posts: ["QQ"] }))[0]).to.match(
      /^表“岗位实绩积分项目”第 1 行“适用岗位”：没有“QQ”这一项/,
    );
    expect(says({ ...TABLES, tiers: TABLES.tiers!.toReversed() })[0]).to.contain("请从最好的一档依次填写");
    expect(says({ ...TABLES, deductions: [] })[0]).to.contain("缺少“个人指标:扣分项”中的参数");
    expect(says(changed("targets", 0, { indicator: "ZZ-99" }))[0]).to.contain("“个人指标”中没有“ZZ-99”");
    expect(says(changed("composition", 0, { "composition.quarter.monthsShare": 60 }))[0]).to.contain(
      "合计应为 100",
    );
    expect(says({ ...TABLES, indicators: [...TABLES.indicators!, TABLES.indicators![0]!] })[0]).to.contain(
      "与第 1 行重复",
    );
    expect(says({ ...TABLES, grades: TABLES.grades!.slice(1) })[0]).to.contain("各行是固定的");
  });

  it("change one thing and nothing else", () => {
    const rows = TABLES.credits!.map((row) => (row.code === "c04" ? { ...row, monthCap: 600 } : row));
    const { ruleSet } = withTable(BY_2026_V1, "credits", rows);
    const credits = BY_2026_V1.credits.map((item) =>
      item.code === "c04" ? { ...item, monthCap: 600 } : item,
    );
    expect(ruleSet).to.deep.equal({ ...BY_2026_V1, credits });
  });

  it("never fall over whatever stands in a cell", () => {
    const columns = RULE_TABLES.flatMap((table) =>
      table.columns.map((column) => ({ table: table.code, column })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.anything(), ({ table, column }, raw) => {
        readCell(column, raw);
        const rows = TABLES[table]!;
        if (rows.length === 0) return;
        const cells = { [column.key]: raw } as TableRow;
        const written = writeTables(BY_2026_V1, changed(table, 0, cells));
        expect(written.ruleSet === null).to.equal(written.problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
