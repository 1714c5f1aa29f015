import type { UnitFigureRow, UnitFigureSheet, UnitPushRow } from "../../domain/messages/unit-quarters.ts";
import type { FigureColumn } from "../../domain/unit-assessment/figure-form.ts";

/** What was typed and not saved: by unit and column, as text. */
export type FigureEdits = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A stored value as the grid shows it. */
export function shownFigure(row: UnitFigureRow, key: string, notApplicable: string): string {
  const value = row.fields[key];
  if (value === undefined) return "";
  return value === null ? notApplicable : String(value);
}

/** The edits with one more; typing back what is stored is no change. */
export function withEdit(
  edits: FigureEdits,
  row: UnitFigureRow,
  key: string,
  text: string,
  stored: string,
): FigureEdits {
  const mine = Object.fromEntries(Object.entries(edits[row.unit] ?? {}).filter(([other]) => other !== key));
  if (text !== stored) mine[key] = text;
  const others = Object.entries(edits).filter(([unit]) => unit !== row.unit);
  return Object.fromEntries(Object.keys(mine).length > 0 ? [...others, [row.unit, mine]] : others);
}

export function countEdits(edits: FigureEdits): number {
  return Object.values(edits).reduce((sum, cells) => sum + Object.keys(cells).length, 0);
}

/** Rows of a push: only changed cells, each on the version that was shown. */
export function rowsOf(edits: FigureEdits, sheet: UnitFigureSheet): UnitPushRow[] {
  return sheet.rows.flatMap(({ unit, version }) =>
    edits[unit] ? [{ rowKey: unit, unit, version, fields: { ...edits[unit] } }] : [],
  );
}

/**
 * A block copied from a spreadsheet, laid over the grid from one cell on. Cells that are not this person's to fill, and
 * what lies beyond the grid, are passed over.
 */
export function pasteBlock(
  edits: FigureEdits,
  text: string,
  at: { row: number; column: number },
  grid: { rows: readonly UnitFigureRow[]; columns: readonly FigureColumn[]; notApplicable: string },
): FigureEdits {
  const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
  let result = edits;
  lines.forEach((line, down) => {
    line.split("\t").forEach((cell, right) => {
      const row = grid.rows[at.row + down];
      const column = grid.columns[at.column + right];
      if (!row || !column || !row.editable.includes(column.key)) return;
      const stored = shownFigure(row, column.key, grid.notApplicable);
      result = withEdit(result, row, column.key, cell.trim(), stored);
    });
  });
  return result;
}
