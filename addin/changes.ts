import type { Language } from "../domain/language.ts";
import type { PushRequest } from "../domain/messages.ts";
import type { BaselineLine, CellContent } from "./books.ts";
import { editableColumns, sameContent } from "./cells.ts";
import type { ReadBook, ReadLine, ReadSheet } from "./sheet-read.ts";

/** Most rows and lines one push carries (the server's own limit). */
export const PUSH_LIMIT = 5_000;

/** One line that differs from what the server last confirmed. */
export interface ChangedLine {
  sheet: ReadSheet;
  line: ReadLine;
  version: number;
  /** Raw contents of the changed cells by key; `""` clears a cell. */
  changed: Record<string, CellContent>;
  /** Every editable cell by key, for lines that travel whole. */
  all: Record<string, CellContent>;
  /** All cells of a line the server knows were cleared: it is to be deleted. */
  emptied: boolean;
}

/** Dirty lines by comparison with the baseline, never by events: pastes, fills and undo are all seen. */
export function changedLines(read: ReadBook): ChangedLine[] {
  return read.sheets.flatMap((sheet, index) =>
    changesIn(sheet, read.baselines[index] ?? new Map<string, BaselineLine>()),
  );
}

function changesIn(sheet: ReadSheet, baseline: ReadonlyMap<string, BaselineLine>): ChangedLine[] {
  const { definition, hasSpareLines } = sheet.sheet;
  const columns = editableColumns(definition).map((column) => ({
    key: column.key,
    at: definition.columns.indexOf(column),
  }));
  const changes: ChangedLine[] = [];
  for (const line of sheet.lines) {
    const known = baseline.get(line.rowKey);
    if (line.rowKey === "" || (!known && !hasSpareLines)) continue;
    const changed: Record<string, CellContent> = {};
    const all: Record<string, CellContent> = {};
    let filled = false;
    columns.forEach(({ key, at }, i) => {
      const content = line.cells[at] ?? "";
      all[key] = content;
      filled ||= content !== "";
      if (!sameContent(content, known?.cells[i])) changed[key] = content;
    });
    if (Object.keys(changed).length === 0) continue;
    changes.push({
      sheet,
      line,
      version: known?.version ?? 0,
      changed,
      all,
      emptied: known !== undefined && hasSpareLines && !filled,
    });
  }
  return changes;
}

/** The push of these changes. Rows send changed cells only; lines of the detail sheets travel whole. */
export function pushRequestOf(
  read: ReadBook,
  changes: readonly ChangedLine[],
  options: { mode: PushRequest["mode"]; dryRun: boolean; workbook: string },
): PushRequest {
  const of = (name: string): ChangedLine[] =>
    changes.filter(({ sheet }) => sheet.sheet.definition.name === name);
  return {
    unit: read.meta.unit,
    source: "excel",
    workbook: { name: options.workbook.slice(0, 255), template: read.meta.template },
    rows: of("monthly").map(({ line, version, changed }) => ({
      rowKey: line.rowKey,
      policeNo: String(line.cells[0] ?? ""),
      version,
      fields: changed,
    })),
    credits: of("credits").map(sentLine),
    events: of("events").map(sentLine),
    mode: options.mode,
    dryRun: options.dryRun,
  };
}

function sentLine({ line, version, all, emptied }: ChangedLine): {
  rowKey: string;
  version: number;
  delete?: boolean;
} {
  if (emptied) return { rowKey: line.rowKey, version, delete: true };
  const given = Object.entries(all).filter(([, content]) => version > 0 || content !== "");
  return { rowKey: line.rowKey, version, ...Object.fromEntries(given) };
}

/** How many cells of each line were changed: painted into 变更. */
export function cellsChanged(changes: readonly ChangedLine[]): Map<string, number> {
  return new Map(changes.map(({ line, changed }) => [line.rowKey, Object.keys(changed).length]));
}

/** “警号 000123 张三”: how a person finds a line. */
export function lineLabel({ sheet, line }: ChangedLine, language: Language): string {
  const row = String(line.index + 5);
  return language === "zh" ? `${sheet.sheet.tab}第${row}行` : `${sheet.sheet.tab} row ${row}`;
}
