import { bare, cellProblem, halfWidth, quoted } from "./cell-problem.ts";
import type { CellReader } from "./cell-problem.ts";
import type { ColumnDefinition } from "./sheet-definition.ts";

/** Reads a choice by its identifier or either label; anything else is refused with the choices (V15). */
export function listReader(column: ColumnDefinition): CellReader {
  const options = column.list ?? [];
  const known = new Map<string, string>();
  for (const { value, label, also = [] } of options) {
    for (const word of [value, label.zh, label.en, ...also]) known.set(word.toLowerCase(), value);
  }
  const choices = options.map((option) => option.label.zh);
  const choicesEn = options.map((option) => option.label.en);
  return (raw) => {
    const value = typeof raw === "string" ? (known.get(raw) ?? known.get(plain(raw))) : undefined;
    return value ?? cellProblem("V15", "row", { value: quoted(raw), choices, choicesEn });
  };
}

function plain(text: string): string {
  return bare(halfWidth(text)).toLowerCase();
}
