import type { ColumnDefinition, SheetDefinition } from "../domain/form/sheet-definition.ts";
import type { Language } from "../domain/language.ts";
import type { CellContent, FormLine } from "./books.ts";

/** How 不适用 stands in a cell. */
export const NOT_APPLICABLE: Record<Language, string> = { zh: "不适用", en: "N/A" };

/** Columns a person may type into, in sheet order. */
export function editableColumns(definition: SheetDefinition): ColumnDefinition[] {
  return definition.columns.filter((column) => !column.locked && !isKeyColumn(column));
}

/** The hidden columns that carry a line's identity: never data. */
export function isKeyColumn(column: ColumnDefinition): boolean {
  return column.key === "rowKey" || column.key === "rowVersion";
}

/** Place of the column that identifies a line: its key, or the first column (警号) where there is none. */
export function keyPlace(definition: SheetDefinition): number {
  return Math.max(
    0,
    definition.columns.findIndex((column) => column.key === "rowKey"),
  );
}

/** A stored value as a person reads it in its cell: labels for lists, 不适用 for null, blank for 未填. */
export function contentOf(column: ColumnDefinition, value: unknown, language: Language): CellContent {
  if (value === undefined) return "";
  if (value === null) return column.mayBeNotApplicable && !column.nullIsBlank ? NOT_APPLICABLE[language] : "";
  if (column.list)
    return column.list.find((option) => option.value === value)?.label[language] ?? textOf(value);
  return typeof value === "number" || typeof value === "boolean" ? value : textOf(value);
}

/** All cells of a line in sheet order, its keys included. */
export function contentsOf(definition: SheetDefinition, line: FormLine, language: Language): CellContent[] {
  return definition.columns.map((column) => {
    if (column.key === "rowKey") return line.rowKey;
    if (column.key === "rowVersion") return line.version;
    return contentOf(column, line.values[column.key], language);
  });
}

/** Excel eats one leading apostrophe of every text it is given; a second one keeps the text exact. */
export function asEntered(content: CellContent): CellContent {
  return typeof content === "string" && content.startsWith("'") ? `'${content}` : content;
}

/** Whether two contents are the same to a person: Excel turns line ends into one character. */
export function sameContent(a: CellContent | undefined, b: CellContent | undefined): boolean {
  return a === b || normal(a) === normal(b);
}

function normal(content: CellContent | undefined): CellContent {
  return typeof content === "string" ? content.replace(/\r\n?/g, "\n") : (content ?? "");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
