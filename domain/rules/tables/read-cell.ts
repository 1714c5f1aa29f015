import type { Bilingual } from "../../language.ts";
import { checkCell } from "./check-cell.ts";
import type { Cell, RuleTable, TableColumn, TableRow } from "./rule-table.ts";

export type ReadCell = { cell: Cell; problem: null } | { cell: null; problem: Bilingual };

const fail = (zh: string, en: string): ReadCell => ({ cell: null, problem: { zh, en } });
const give = (cell: Cell): ReadCell => ({ cell, problem: null });

/** What somebody typed, pasted or a workbook holds, as a cell; codes and labels in either language are understood. */
export function readCell(column: TableColumn, raw: unknown): ReadCell {
  const read = understand(column, raw);
  if (read.problem) return read;
  const problem = checkCell(column, read.cell);
  return problem ? { cell: null, problem } : read;
}

/** A whole row by column keys; cells nobody gave are blank. */
export function readRow(
  table: RuleTable,
  raw: Readonly<Record<string, unknown>>,
): { row: TableRow; problems: { column: string; message: Bilingual }[] } {
  const row: Record<string, Cell> = {};
  const problems: { column: string; message: Bilingual }[] = [];
  for (const column of table.columns) {
    const { cell, problem } = readCell(column, raw[column.key]);
    row[column.key] = cell;
    if (problem) problems.push({ column: column.key, message: problem });
  }
  return { row, problems };
}

function understand(column: TableColumn, raw: unknown): ReadCell {
  if (Array.isArray(raw)) {
    if (!raw.every((one) => typeof one === "string")) return fail("请填若干项，用顿号分开", "Write a list");
    return give(raw.length === 0 ? null : raw);
  }
  if (typeof raw === "boolean" && column.type === "boolean") return give(raw);
  const text = typeof raw === "string" || typeof raw === "number" ? normal(String(raw)) : "";
  if (text === "" && raw !== null && raw !== undefined && typeof raw !== "string")
    return fail("请填文字或数字", "Write a text or a number");
  if (text === "") return give(null);
  switch (column.type) {
    case "points":
      return readNumber(text, 2, 100);
    case "number":
      return readNumber(text, 4, 1);
    case "integer":
      return readNumber(text, 0, 1);
    case "boolean":
      if (/^(是|yes|true|1|√)$/i.test(text)) return give(true);
      if (/^(否|no|false|0|×)$/i.test(text)) return give(false);
      return fail("请填“是”或“否”", "Write yes or no");
    case "choice":
      return give(valueOf(column, text));
    case "choices":
      return give(pieces(text, /[、,;]/).map((one) => valueOf(column, one)));
    case "codes":
      return give(pieces(text, /[、,;\s]/));
    case "terms":
      return readTerms(column, text);
    case "code":
    case "month":
      return give(text.replace(/\s/g, ""));
    case "text":
    case "longText":
      return give(typeof raw === "string" ? raw.trim() : text);
  }
}

function pieces(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** Full-width digits, signs and letters become plain ones; spaces at the ends go. */
function normal(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, " ")
    .trim();
}

const NUMBER = /^([+-]?)(\d{1,9})(?:\.(\d+))?$/;

/** Exact: 0.1 + 0.2 never happens, because the digits are read as a whole number. */
function readNumber(text: string, decimals: number, scale: number): ReadCell {
  const found = NUMBER.exec(text.replace(/−/g, "-").replace(/%$/, "").trim());
  const fraction = (found?.[3] ?? "").replace(/0+$/, "");
  if (!found) return fail("请填数字", "Write a number");
  if (fraction.length > decimals)
    return fail(
      `最多 ${decimals} 位小数`,
      decimals === 0 ? "Write a whole number" : `At most ${decimals} decimals`,
    );
  const size = Number(found[2] + fraction.padEnd(scale === 1 ? fraction.length : decimals, "0"));
  const value = scale === 1 ? size / 10 ** fraction.length : size;
  return give(found[1] === "-" && value !== 0 ? -value : value);
}

function readTerms(column: TableColumn, text: string): ReadCell {
  const parts = [...text.matchAll(/([+\-−]?)\s*([^+\-−、,]+)/g)];
  const terms = parts.map(([, sign, name]) => {
    const field = valueOf(column, name!.trim());
    return sign === "-" || sign === "−" ? `-${field}` : field;
  });
  return give(terms.length === 0 ? null : terms);
}

function valueOf(column: TableColumn, text: string): string {
  const plain = text.toLowerCase();
  const found = column.options?.find(
    ({ value, label }) => value === text || normal(label.zh) === text || label.en.toLowerCase() === plain,
  );
  return found?.value ?? text;
}
