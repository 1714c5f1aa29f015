import type { Language } from "../language.ts";
import type { ColumnDefinition } from "./sheet-definition.ts";

const NOT_APPLICABLE = { zh: "不适用", en: "N/A" };

/** A stored value as people read it: the label of a list's value, 不适用 for `null`; `null` when there is none (未填). */
export function showValue(column: ColumnDefinition, value: unknown, language: Language): string | null {
  if (value === undefined || value === "") return null;
  if (value === null) return column.mayBeNotApplicable ? NOT_APPLICABLE[language] : null;
  const option = column.list?.find((one) => one.value === value);
  if (option) return option.label[language];
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
