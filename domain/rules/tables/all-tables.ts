import { PERSONAL } from "./indicator-scope.ts";
import { indicatorTable } from "./indicator-table.ts";
import { BASIC_TABLES, CREDIT_TABLES, EVENT_TABLES } from "./personal-tables.ts";
import { GRADING_TABLES } from "./grading-tables.ts";
import { parameterTables } from "./parameter-tables.ts";
import { RESULT_TABLES } from "./result-tables.ts";
import type { RuleTable } from "./rule-table.ts";
import { UNIT_TABLES } from "./unit-tables.ts";

/** Every table of a rule set, in the order in which they are read and put together: parents before their parameters. */
export const RULE_TABLES: readonly RuleTable[] = [
  ...BASIC_TABLES,
  indicatorTable(PERSONAL),
  ...parameterTables(PERSONAL),
  ...CREDIT_TABLES,
  ...EVENT_TABLES,
  ...GRADING_TABLES,
  ...UNIT_TABLES,
  ...RESULT_TABLES,
];

const BY_CODE = new Map(RULE_TABLES.map((table) => [table.code, table]));

export function ruleTable(code: string): RuleTable | undefined {
  return BY_CODE.get(code);
}
