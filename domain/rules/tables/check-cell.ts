import type { Bilingual } from "../../language.ts";
import { isMonth } from "../../month.ts";
import { showHundredths } from "./show-cell.ts";
import type { Cell, TableColumn } from "./rule-table.ts";

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$/;
const OPEN_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/;
const LONGEST = { text: 120, longText: 600 };

/** What is wrong with one cell by itself; `null` = nothing. */
export function checkCell(column: TableColumn, cell: Cell | undefined): Bilingual | null {
  if (cell === null || cell === undefined) {
    return column.required ? { zh: "不能空白", en: "must not be blank" } : null;
  }
  switch (column.type) {
    case "points":
    case "integer":
      return Number.isSafeInteger(cell)
        ? limits(column, cell as number)
        : { zh: "请填数字", en: "must be a number" };
    case "number":
      return typeof cell === "number" && Number.isSafeInteger(Math.round(cell * 1e4)) && isShort(cell)
        ? limits(column, cell)
        : { zh: "请填数字，最多四位小数", en: "must be a number with at most four decimals" };
    case "boolean":
      return typeof cell === "boolean" ? null : { zh: "请填“是”或“否”", en: "must be yes or no" };
    case "month":
      return isMonth(cell) ? null : { zh: "请按 2027-01 填写月份", en: "must be a month like 2027-01" };
    case "code":
      return typeof cell === "string" && CODE.test(cell)
        ? null
        : {
            zh: "代码只用字母、数字和连字符，不超过 24 个",
            en: "a code has letters, digits and hyphens, at most 24",
          };
    case "text":
    case "longText":
      return checkText(cell, LONGEST[column.type]);
    case "choice":
      return typeof cell === "string"
        ? known(column, cell)
        : { zh: "请从列表中选择", en: "must be chosen from the list" };
    case "choices":
    case "codes":
      return checkList(column, cell, (value) => (column.type === "codes" ? null : known(column, value)));
    case "terms":
      return checkList(column, cell, (value) => known(column, value.replace(/^-/, "")));
  }
}

function isShort(value: number): boolean {
  return Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-6;
}

function limits({ type, min, max }: TableColumn, value: number): Bilingual | null {
  const show = (limit: number) => (type === "points" ? showHundredths(limit) : String(limit));
  if (min !== undefined && value < min)
    return { zh: `不能小于 ${show(min)}`, en: `must not be below ${show(min)}` };
  if (max !== undefined && value > max)
    return { zh: `不能大于 ${show(max)}`, en: `must not be above ${show(max)}` };
  return null;
}

function checkText(cell: Cell, longest: number): Bilingual | null {
  if (typeof cell !== "string" || cell.trim() === "") return { zh: "请填文字", en: "must be a text" };
  if ([...cell].length > longest)
    return { zh: `不超过 ${longest} 字`, en: `must have at most ${longest} characters` };
  return null;
}

function checkList(
  column: TableColumn,
  cell: Cell,
  check: (value: string) => Bilingual | null,
): Bilingual | null {
  if (!Array.isArray(cell) || cell.length > 60 || !cell.every((one) => typeof one === "string"))
    return { zh: "请填若干项，用顿号分开", en: "must be a list" };
  const values = cell;
  if (new Set(values).size !== values.length) return { zh: "有重复的项", en: "names something twice" };
  if (column.required && values.length === 0 && column.type !== "codes")
    return { zh: "不能空白", en: "must not be blank" };
  for (const value of values) {
    const problem = check(value);
    if (problem) return problem;
  }
  return null;
}

function known(column: TableColumn, value: string): Bilingual | null {
  if (column.options?.some((option) => option.value === value)) return null;
  if (column.open && OPEN_NAME.test(value)) return null;
  return unknownValue(column, value);
}

function unknownValue({ options = [], open }: TableColumn, value: string): Bilingual {
  const shown = value.slice(0, 40);
  if (open) return { zh: `“${shown}”不是有效的栏目名`, en: `“${shown}” is no column name` };
  const some = options.slice(0, 12);
  const more = options.length > some.length;
  return {
    zh: `没有“${shown}”这一项，可填：${some.map(({ label }) => label.zh).join("、")}${more ? " 等" : ""}`,
    en: `“${shown}” is unknown; choose from ${some.map(({ label }) => label.en).join(", ")}${more ? " …" : ""}`,
  };
}
