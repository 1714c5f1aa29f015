import type { Language } from "../../language.ts";
import type { Cell, TableColumn } from "./rule-table.ts";

/** A cell as people write it: 12.50, 是, 主办、协办, 应出勤天数−核减假天数. Blank is the empty text. */
export function showCell(column: TableColumn, cell: Cell, language: Language): string {
  if (cell === null) return "";
  switch (column.type) {
    case "points":
      return showHundredths(Number(cell));
    case "boolean":
      return language === "zh" ? (cell ? "是" : "否") : cell ? "yes" : "no";
    case "choice":
      return labelOf(column, String(cell), language);
    case "choices":
      return listOf(cell, (value) => labelOf(column, value, language), language);
    case "codes":
      return listOf(cell, (value) => value, language);
    case "terms":
      return (cell as readonly string[])
        .map((term, index) => {
          const minus = term.startsWith("-");
          const name = labelOf(column, minus ? term.slice(1) : term, language);
          return index === 0 && !minus ? name : ` ${minus ? "−" : "+"} ${name}`;
        })
        .join("")
        .trim();
    default:
      return String(cell);
  }
}

/** What a blank cell means where it means something: 不封顶. */
export function showBlank(column: TableColumn, language: Language): string {
  return column.blankMeans?.[language] ?? "";
}

export function showHundredths(value: number): string {
  const sign = value < 0 ? "-" : "";
  const size = Math.abs(value);
  return `${sign}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}

function labelOf(column: TableColumn, value: string, language: Language): string {
  return column.options?.find((option) => option.value === value)?.label[language] ?? value;
}

function listOf(cell: Cell, show: (value: string) => string, language: Language): string {
  return (cell as readonly string[]).map(show).join(language === "zh" ? "、" : ", ");
}
