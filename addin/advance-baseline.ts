import type { SheetDefinition } from "../domain/form/sheet-definition.ts";
import type { PushReceipt, PushRow } from "../domain/messages.ts";
import type { BaselineLine, CellContent } from "./books.ts";
import { editableColumns } from "./cells.ts";

/** What a push of any book carries, as far as the baseline depends on it. */
export interface SentBody {
  rows: readonly PushRow[];
  credits?: readonly { rowKey: string; version: number; delete?: boolean }[];
  events?: readonly { rowKey: string; version: number; delete?: boolean }[];
}

/**
 * The baseline after a push: what was SENT (not what stands in the sheet now, for the clerk may have gone on typing)
 * becomes the new measure of the lines the server stored; all other lines keep theirs. Null when nothing moved.
 */
export function advance(
  definition: SheetDefinition,
  baseline: ReadonlyMap<string, BaselineLine>,
  request: SentBody,
  receipt: PushReceipt,
): BaselineLine[] | null {
  const keys = editableColumns(definition).map((column) => column.key);
  const outcomes: readonly { rowKey: string; outcome: string; version: number }[] = isByOfficer(definition)
    ? receipt.rows
    : receipt.lines.filter((line) => line.sheet === definition.name);
  const stored = new Map(
    outcomes
      .filter(({ outcome }) => outcome === "saved" || outcome === "unchanged")
      .map(({ rowKey, version }) => [rowKey, version]),
  );
  if (stored.size === 0) return null;
  const next = new Map(baseline);
  for (const sent of sentOf(definition, request)) {
    const version = stored.get(sent.rowKey);
    if (version === undefined) continue;
    if (sent.gone) {
      next.delete(sent.rowKey);
      continue;
    }
    const known = sent.whole ? undefined : baseline.get(sent.rowKey);
    const cells = keys.map((key, i) => sent.cells[key] ?? known?.cells[i] ?? "");
    next.set(sent.rowKey, { rowKey: sent.rowKey, version, cells });
  }
  return [...next.values()];
}

/** Sheets of one row per officer: the monthly form and the plan. */
function isByOfficer({ name }: SheetDefinition): boolean {
  return name === "monthly" || name === "plan";
}

interface SentLine {
  rowKey: string;
  cells: Record<string, CellContent>;
  whole: boolean;
  gone: boolean;
}

function sentOf(definition: SheetDefinition, request: SentBody): SentLine[] {
  if (isByOfficer(definition))
    return request.rows.map(({ rowKey, policeNo, fields }) => {
      return {
        rowKey: rowKey ?? policeNo,
        cells: fields as Record<string, CellContent>,
        whole: false,
        gone: false,
      };
    });
  const lines = (definition.name === "credits" ? request.credits : request.events) ?? [];
  return lines.map((line) => {
    const { rowKey, version, delete: gone, ...cells } = line;
    void version;
    return { rowKey, cells: cells, whole: true, gone: gone === true };
  });
}
