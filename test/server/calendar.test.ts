import { expect } from "chai";
import ExcelJS from "exceljs";
import type { CalendarImport, CalendarYear, MonthCourse } from "../../domain/messages/calendar.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const at1730 = (day: string): string => `${day}T09:30:00.000Z`;

describe("the calendar", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let files: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      files = await signIn(server, "files");
    });
    afterEach(() => server.stop());

    const post = async <T>(client: Client, path: string, file: Buffer): Promise<T & { status: number }> => {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(file),
      });
      return { ...((await response.json()) as T), status: response.status };
    };
    const preview = (rows: unknown[][], headings?: string[]): Promise<CalendarImport & { status: number }> =>
      list(rows, headings).then((file) => post<CalendarImport>(files, "/calendar/import", file));
    const stepsOf = async (month: string): Promise<Record<string, string>> => {
      const { steps } = await files.get<MonthCourse>(`/months/${month}/deadlines`);
      return Object.fromEntries(steps.map(({ step, at }) => [step, at]));
    };
    const entries = (action: string): Promise<{ detail: string }[]> =>
      server.context.db("audit_entries").where({ action }).select("detail");

    it("shows everyone a year's holidays and exchanged days, and that 2027 awaits its notice", async () => {
      const officer = await signIn(server, "officer19");
      const year = await officer.get<CalendarYear>("/calendar?year=2026");
      expect(year.provisional).to.equal(false);
      expect(year.days.find(({ day }) => day === "2026-10-10")).to.deep.equal({ day: "2026-10-10", workday: true, note: "国庆节调休上班" }); // prettier-ignore
      expect(year.workdays["2026-07"]).to.equal(23);
      expect((await officer.get<CalendarYear>("/calendar?year=2027")).provisional).to.equal(true);
    });

    it("previews an import, moves open months' deadlines when it is confirmed, and audits the change", async () => {
      const before = await stepsOf("2026-11");
      expect(before.lockAt).to.equal(at1730("2026-12-30"));
      const rows = await yearRows(files, 2026, [["2026-12-02", "休息", "雪灾停工"]]);
      const shown = await preview(rows);
      expect(shown.problems).to.deep.equal([]);
      expect(shown.changes).to.deep.equal([
        { day: "2026-12-02", change: "added", before: null, after: { workday: false, note: "雪灾停工" } },
      ]);
      expect(shown.deadlines.map(({ month, step }) => `${month} ${step}`)).to.include("2026-11 attestBy");
      expect(await stepsOf("2026-11")).to.deep.equal(before);
      const done = await post<CalendarImport>(files, `/calendar/import?confirm=${shown.digest}`, await list(rows)); // prettier-ignore
      expect([done.status, done.applied]).to.deep.equal([200, true]);
      expect((await stepsOf("2026-11")).attestBy).to.equal(at1730("2026-12-04"));
      const [audited] = await entries("calendar.import");
      expect(audited!.detail).to.include("2026-12-02").and.to.include("attestBy");
    });

    it("replaces the provisional days of a year whose notice has come", async () => {
      const shown = await preview([
        ["2027年1月1日", "放假", "元旦"],
        ["2027/1/2", "放假", "元旦"],
        ["2027-01-03", "休", "元旦"],
        ["2027-01-09", "上班", "元旦调休上班"],
      ]);
      const of = (change: string): number => shown.changes.filter((one) => one.change === change).length;
      expect([of("added"), of("changed"), of("removed")]).to.deep.equal([3, 1, 12]);
    });

    it("knows other headings and says in Chinese what is wrong with a row, and then stores nothing", async () => {
      const shown = await preview(
        [
          ["2027-02-29", "休息", ""],
          ["2027-02-05", "也许", ""],
          ["2027-02-06", "休息", "春节"],
          ["2027-02-06", "上班", ""],
        ],
        ["放假日期", "安排", "节日"],
      );
      expect(shown.problems.map(({ row }) => row)).to.deep.equal([2, 3, 5]);
      expect(shown.problems[0]!.message).to.include("第 2 行").and.to.include("2027-02-29");
      const file = await list([["2027-02-29", "休息", ""]]);
      const refused = await post<{ code: string }>(files, `/calendar/import?confirm=${"0".repeat(64)}`, file);
      expect([refused.status, refused.code]).to.deep.equal([422, "calendar.problems"]);
      expect((await files.get<CalendarYear>("/calendar?year=2027")).days).to.have.length(13);
    });

    it("does not confirm what was changed after the preview", async () => {
      const rows = await yearRows(files, 2026, [["2026-12-02", "休息", "雪灾停工"]]);
      const shown = await preview(rows);
      await files.put("/calendar/days/2026-12-03", { workday: false, note: "停电", reason: "全县停电" });
      const refused = await post<{ code: string }>(files, `/calendar/import?confirm=${shown.digest}`, await list(rows)); // prettier-ignore
      expect([refused.status, refused.code]).to.deep.equal([409, "calendar.changed"]);
    });

    it("refuses what is no calendar, and whoever is not of the files office", async () => {
      const junk = await post<{ code: string }>(files, "/calendar/import", Buffer.from("hello"));
      expect([junk.status, junk.code]).to.deep.equal([415, "upload.not-a-workbook"]);
      const clerk = await signIn(server, "clerk19");
      expect((await post(clerk, "/calendar/import", await list([["2027-01-01", "休息", ""]]))).status).to.equal(403); // prettier-ignore
      const day = { workday: false, note: "", reason: "我想休息" };
      expect((await clerk.request("PUT", "/calendar/days/2026-12-03", day)).status).to.equal(403);
      expect((await files.request("PUT", "/calendar/days/2026-02-30", day)).status).to.equal(422);
    });

    it("gives a template that can be imported as it is", async () => {
      const response = await files.request("GET", "/calendar.xlsx?year=2027");
      const shown = await post<CalendarImport>(files, "/calendar/import", Buffer.from(await response.arrayBuffer())); // prettier-ignore
      expect([shown.problems, shown.changes]).to.deep.equal([[], []]);
    });

    it("never moves a deadline that has passed, nor one into the past", async () => {
      // It is 2026-11-04 17:35: October's attestation has ended.
      server.time.now = "2026-11-04T09:35:00.000Z";
      files = await signIn(server, "files");
      const before = await stepsOf("2026-10");
      await files.put("/calendar/days/2026-11-01", { workday: true, note: "加班", reason: "临时调休" });
      const after = await stepsOf("2026-10");
      expect([before.attestBy, after.attestBy]).to.deep.equal([at1730("2026-11-04"), at1730("2026-11-04")]);
      expect([before.submitBy, after.submitBy]).to.deep.equal([at1730("2026-11-06"), at1730("2026-11-05")]);
    });
  });

  for (const [year, days] of [
    [2025, 248],
    [2026, 248],
  ] as const) {
    it(`counts ${days} workdays in ${year}`, async () => {
      const server = await startServer({ engine: "SQLite" });
      try {
        const { workdays } = await (
          await signIn(server, "files")
        ).get<CalendarYear>(`/calendar?year=${year}`);
        expect(Object.values(workdays).reduce((sum, each) => sum + each, 0)).to.equal(days);
      } finally {
        await server.stop();
      }
    });
  }
});

/** The year as it stands, with these rows besides. */
async function yearRows(client: Client, year: number, more: unknown[][]): Promise<unknown[][]> {
  const { days } = await client.get<CalendarYear>(`/calendar?year=${year}`);
  return [...days.map(({ day, workday, note }) => [day, workday ? "上班" : "休息", note]), ...more];
}

async function list(rows: unknown[][], headings = ["日期", "类型", "说明"]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("放假安排");
  sheet.addRow(headings);
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}
