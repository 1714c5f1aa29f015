import type { PushReceipt, PushRequest } from "../../domain/messages.ts";
import type { Api } from "../../addin/api.ts";
import type { Tools } from "../../addin/book-work.ts";
import { type ExcelInNode, excelInNode, makeGlobal } from "../support/excel/excel-in-node.ts";
import { Workbook } from "../support/excel/workbook.ts";

/** A fresh fake Excel as the global one, for the length of a test; pass a workbook to reopen it. */
export function aFakeExcel(workbook = new Workbook()): ExcelInNode & { close: () => void } {
  const excel = excelInNode(workbook);
  const close = makeGlobal(excel);
  return { ...excel, close };
}

/** Tools of the pane with a counting id and a server that does what the test says. */
export function toolsWith(api: Partial<Api>): Tools & { ids: string[] } {
  const ids: string[] = [];
  const missing = (name: string) => (): never => {
    throw new Error(`this test's server does not answer ${name}`);
  };
  const names = [
    "signIn",
    "signOut",
    "clock",
    "months",
    "units",
    "form",
    "plan",
    "push",
    "pushPlan",
    "submit",
  ] as const;
  const silent = Object.fromEntries(names.map((name) => [name, missing(name)])) as unknown as Api;
  return {
    ids,
    api: { ...silent, ...api },
    session: { token: "t", person: null, language: "zh" },
    newId: () => {
      const id = `00000000-0000-4000-8000-${String(ids.length).padStart(12, "0")}`;
      ids.push(id);
      return id;
    },
    workbookName: () => "月报.xlsx",
    progress: () => undefined,
  };
}

/** A receipt that saves everything that was sent. */
export function savesAll(id: string, request: PushRequest): PushReceipt {
  const rows = request.rows.map(({ rowKey, policeNo, version }) => ({
    rowKey: rowKey ?? policeNo, policeNo, outcome: "saved" as const, version: version + 1,
    points: { total: 8916, areas: { ZZ: 1300, JJ: 1800, GZ: 3395, KQ: 1421, SH: 900, JC: 100 }, indicators: { "GZ-03": 720 } },
    suggestedGrade: "good" as const,
  })); // prettier-ignore
  const lines = (["credits", "events"] as const).flatMap((sheet) =>
    request[sheet].map(({ rowKey, version }) => ({
      sheet,
      rowKey,
      outcome: "saved" as const,
      version: version + 1,
    })),
  );
  return {
    push: id, month: "2026-10", unit: request.unit, at: "2026-11-04T02:00:00.000Z", mode: request.mode,
    dryRun: request.dryRun, rows, lines, problems: [], chain: null,
    counts: { saved: rows.length + lines.length, unchanged: 0, conflict: 0, rejected: 0 },
  }; // prettier-ignore
}
