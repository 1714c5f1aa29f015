import { openBook, type Tools } from "./book-work.ts";
import type { SubmissionReceipt } from "./api.ts";
import { outcomeIsUnknown } from "./api.ts";
import { MONTH_BOOK } from "./books.ts";
import { changedLines } from "./changes.ts";
import type { Month } from "../domain/month.ts";
import { PaneProblem } from "./pane-problem.ts";

/** The package a clerk is about to hand in: what the workbook holds, as 上报 stored it. */
export interface Parcel {
  month: Month;
  unit: string;
  unitName: string;
  /** Instant of the on-time line (细则 §10). */
  submitBy: string | null;
  /** By the server's clock the on-time line has passed. */
  isLate: boolean;
}

/**
 * First half of 报送: makes sure that the sheet holds nothing the server has not got, and says what would be handed in.
 * @throws PaneProblem submit.unsent, book.pending, book.missing
 */
export async function prepareSubmission(tools: Tools): Promise<Parcel> {
  tools.progress("reading", 0.2);
  const read = await openBook(MONTH_BOOK);
  if (read.pending) throw new PaneProblem("book.pending");
  const count = changedLines(read).length;
  if (count > 0) throw new PaneProblem("submit.unsent", { count });
  tools.progress("asking", 0.6);
  const { now } = await tools.api.clock();
  const { month, unit, unitName, submitBy } = read.meta;
  return { month, unit, unitName, submitBy, isLate: submitBy !== null && now > submitBy };
}

/**
 * Second half of 报送: hands in every complete report of the unit. The request is not repeated by itself: its answer
 * counts what was handed in just now, and a clerk who sends it again loses nothing.
 * @throws PaneProblem submit.unsent, submit.unknown
 */
export async function submitMonth(tools: Tools, { month, unit }: Parcel): Promise<SubmissionReceipt> {
  // The sheet may have been edited while the question stood there.
  await prepareSubmission(tools);
  tools.progress("submitting", 0.8);
  try {
    return await tools.api.submit(month, unit);
  } catch (error) {
    if (outcomeIsUnknown(error)) throw new PaneProblem("submit.unknown", {}, error);
    throw error;
  }
}
