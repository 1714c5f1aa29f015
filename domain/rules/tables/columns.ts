import type { Bilingual } from "../../language.ts";
import { NUMBER_FIELDS, FIELDS } from "../../form/fields.ts";
import { fieldColumn } from "../../form/monthly-form.ts";
import { GRADE_LABEL } from "../../grade.ts";
import type { ColumnType, TableColumn, TableOption } from "./rule-table.ts";

type Other = Partial<Omit<TableColumn, "key" | "name" | "type">>;

/** A column as the tables' sketches write it: required and kept as `null` when blank unless it says otherwise. */
export function column(
  key: string,
  zh: string,
  en: string,
  type: ColumnType,
  other: Other = {},
): TableColumn {
  return { key, name: { zh, en }, type, required: true, blank: "null", ...other };
}

/** A column that may stay blank; its property is then left out of the rule set. */
export function optional(
  key: string,
  zh: string,
  en: string,
  type: ColumnType,
  other: Other = {},
): TableColumn {
  return column(key, zh, en, type, { required: false, blank: "omit", ...other });
}

/** Both halves of a text people read. */
export function words(
  key: string,
  zh: string,
  en: string,
  type: "text" | "longText" = "text",
  other: Other = {},
): TableColumn[] {
  return [
    column(`${key}.zh`, zh, en, type, other),
    column(`${key}.en`, `${zh}(英文)`, `${en} (English)`, type, { ...other, required: false, english: true }),
  ];
}

export const points = (key: string, zh: string, en: string, other: Other = {}): TableColumn =>
  column(key, zh, en, "points", { min: 0, max: 100_000, ...other });
export const percent = (key: string, zh: string, en: string, other: Other = {}): TableColumn =>
  column(key, zh, en, "number", { min: 0, max: 100, ...other });
export const whole = (
  key: string,
  zh: string,
  en: string,
  min: number,
  max: number,
  other: Other = {},
): TableColumn => column(key, zh, en, "integer", { min, max, ...other });
export const choice = (
  key: string,
  zh: string,
  en: string,
  options: readonly TableOption[],
  other: Other = {},
): TableColumn => column(key, zh, en, "choice", { options, ...other });

export function optionsFrom(labels: Readonly<Record<string, Bilingual>>): TableOption[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export const GRADE_CHOICES = optionsFrom(GRADE_LABEL);
const fieldOption = (field: (typeof FIELDS)[number]): TableOption => ({
  value: field,
  label: { zh: fieldColumn(field).heading.zh, en: fieldColumn(field).heading.en },
});
/** Columns of the monthly form by their headings. */
export const FIELD_CHOICES = FIELDS.map(fieldOption);
/** Those that hold a number: what counts, sums and rates are made of. */
export const NUMBER_CHOICES = NUMBER_FIELDS.map(fieldOption);
