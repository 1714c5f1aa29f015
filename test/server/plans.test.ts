import { randomUUID } from "node:crypto";
import { expect } from "chai";
import ExcelJS from "exceljs";
import { CASE_SHEET } from "../../domain/form/case-sheet.ts";
import { PLAN_SHEET } from "../../domain/form/plan-sheet.ts";
import type { SheetDefinition } from "../../domain/form/sheet-definition.ts";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import type { CaseReceipt } from "../../server/plans/import-cases.ts";
import type { PlanSheet } from "../../server/plans/plan-figures.ts";
import type { PlanReceipt } from "../../server/plans/push-plan.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, aPush } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-11";

describe("plans and cases", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
    });
    afterEach(() => server.stop());

    const plan = (rows: unknown[], id = randomUUID()) =>
      clerk.put<PlanReceipt>(`/months/${MONTH}/plans/${id}`, { unit: "19", source: "web", rows });
    const upload = async <T>(client: Client, path: string, file: Buffer): Promise<T & { status: number }> => {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(file),
      });
      return { ...((await response.json()) as T), status: response.status };
    };

    it("prefills the form from plan and calendar", async () => {
      const receipt = await plan([
        {
          policeNo: "000123",
          version: 0,
          fields: { taskTarget: 18.5, dutyDue: 4, studyDue: "４次", partyDue: 2 },
        },
        { policeNo: "001904", version: 0, fields: { taskTarget: 12, partyDue: "不适用" } },
        { policeNo: "000902", version: 0, fields: { taskTarget: 1 } },
        { policeNo: "001905", version: 0, fields: { taskTarget: -1 } },
        { policeNo: "001906", version: 0, fields: { points: 1 } },
      ]);
      expect(receipt.counts).to.deep.equal({ saved: 2, unchanged: 0, conflict: 0, rejected: 3 });
      expect(receipt.problems.map(({ code }) => code)).to.deep.equal(["V09", "V06", "V28"]);
      const { rows } = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
      const fieldsOf = (policeNo: string) => rows.find((row) => row.policeNo === policeNo)!.fields;
      expect(fieldsOf("000123")).to.deep.equal({
        dueDays: 21,
        taskTarget: 18.5,
        dutyDue: 4,
        studyDue: 4,
        partyDue: 2,
      });
      expect(fieldsOf("001904")).to.include({ partyDue: null, partyDone: null, taskTarget: 12 });
      const sheet = await clerk.get<PlanSheet>(`/months/${MONTH}/plan?unit=19`);
      expect(sheet.open).to.equal(true);
      expect(sheet.rows.find((row) => row.policeNo === "000123")).to.include({
        version: 1,
        taskTarget: 18.5,
      });
    });

    it("keeps row versions and answers a repeated plan with the same receipt", async () => {
      const id = randomUUID();
      const rows = [{ policeNo: "000123", version: 0, fields: { taskTarget: 18 } }];
      const first = await plan(rows, id);
      expect(await plan(rows, id)).to.deep.equal(first);
      const stale = await plan([{ policeNo: "000123", version: 0, fields: { taskTarget: 20 } }]);
      expect(stale.rows[0]).to.include({ outcome: "conflict", version: 1 });
      const same = await plan([{ policeNo: "000123", version: 1, fields: { taskTarget: 18 } }]);
      expect(same.rows[0]).to.include({ outcome: "unchanged", version: 1 });
    });

    it("refuses a plan of another unit's clerk or for a closed month", async () => {
      const stranger = await signIn(server, "clerk09");
      const request = { unit: "19", source: "web", rows: [{ policeNo: "000123", version: 0, fields: {} }] };
      expect(
        (await stranger.request("PUT", `/months/${MONTH}/plans/${randomUUID()}`, request)).status,
      ).to.equal(403);
      const closed = await clerk.put<PlanReceipt>(`/months/2026-09/plans/${randomUUID()}`, request);
      expect(closed.problems.map(({ code }) => code)).to.include("V11");
    });

    it("takes a plan as a workbook", async () => {
      const file = await workbook(PLAN_SHEET, [{ policeNo: "000123", taskTarget: 15, dutyDue: 3 }]);
      const receipt = await upload<PlanReceipt>(
        clerk,
        `/months/${MONTH}/plans/${randomUUID()}?unit=19`,
        file,
      );
      expect(receipt.counts).to.deep.equal({ saved: 1, unchanged: 0, conflict: 0, rejected: 0 });
    });

    it("imports the case list, once, and lets credits refer to it", async () => {
      const files = await signIn(server, "files");
      const file = await workbook(CASE_SHEET, [
        {
          caseNo: "A4110212026100001",
          kind: "盗窃电动车案",
          name: "西街被盗案",
          unit: "19",
          openedOn: "2026-11-02",
        },
        { caseNo: "A4110212026100002", kind: "诈骗案", unit: "09" },
        { caseNo: "A4110212026100003", kind: "诈骗案", unit: "77" },
        { caseNo: "A4110212026100001", kind: "盗窃案" },
      ]);
      const id = randomUUID();
      const receipt = await upload<CaseReceipt>(files, `/cases/${id}`, file);
      expect(receipt.counts).to.deep.equal({ saved: 2, unchanged: 0, conflict: 0, rejected: 2 });
      expect(await upload<CaseReceipt>(files, `/cases/${id}`, file)).to.deep.equal(receipt);
      expect((await upload<CaseReceipt>(files, `/cases/${randomUUID()}`, file)).counts).to.include({
        unchanged: 2,
      });
      const list = await clerk.get<{ total: number; rows: { caseNo: string; kind: string }[] }>(
        "/cases?unit=19&search=A41102",
      );
      expect(list).to.deep.include({ total: 1 });
      expect(list.rows[0]).to.include({ caseNo: "A4110212026100001", unit: "19" });
      const credit = (caseNo: string) => ({
        ...aCredit({ policeNo: "001905", item: "c07", role: "主办", caseNo, date: "2026-11-03" }),
        evidenceNo: "",
      });
      const push = await clerk.put<PushReceipt>(
        `/months/${MONTH}/pushes/${randomUUID()}`,
        aPush({ credits: [credit("A4110212026100001"), credit("A9999")] }),
      );
      expect(push.lines.map(({ outcome }) => outcome)).to.deep.equal(["saved", "rejected"]);
    });

    it("lets a clerk import only his own unit's cases and refuses what is no workbook", async () => {
      const file = await workbook(CASE_SHEET, [
        { caseNo: "B1", kind: "盗窃案", unit: "19" },
        { caseNo: "B2", kind: "盗窃案", unit: "09" },
      ]);
      const receipt = await upload<CaseReceipt>(clerk, `/cases/${randomUUID()}`, file);
      expect(receipt.rows.map(({ outcome }) => outcome)).to.deep.equal(["saved", "rejected"]);
      const junk = await upload<{ code: string }>(clerk, `/cases/${randomUUID()}`, Buffer.from("hello"));
      expect([junk.status, junk.code]).to.deep.equal([415, "upload.not-a-workbook"]);
      const head = await signIn(server, "head19");
      expect((await upload(head, `/cases/${randomUUID()}`, file)).status).to.equal(403);
    });
  });
});

async function workbook(definition: SheetDefinition, rows: Record<string, unknown>[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(definition.title.zh);
  sheet.addRow(definition.columns.map((column) => column.heading.zh));
  for (const row of rows) sheet.addRow(definition.columns.map((column) => row[column.key] ?? null));
  return Buffer.from(await book.xlsx.writeBuffer());
}
