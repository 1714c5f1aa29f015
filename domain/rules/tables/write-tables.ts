import type { RuleSet } from "../rule-set.ts";
import { RULE_TABLES } from "./all-tables.ts";
import { toObject, toRow } from "./cells.ts";
import { checkTables } from "./check-tables.ts";
import type { Plain, RuleTables, TableProblem, TableRow } from "./rule-table.ts";

/** What no table holds: the version's name and its first month, which its life decides. */
export type RuleSetHead = Pick<RuleSet, "version" | "effectiveFrom">;

/** Takes a rule set apart. */
export function readTables(ruleSet: RuleSet): RuleTables {
  return Object.fromEntries(
    RULE_TABLES.map((table) => [table.code, table.list(ruleSet).map((row) => toRow(table.columns, row))]),
  );
}

export type Written = { ruleSet: RuleSet; problems: [] } | { ruleSet: null; problems: TableProblem[] };

/** Puts tables together to a rule set, or says everything that is wrong with them. */
export function writeTables({ version, effectiveFrom }: RuleSetHead, tables: RuleTables): Written {
  const problems = checkTables(tables);
  if (problems.length > 0) return { ruleSet: null, problems };
  const draft: Plain = { version, effectiveFrom };
  for (const table of RULE_TABLES) table.place(draft, tables[table.code]!.map((row) => toObject(table.columns, row))); // prettier-ignore
  return { ruleSet: draft as unknown as RuleSet, problems: [] };
}

/** The same rule set with other rows in one table. */
export function withTable(ruleSet: RuleSet, code: string, rows: readonly TableRow[]): Written {
  return writeTables(ruleSet, { ...readTables(ruleSet), [code]: rows });
}

/** Everything wrong with a rule set that did not come from the tables. */
export function checkRuleSet(ruleSet: RuleSet): TableProblem[] {
  return checkTables(readTables(ruleSet));
}
