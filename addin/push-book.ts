import type { PushReceipt } from "../domain/messages.ts";
import { openBook, type Tools } from "./book-work.ts";
import type { BaselineLine, Book, PendingPush } from "./books.ts";
import { outcomeIsUnknown } from "./api.ts";
import { cellsChanged, type ChangedLine, changedLines, PUSH_LIMIT } from "./changes.ts";
import { advance, type SentBody } from "./advance-baseline.ts";
import { PaneProblem } from "./pane-problem.ts";
import { inExcel } from "./sheet.ts";
import { findLines, forgetPending, paintBook, rememberPending } from "./sheet-paint.ts";
import type { ReadBook } from "./sheet-read.ts";
import { verdictsOf } from "./verdicts.ts";

export interface Pushed {
  receipt: PushReceipt;
  /** True when this finished a push that had been interrupted. */
  resumed: boolean;
  /** Changed lines that did not fit into this push and wait for the next. */
  waiting: number;
}

/** Where a book's changes go. */
export interface PushTarget {
  book: Book;
  request: (read: ReadBook, changes: readonly ChangedLine[]) => SentBody;
  send: (pending: PendingPush) => Promise<PushReceipt>;
}

/**
 * 上报: one read, the push written into the workbook before it leaves, one request, receipts painted. A push that was
 * interrupted anywhere is finished first, with the same id and the same content, so that it is never doubled.
 * Null when nothing was changed.
 */
export async function pushBook(tools: Tools, target: PushTarget): Promise<Pushed | null> {
  tools.progress("reading", 0.1);
  const read = await openBook(target.book);
  if (read.pending) return send(tools, target, read, read.pending, { resumed: true, waiting: 0 });
  const changes = changedLines(read);
  if (changes.length === 0) return null;
  const sent = changes.slice(0, PUSH_LIMIT);
  const request = target.request(read, sent);
  const pending: PendingPush = { id: tools.newId(), month: read.meta.month, body: JSON.stringify(request) };
  tools.progress("remembering", 0.25);
  await inExcel((context) => rememberPending(context, target.book, pending));
  return send(tools, target, read, pending, { resumed: false, waiting: changes.length - sent.length });
}

async function send(
  tools: Tools,
  target: PushTarget,
  read: ReadBook,
  pending: PendingPush,
  about: { resumed: boolean; waiting: number },
): Promise<Pushed> {
  tools.progress("sending", 0.4);
  let receipt: PushReceipt;
  try {
    receipt = await target.send(pending);
  } catch (error) {
    // A refusal is an answer: nothing was stored, so the next push may be another one. Silence is not an answer.
    const answered = error instanceof PaneProblem && error.code === "server.refused";
    if (answered) await inExcel((context) => forgetPending(context, target.book));
    if (outcomeIsUnknown(error)) throw new PaneProblem("push.unknown", {}, error);
    throw error;
  }
  tools.progress("painting", 0.8);
  await paintReceipt(tools, target.book, read, receipt, JSON.parse(pending.body) as SentBody);
  tools.progress("painting", 1);
  return { receipt, ...about };
}

async function paintReceipt(
  tools: Tools,
  book: Book,
  read: ReadBook,
  receipt: PushReceipt,
  request: SentBody,
): Promise<void> {
  const { language } = tools.session;
  const changed = cellsChanged(changedLines(read));
  const found = await inExcel((context) => findLines(context, book));
  const paints = read.sheets.map(({ sheet }, index) => {
    const baseline = read.baselines[index] ?? new Map<string, BaselineLine>();
    return {
      sheet,
      places: found[index]?.places ?? new Map<string, number>(),
      bodyRows: found[index]?.bodyRows ?? 0,
      verdicts: verdictsOf(sheet.definition, receipt, changed, language),
      baseline: advance(sheet.definition, baseline, request, receipt),
    };
  });
  await inExcel((context) => paintBook(context, book, paints, true));
}
