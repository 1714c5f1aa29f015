import type { RuleSet } from "../rule-set.ts";
import { ruleTable } from "./all-tables.ts";
import { toRow } from "./cells.ts";
import { rowKey, type RuleTable, type TableRow } from "./rule-table.ts";

/** What a comment may be about: `indicators:GZ-01` a row, `grades` a table, empty the whole. */
export function clauseOfRow(table: RuleTable, row: TableRow): string {
  return `${table.code}:${rowKey(table, row)}`;
}

/** Whether a rule set has this clause. */
export function hasClause(ruleSet: RuleSet, clause: string): boolean {
  if (clause === "") return true;
  const [code] = clause.split(":", 1);
  const table = ruleTable(code!);
  if (!table) return false;
  if (clause === table.code) return true;
  return table.list(ruleSet).some((row) => clauseOfRow(table, toRow(table.columns, row)) === clause);
}
