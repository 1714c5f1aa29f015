import type { Bilingual } from "../../language.ts";

/** `error`: the rules contradict themselves or give wrong points; `warning`: they invite what §3 calls bad; `hint`: look. */
export const LINT_SEVERITIES = ["error", "warning", "hint"] as const;
export type LintSeverity = (typeof LINT_SEVERITIES)[number];

/** Where the editor finds it: a table of `RULE_TABLES`, a row by its `rowKey` (null = the whole table), a column's key. */
export interface LintPlace {
  table: string;
  row: string | null;
  column: string | null;
}

/** One thing the linter dislikes (M19): what is bad, and how to mend it. */
export interface LintFinding {
  /** `weights.area-sum`, `credits.uncapped`: stable for ever. */
  code: string;
  severity: LintSeverity;
  where: LintPlace;
  message: Bilingual;
}

/** A finding with its place in short: `at("credits", "c06", "monthCap")`. */
export function at(table: string, row: string | null = null, column: string | null = null): LintPlace {
  return { table, row, column };
}

export function finding(
  severity: LintSeverity,
  code: string,
  where: LintPlace,
  zh: string,
  en: string,
): LintFinding {
  return { code, severity, where, message: { zh, en } };
}
