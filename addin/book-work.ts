import { type Api } from "./api.ts";
import type { Book } from "./books.ts";
import { PaneProblem } from "./pane-problem.ts";
import type { Session } from "./session.ts";
import { inExcel } from "./sheet.ts";
import { type ReadBook, readBook } from "./sheet-read.ts";

/** What every story of the pane works with. */
export interface Tools {
  api: Api;
  session: Session;
  /** A fresh UUID. */
  newId: () => string;
  /** Name of the open workbook, for the audit trail. */
  workbookName: () => string;
  /** Where the story stands, for the progress line. */
  progress: (step: Step, share: number) => void;
}

export type Step =
  "reading" | "asking" | "building" | "checking" | "remembering" | "sending" | "submitting" | "painting";

/** The book as it stands in the workbook. @throws PaneProblem book.missing, book.headings */
export async function openBook(book: Book): Promise<ReadBook> {
  const read = await inExcel((context) => readBook(context, book));
  if (!read) throw new PaneProblem("book.missing");
  for (const { missingHeadings, sheet } of read.sheets)
    if (missingHeadings.length > 0)
      throw new PaneProblem("book.headings", {
        tab: sheet.tab,
        headings: missingHeadings.slice(0, 5).join("、"),
      });
  return read;
}
