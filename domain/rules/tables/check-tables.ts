import { RULE_TABLES } from "./all-tables.ts";
import { checkCell } from "./check-cell.ts";
import { checkSense } from "./check-sense.ts";
import { ofTable, problemAt } from "./table-problems.ts";
import {
  rowKey,
  type Cell,
  type RuleTable,
  type RuleTables,
  type TableProblem,
  type TableRow,
} from "./rule-table.ts";

/** Nobody needs the thousandth problem. */
const MOST = 200;
const MOST_ROWS = 500;

/** Everything wrong with the tables of a rule set: cells, double rows, what refers to nothing, what does not fit together. */
export function checkTables(tables: RuleTables): TableProblem[] {
  const problems = RULE_TABLES.flatMap((table) => checkTable(table, tables[table.code]));
  if (problems.length === 0) problems.push(...checkReferences(tables));
  if (problems.length === 0) problems.push(...checkSense(tables));
  return problems.slice(0, MOST);
}

/** One table by itself: what can be said before the others are known. */
export function checkTable(table: RuleTable, rows: readonly TableRow[] | undefined): TableProblem[] {
  if (!rows) return [ofTable(table, { zh: "缺少这张表", en: "is missing" })];
  if (rows.length > MOST_ROWS)
    return [ofTable(table, { zh: `不超过 ${MOST_ROWS} 行`, en: `has more than ${MOST_ROWS} rows` })];
  if (table.shape === "form" && rows.length !== 1)
    return [ofTable(table, { zh: "应当只有一行", en: "must have exactly one row" })];
  const problems = rows.flatMap((row, index) =>
    table.columns.flatMap((column) => {
      const message = checkCell(column, row[column.key] ?? null);
      return message ? [problemAt(table, index, column.key, message)] : [];
    }),
  );
  return problems.length > 0 ? problems : checkKeys(table, rows);
}

function checkKeys(table: RuleTable, rows: readonly TableRow[]): TableProblem[] {
  if (table.shape === "fixed") {
    const keys = rows.map((row) => rowKey(table, row));
    if (
      keys.length === table.fixedKeys!.length &&
      table.fixedKeys!.every((key, index) => keys[index] === key)
    )
      return [];
    return [ofTable(table, { zh: "各行是固定的，不能增减或换序", en: "has fixed rows in a fixed order" })];
  }
  if (table.keys.length === 0) return [];
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const key = rowKey(table, row);
    const first = seen.get(key);
    seen.set(key, first ?? index);
    if (first === undefined) return [];
    return [
      problemAt(table, index, table.keys[0]!, {
        zh: `与第 ${first + 1} 行重复`,
        en: `repeats row ${first + 1}`,
      }),
    ];
  });
}

function checkReferences(tables: RuleTables): TableProblem[] {
  return RULE_TABLES.flatMap((table) =>
    table.columns.flatMap((column) => {
      if (!column.refers) return [];
      const { table: other, column: key } = column.refers;
      const known = new Set((tables[other] ?? []).map((row) => row[key]));
      return tables[table.code]!.flatMap((row, index) => {
        const missing = listOf(row[column.key] ?? null).find((value) => !known.has(value));
        if (missing === undefined) return [];
        const name = RULE_TABLES.find(({ code }) => code === other)!.name;
        const message = { zh: `“${name.zh}”中没有“${missing}”`, en: `“${missing}” is not in “${name.en}”` };
        return [problemAt(table, index, column.key, message)];
      });
    }),
  );
}

function listOf(cell: Cell): string[] {
  return cell === null ? [] : Array.isArray(cell) ? (cell as string[]) : [String(cell)];
}
