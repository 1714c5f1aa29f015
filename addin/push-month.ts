import type { Tools } from "./book-work.ts";
import { MONTH_BOOK } from "./books.ts";
import { pushRequestOf } from "./changes.ts";
import { pushBook, type Pushed } from "./push-book.ts";

/** 上报 of a unit's month: report rows, credits and events in one push; good rows are stored, bad ones come back. */
export async function pushMonth(tools: Tools): Promise<Pushed | null> {
  return pushBook(tools, {
    book: MONTH_BOOK,
    request: (read, changes) =>
      pushRequestOf(read, changes, { mode: "good-rows", dryRun: false, workbook: tools.workbookName() }),
    send: ({ month, id, body }) => tools.api.push(month, id, body),
  });
}
