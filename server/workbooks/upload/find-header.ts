import type { ColumnDefinition, ListDefinition } from "../../../domain/form/sheet-definition.ts";

/** Where a sheet's headings stand: column number by key, and the columns whose heading is nowhere. */
export interface FoundHeader {
  row: number;
  columns: Map<string, number>;
  missing: ColumnDefinition[];
}

/** Headings are looked for in the first rows; titles and merged area names stand above them. */
export const HEADER_SEARCH_ROWS = 20;

/**
 * The row that carries most of the definition's headings, in any order and by any known synonym; undefined when no
 * row carries at least two, or half of those it needs.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  definition: ListDefinition,
): FoundHeader | undefined {
  const keys = headingKeys(definition);
  let best: FoundHeader | undefined;
  rows.forEach((texts, index) => {
    const columns = new Map<string, number>();
    texts.forEach((text, column) => {
      const key = keys.get(plainHeading(text));
      if (key !== undefined && !columns.has(key)) columns.set(key, column + 1);
    });
    if (columns.size > (best?.columns.size ?? 0)) {
      best = {
        row: index + 1,
        columns,
        missing: definition.columns.filter((c) => isNeeded(c) && !columns.has(c.key)),
      };
    }
  });
  const needed = definition.columns.filter(isNeeded).length;
  return best && best.columns.size >= Math.max(2, Math.ceil(needed / 2)) ? best : undefined;
}

/** What a person must fill: columns the system writes, and hidden ones, may be absent from a bureau's own workbook. */
function isNeeded(column: ColumnDefinition): boolean {
  return column.required && column.hidden !== true;
}

function headingKeys(definition: ListDefinition): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { key, synonyms } of definition.columns) {
    for (const synonym of synonyms) keys.set(plainHeading(synonym), key);
  }
  // A column's own heading wins over another column's synonym.
  for (const { key, heading } of definition.columns) {
    keys.set(plainHeading(heading.en), key);
    keys.set(plainHeading(heading.zh), key);
  }
  keys.delete("");
  return keys;
}

/** Width of characters, white space, line breaks and a trailing * or : make no other heading. */
export function plainHeading(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u200b\ufeff]/g, "").replace(/[*:]+$/, "").toLowerCase(); // prettier-ignore
}
