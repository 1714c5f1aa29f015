import type { SheetName } from "../domain/messages.ts";
import type { CellContent } from "./books.ts";
import { editableColumns, keyPlace, sameContent } from "./cells.ts";
import { changedLines, lineLabel } from "./changes.ts";
import type { BookContents } from "./sheet-build.ts";
import type { ReadBook } from "./sheet-read.ts";

/** A cell that both this clerk and someone else changed since the sheet was fetched. */
export interface Clash {
  sheet: SheetName;
  rowKey: string;
  field: string;
  label: string;
  heading: string;
  mine: CellContent;
  theirs: CellContent;
}

/** What became of edits not yet pushed when the sheet was fetched again. */
export interface Merged {
  kept: number;
  clashes: Clash[];
  /** Lines that no longer belong to this form, by label: their edits have nowhere to go. */
  lost: string[];
}

/**
 * Puts edits that were never pushed over freshly fetched contents (mutates `contents`, which was made for this).
 * The clerk's own typing always stays in the sheet; where somebody else changed the same cell, both are told.
 */
export function keepEdits(contents: BookContents, before: ReadBook): Merged {
  const merged: Merged = { kept: 0, clashes: [], lost: [] };
  const { language } = contents.meta;
  for (const change of changedLines(before)) {
    const index = before.sheets.indexOf(change.sheet);
    const { definition, hasSpareLines } = change.sheet.sheet;
    const fresh = contents.sheets[index];
    if (!fresh) continue;
    const key = keyPlace(definition);
    const columns = definition.columns;
    let row = fresh.rows.find((cells) => cells[key] === change.line.rowKey);
    if (!row && hasSpareLines) {
      row = spareLine(fresh.rows, fresh.baseline.length);
      if (row) row[key] = change.line.rowKey;
      if (row && change.version > 0) Object.assign(change.changed, change.all);
    }
    if (!row) {
      merged.lost.push(lineLabel(change, language));
      continue;
    }
    const old = before.baselines[index]?.get(change.line.rowKey);
    const editable = editableColumns(definition).map((column) => column.key);
    for (const [field, mine] of Object.entries(change.changed)) {
      const at = columns.findIndex((column) => column.key === field);
      const theirs = row[at] ?? "";
      const base = old?.cells[editable.indexOf(field)] ?? "";
      row[at] = mine;
      merged.kept++;
      if (!old || sameContent(theirs, base) || sameContent(theirs, mine)) continue;
      const heading = columns[at]?.heading[language] ?? field;
      const label = lineLabel(change, language);
      merged.clashes.push({
        sheet: definition.name,
        rowKey: change.line.rowKey,
        field,
        label,
        heading,
        mine,
        theirs,
      });
    }
  }
  return merged;
}

/** The first blank line behind those the server knows; a line typed there is moved into it. */
function spareLine(rows: CellContent[][], known: number): CellContent[] | undefined {
  return rows.slice(known).find((cells) => cells.slice(0, -2).every((content) => content === ""));
}
