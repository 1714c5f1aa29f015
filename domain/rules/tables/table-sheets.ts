import { columnsFrom, type ListDefinition } from "../../form/sheet-definition.ts";
import type { ColumnType, RuleTable } from "./rule-table.ts";

/** The sheet a table stands on in a workbook: at most 31 characters, none that Excel forbids. */
export function sheetNameOf({ name }: Pick<RuleTable, "name">): string {
  return name.zh.replace(/[\\/?*[\]:]/g, "-").slice(0, 31);
}

const WIDTH: Partial<Record<ColumnType, number>> = {
  code: 14,
  points: 10,
  number: 10,
  integer: 10,
  boolean: 8,
  choice: 16,
  longText: 40,
};

/** A table as a list that is read by its headings, in any order of columns. */
export function listOfTable(table: RuleTable): ListDefinition {
  return {
    title: table.name,
    columns: columnsFrom(
      table.columns.map(({ key, name, type, required }) => ({
        ...{ key, heading: name, kind: "text", required, width: WIDTH[type] ?? 24, prompt: table.note },
      })),
      { nullIsBlank: true, clause: "细则" },
    ),
  };
}
