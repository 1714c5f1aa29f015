import type { Bilingual } from "../../domain/language.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { RULE_TABLES } from "../../domain/rules/tables/all-tables.ts";
import { readRow } from "../../domain/rules/tables/read-cell.ts";
import { MOST_ROWS, type RuleTable, type RuleTables, type TableRow } from "../../domain/rules/tables/rule-table.ts"; // prettier-ignore
import { listOfTable, sheetNameOf } from "../../domain/rules/tables/table-sheets.ts";
import { writeTables, type RuleSetHead } from "../../domain/rules/tables/write-tables.ts";
import { readNamedSheets, type UploadedSheet } from "../workbooks/read-workbook.ts";

/** One thing wrong with an uploaded rule set: sheet, row and column as Excel counts them, and how to mend it. */
export interface WorkbookProblem {
  sheet: string;
  row: number | null;
  column: string | null;
  message: Bilingual;
}

export type ReadRules = { ruleSet: RuleSet; problems: [] } | { ruleSet: null; problems: WorkbookProblem[] };

/** Nobody mends more than this at a time. */
const MOST = 200;

/**
 * A rule set from the workbook it was written to, or one like it: every cell by the table's own validator, then the
 * tables together. With one problem there is no rule set.
 * @throws Refusal upload.*
 */
export async function readRuleWorkbook(file: Buffer, head: RuleSetHead): Promise<ReadRules> {
  const lists = RULE_TABLES.map((table) => ({
    sheetName: sheetNameOf(table),
    definition: listOfTable(table),
  }));
  const sheets = await readNamedSheets(file, lists);
  const problems: WorkbookProblem[] = [];
  const tables: Record<string, readonly TableRow[]> = {};
  RULE_TABLES.forEach((table, index) => {
    tables[table.code] = readTable(table, sheets[index]!, problems);
  });
  if (problems.length > 0) return { ruleSet: null, problems: problems.slice(0, MOST) };
  return together(head, tables, sheets);
}

function readTable(table: RuleTable, sheet: UploadedSheet, problems: WorkbookProblem[]): TableRow[] {
  const name = sheetNameOf(table);
  if (sheet.sheetName === null) {
    const message = {
      zh: `缺少工作表“${name}”，或表头已改动。请从系统导出的工作簿开始修改，不要删除工作表和表头。`,
      en: `The sheet “${name}” is missing or its headings were changed. Begin with an exported workbook.`,
    };
    problems.push({ sheet: name, row: null, column: null, message });
    return [];
  }
  if (sheet.rows.length > MOST_ROWS) {
    const message = {
      zh: `工作表“${name}”有 ${sheet.rows.length} 行，最多 ${MOST_ROWS} 行，请删去多余的行。`,
      en: `Sheet “${name}” has ${sheet.rows.length} rows; at most ${MOST_ROWS} are taken.`,
    };
    problems.push({ sheet: name, row: sheet.rows[MOST_ROWS]!.sheetRow, column: null, message });
    return [];
  }
  for (const { sheetRow, params } of sheet.problems) {
    const message = {
      zh: `工作表“${name}”缺少表头“${params.heading}”，请恢复该列。`,
      en: `Sheet “${name}” lacks the heading “${params.heading}”.`,
    };
    problems.push({ sheet: name, row: sheetRow, column: String(params.heading), message });
  }
  return sheet.rows.map(({ sheetRow, cells }) => {
    const { row, problems: found } = readRow(table, cells);
    for (const { column, message } of found) {
      const heading = table.columns.find(({ key }) => key === column)!.name;
      problems.push({
        ...{ sheet: name, row: sheetRow, column: heading.zh },
        message: {
          zh: `工作表“${name}”第 ${sheetRow} 行“${heading.zh}”：${message.zh}。`,
          en: `Sheet “${name}”, row ${sheetRow}, “${heading.en}”: ${message.en}.`,
        },
      });
    }
    return row;
  });
}

/** What only the tables together show; rows are said as the sheets count them. */
function together(head: RuleSetHead, tables: RuleTables, sheets: readonly UploadedSheet[]): ReadRules {
  const written = writeTables(head, tables);
  if (written.ruleSet) return { ruleSet: written.ruleSet, problems: [] };
  const problems = written.problems
    .slice(0, MOST)
    .map(({ table: code, row, column, message }): WorkbookProblem => {
      const index = RULE_TABLES.findIndex((one) => one.code === code);
      const table = RULE_TABLES[index]!;
      const sheetRow = row === null ? null : (sheets[index]!.rows[row - 1]?.sheetRow ?? null);
      const heading = table.columns.find(({ key }) => key === column)?.name.zh ?? null;
      const zh = sheetRow === null ? message.zh : message.zh.replace(`第 ${row} 行`, `第 ${sheetRow} 行`);
      const en = sheetRow === null ? message.en : message.en.replace(`row ${row},`, `row ${sheetRow},`);
      return { sheet: sheetNameOf(table), row: sheetRow, column: heading, message: { zh, en } };
    });
  return { ruleSet: null, problems };
}
