import type { Tools } from "./book-work.ts";
import { PLAN_BOOK } from "./books.ts";
import { pushBook, type Pushed } from "./push-book.ts";

/** 上报 of the unit's plan: changed cells per officer, with the same care as the month's push. */
export async function pushPlan(tools: Tools): Promise<Pushed | null> {
  return pushBook(tools, {
    book: PLAN_BOOK,
    request: (read, changes) => ({
      unit: read.meta.unit,
      source: "excel",
      dryRun: false,
      rows: changes.map(({ line, version, changed }) => {
        return { rowKey: line.rowKey, policeNo: line.rowKey, version, fields: changed };
      }),
    }),
    send: ({ month, id, body }) => tools.api.pushPlan(month, id, body),
  });
}
