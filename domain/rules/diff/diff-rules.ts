import type { Bilingual, Language } from "../../language.ts";
import type { RuleSet } from "../rule-set.ts";
import { RULE_TABLES } from "../tables/all-tables.ts";
import { rowKey, type Cell, type RuleTable, type RuleTables, type TableColumn, type TableRow } from "../tables/rule-table.ts"; // prettier-ignore
import { showBlank, showCell } from "../tables/show-cell.ts";
import { readTables } from "../tables/write-tables.ts";

/**
 * One difference between two versions (M61), said by table, row and column. A cell that changed, a row that came or went,
 * or rows whose order changed (ties and tiers are read from the top).
 */
export interface RuleDifference {
  table: string;
  /** `rowKey` of the row; null where it is the whole table or its only row. */
  row: string | null;
  column: string | null;
  change: "changed" | "added" | "removed" | "moved";
  /** The code the row is about: an indicator, a credit item, an event type, an area. */
  subject: string | null;
  /** 岗位实绩积分项目 · c06 破普通刑事案件 · 月封顶. */
  place: Bilingual;
  /** As people write it; null where there was nothing. */
  from: Bilingual | null;
  to: Bilingual | null;
}

/** Everything that differs, in the order of the tables; none = the same points for every month. */
export function diffRules(before: RuleSet, after: RuleSet): RuleDifference[] {
  const [old, now] = [readTables(before), readTables(after)];
  return RULE_TABLES.flatMap((table) => diffTable(table, old, now));
}

interface Keyed {
  key: string;
  row: TableRow;
}

function diffTable(table: RuleTable, old: RuleTables, now: RuleTables): RuleDifference[] {
  const before = keyed(table, old[table.code]!);
  const after = keyed(table, now[table.code]!);
  const was = new Map(before.map((one) => [one.key, one]));
  const is = new Map(after.map((one) => [one.key, one]));
  const differences: RuleDifference[] = [];
  for (const { key, row } of before) {
    const other = is.get(key);
    if (other) differences.push(...diffRow(table, row, other.row, now));
    else
      differences.push({
        ...placed(table, row, old),
        change: "removed",
        from: wordsOf(table, row),
        to: null,
      });
  }
  for (const { key, row } of after)
    if (!was.has(key))
      differences.push({ ...placed(table, row, now), change: "added", from: null, to: wordsOf(table, row) });
  const kept = before.filter(({ key }) => is.has(key)).map(({ key }) => key);
  const order = after.filter(({ key }) => was.has(key)).map(({ key }) => key);
  if (kept.some((key, index) => order[index] !== key)) {
    const listed = (rows: Keyed[]) => both((language) => rows.map(({ row }) => titleOf(table, row, language)).join(language === "zh" ? "、" : ", ")); // prettier-ignore
    const whole = { table: table.code, row: null, column: null, subject: null, place: table.name };
    differences.push({ ...whole, change: "moved", from: listed(before), to: listed(after) });
  }
  return differences;
}

/** Rows by key; equal keys (which no adopted version has) are told apart by their order. */
function keyed(table: RuleTable, rows: readonly TableRow[]): Keyed[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = rowKey(table, row);
    const n = seen.get(key) ?? 0;
    seen.set(key, n + 1);
    return { key: n === 0 ? key : `${key} #${n + 1}`, row };
  });
}

function diffRow(table: RuleTable, was: TableRow, is: TableRow, tables: RuleTables): RuleDifference[] {
  return table.columns.flatMap((column): RuleDifference[] => {
    const [from, to] = [was[column.key] ?? null, is[column.key] ?? null];
    if (same(from, to)) return [];
    const { place, ...where } = placed(table, is, tables);
    return [
      {
        ...where,
        column: column.key,
        change: "changed",
        place: both((language) => `${place[language]} · ${column.name[language]}`),
        from: shown(column, from),
        to: shown(column, to),
      },
    ];
  });
}

function placed(table: RuleTable, row: TableRow, tables: RuleTables) {
  const form = table.shape === "form";
  const title = (language: Language) => (form ? "" : ` · ${titleOf(table, row, language, tables)}`);
  return {
    table: table.code,
    row: form ? null : rowKey(table, row),
    column: null,
    subject: form ? null : subjectOf(table, row),
    place: both((language) => `${table.name[language]}${title(language)}`),
  };
}

/** The code in the first key column: what the row is about. */
function subjectOf(table: RuleTable, row: TableRow): string | null {
  const cell = row[table.keys[0] ?? ""] ?? null;
  return typeof cell === "string" ? cell : null;
}

/** A row as people call it: its keys in words, and its name or that of what it belongs to. */
export function titleOf(table: RuleTable, row: TableRow, language: Language, tables?: RuleTables): string {
  const parts = table.keys.flatMap((key) => {
    const column = table.columns.find((one) => one.key === key);
    const cell = row[key] ?? null;
    if (!column || cell === null) return [];
    const text = showCell(column, cell, language);
    const name = column.refers && tables ? nameIn(tables, column.refers, cell, language) : null;
    return [name === null ? text : `${text} ${name}`];
  });
  const name = row[`name.${language}`] ?? row[`label.${language}`] ?? null;
  return parts.join(" · ") + (typeof name === "string" ? ` ${name}` : "");
}

function nameIn(
  tables: RuleTables,
  { table, column }: { table: string; column: string },
  cell: Cell,
  language: Language,
): string | null {
  const found = tables[table]?.find((row) => row[column] === cell)?.[`name.${language}`];
  return typeof found === "string" ? found : null;
}

/** A whole row in words: 名称 破案; 分值 1.00. */
function wordsOf(table: RuleTable, row: TableRow): Bilingual {
  return both((language) =>
    table.columns
      .filter((column) => !table.keys.includes(column.key) && !column.english && row[column.key] !== null)
      .map((column) => `${column.name[language]} ${showCell(column, row[column.key] ?? null, language)}`)
      .join(language === "zh" ? "；" : "; "),
  );
}

function shown(column: TableColumn, cell: Cell): Bilingual {
  return both((language) => {
    if (cell !== null) return showCell(column, cell, language);
    return showBlank(column, language) || (language === "zh" ? "(空)" : "(blank)");
  });
}

function same(a: Cell, b: Cell): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => one === (b as readonly string[])[index]);
  return a === b;
}

function both(words: (language: Language) => string): Bilingual {
  return { zh: words("zh"), en: words("en") };
}
