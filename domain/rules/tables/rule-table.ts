import type { Bilingual } from "../../language.ts";
import type { RuleSet } from "../rule-set.ts";

/**
 * 考核细则 as tables (M19, M45): a rule set taken apart into flat tables of cells that people can edit, compare, print and
 * carry through Excel, and put together again without loss. `RULE_TABLES` (all-tables.ts) is the one description behind the
 * editor, the diff, the .xlsx, the .docx and the reading page. What it offers:
 * - `readTables(ruleSet)` → `RuleTables`: by table code, the rows as plain cells (points in hundredths, lists as arrays);
 * - `writeTables(head, tables)` → `{ ruleSet, problems }`: checks every cell and how the tables fit together; the rule
 *   set is `null` while one problem is left. `writeTables(ruleSet, readTables(ruleSet)).ruleSet` equals `ruleSet`;
 * - `withTable(ruleSet, code, rows)`: the same with one table replaced;
 * - `checkRuleSet(ruleSet)`: the problems of a rule set from elsewhere;
 * - `showCell(column, cell, language)` and `readCell(column, raw)`: a cell as people write it (12.5, 是, 主办、协办,
 *   应出勤天数−核减假天数) and back, with a sentence when it cannot be understood; `readRow(table, raw)` for a whole row;
 * - `rowKey(table, row)`: what makes a row the same row in another version, for the diff.
 */
export interface RuleTable {
  /** Stable for ever: sheet name, address and problem say it. */
  readonly code: string;
  readonly name: Bilingual;
  readonly chapter: Chapter;
  /** What an officer of the 考核办 must know to fill it. */
  readonly note: Bilingual;
  readonly columns: readonly TableColumn[];
  /** Keys of the columns that together are unique and identify a row across versions. */
  readonly keys: readonly string[];
  /** `rows`: any number; `fixed`: exactly the rows of `fixedKeys`; `form`: one row, shown as a form. */
  readonly shape: "rows" | "fixed" | "form";
  readonly fixedKeys?: readonly string[];
  /** Takes its rows from a rule set, as objects whose properties the columns' paths name. */
  list(ruleSet: RuleSet): readonly object[];
  /** Puts its rows into a rule set that grows table by table, in the order of `RULE_TABLES`. */
  place(draft: Plain, rows: readonly Plain[]): void;
}

/** How the tables stand together in editor, workbook and document. */
export const CHAPTERS = ["basics", "personal", "credits", "events", "grading", "units", "results"] as const;
export type Chapter = (typeof CHAPTERS)[number];
export const CHAPTER_LABEL: Record<Chapter, Bilingual> = {
  basics: { zh: "总则", en: "General" },
  personal: { zh: "个人考核指标", en: "Personal indicators" },
  credits: { zh: "岗位实绩积分", en: "Post credits" },
  events: { zh: "奖励惩处事件", en: "Rewards and penalties" },
  grading: { zh: "等次、比例与期限", en: "Grades, quotas, time limits" },
  units: { zh: "单位考核指标", en: "Unit indicators" },
  results: { zh: "季度、半年、年度与结果运用", en: "Quarter, half-year, year and outcomes" },
};

/**
 * `points`: integer hundredths, shown as 12.50; `number`: at most four decimals; `terms`: a sum of form columns, each
 * `field` or `-field`; `codes`: several codes of another table; `choices`: several of the options.
 */
export type ColumnType =
  | "code"
  | "text"
  | "longText"
  | "points"
  | "number"
  | "integer"
  | "choice"
  | "choices"
  | "codes"
  | "terms"
  | "boolean"
  | "month";

export interface TableOption {
  readonly value: string;
  readonly label: Bilingual;
}

export interface TableColumn {
  /** Path of the property in the row's object: `max`, `name.zh`, `scoring.overBonus.step`. */
  readonly key: string;
  readonly name: Bilingual;
  readonly type: ColumnType;
  readonly required: boolean;
  /** Limits, in the cell's own unit (hundredths for points). */
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly TableOption[];
  /** Other values than the options are allowed, too (columns of the units' form). */
  readonly open?: true;
  /** The value must stand in that column of that table. */
  readonly refers?: { table: string; column: string };
  /** What a blank cell becomes in the rule set: `null`, an empty list, or no property at all. */
  readonly blank: "null" | "empty" | "omit";
  /** What a blank cell means: 不设上限, 全部岗位. */
  readonly blankMeans?: Bilingual;
  /** The English half of a text: blank = the Chinese one; an editor may hide it. */
  readonly english?: true;
}

/** No table of a rule set has more rows, whatever door it comes through. */
export const MOST_ROWS = 500;

/** `null` = blank. */
export type Cell = string | number | boolean | readonly string[] | null;
export type TableRow = Readonly<Record<string, Cell>>;
export type RuleTables = Readonly<Record<string, readonly TableRow[]>>;

/** One thing wrong, where it is, and how to mend it. */
export interface TableProblem {
  table: string;
  /** 1 = the table's first row; `null` = the whole table. */
  row: number | null;
  column: string | null;
  /** Complete sentence: table, row, column, what is wrong, how to mend it. */
  message: Bilingual;
}

export type Plain = Record<string, unknown>;

/** What makes a row the same row in another version. */
export function rowKey(table: RuleTable, row: TableRow): string {
  return table.keys.map((key) => textOf(row[key] ?? null)).join(" · ");
}

function textOf(cell: Cell): string {
  if (cell === null) return "";
  return Array.isArray(cell) ? cell.join(",") : String(cell);
}
