import type { PushReceipt, RowProblem } from "../domain/messages.ts";
import { outcomeIsUnknown } from "./api.ts";
import { openBook, type Tools } from "./book-work.ts";
import { MONTH_BOOK } from "./books.ts";
import { cellsChanged, changedLines, PUSH_LIMIT, pushRequestOf } from "./changes.ts";
import { checkLocally } from "./check-locally.ts";
import { inExcel } from "./sheet.ts";
import { findLines, paintBook } from "./sheet-paint.ts";
import { localVerdicts, verdictsOf } from "./verdicts.ts";

export interface Checked {
  lines: number;
  problems: RowProblem[];
  /** False when the server could not be asked: only what the pane itself knows was checked. */
  asked: boolean;
}

/**
 * 检查: the changed lines through the pane's validator, then through the server as a dry run, which knows the registers,
 * the case list and the history. Paints what was found; stores nothing. Null when nothing was changed.
 */
export async function checkMonth(tools: Tools): Promise<Checked | null> {
  const { language } = tools.session;
  tools.progress("reading", 0.1);
  const read = await openBook(MONTH_BOOK);
  const changes = changedLines(read).slice(0, PUSH_LIMIT);
  if (changes.length === 0) return null;
  const request = pushRequestOf(read, changes, {
    mode: "good-rows",
    dryRun: true,
    workbook: tools.workbookName(),
  });
  tools.progress("checking", 0.3);
  const found = checkLocally(read, request, language);
  const receipt = await askServer(tools, read.meta.month, JSON.stringify(request));
  tools.progress("painting", 0.8);
  const lines = await inExcel((context) => findLines(context, MONTH_BOOK));
  const changed = cellsChanged(changes);
  const paints = read.sheets.map(({ sheet }, index) => {
    const { definition } = sheet;
    const ofSheet = cellsChanged(changes.filter((change) => change.sheet.sheet === sheet));
    return {
      sheet,
      places: lines[index]?.places ?? new Map<string, number>(),
      bodyRows: lines[index]?.bodyRows ?? 0,
      verdicts: receipt
        ? verdictsOf(definition, receipt, changed, language)
        : localVerdicts(found, definition.name, ofSheet, language),
      baseline: null,
    };
  });
  await inExcel((context) => paintBook(context, MONTH_BOOK, paints, false));
  tools.progress("painting", 1);
  return { lines: changes.length, problems: receipt?.problems ?? found, asked: receipt !== null };
}

/** A lost network does not spoil the check: the local findings stand. Every other failure is said. */
async function askServer(tools: Tools, month: string, body: string): Promise<PushReceipt | null> {
  try {
    return await tools.api.push(month, tools.newId(), body);
  } catch (error) {
    if (outcomeIsUnknown(error)) return null;
    throw error;
  }
}
