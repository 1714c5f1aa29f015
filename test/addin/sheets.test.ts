import { expect } from "chai";
import { MONTHLY_SHEET } from "../../domain/form/monthly-form.ts";
import { MONTH_BOOK } from "../../addin/books.ts";
import { pullMonth } from "../../addin/pull-month.ts";
import { pushMonth } from "../../addin/push-month.ts";
import { toChunks } from "../../addin/sheet-hidden.ts";
import { readBook } from "../../addin/sheet-read.ts";
import { cellAt, look, paste, typeInto } from "../support/excel/person-at-excel.ts";
import type { SyncRecord } from "../support/excel/rich-api-host.ts";
import { makeForm, makeRow } from "./make-form.ts";
import { aFakeExcel, savesAll, toolsWith } from "./use-excel.ts";

const MEGABYTES_4 = 4 * 1024 * 1024;
const real = (syncs: readonly SyncRecord[]) => syncs.filter((sync) => !sync.housekeeping);

describe("the form in the workbook", () => {
  let excel: ReturnType<typeof aFakeExcel>;
  beforeEach(() => (excel = aFakeExcel()));
  afterEach(() => excel.close());

  const pull = async (form = makeForm(3)) => {
    await pullMonth(toolsWith({ form: () => Promise.resolve(form) }), "2026-10", "19", { replace: false });
    return excel.workbook;
  };

  it("has three sheets and a very hidden one, heads merged above the table, identity in view", async () => {
    const workbook = await pull();
    expect(workbook.sheets.map(({ Name, Visibility }) => [Name, Visibility])).to.deep.equal([
      ["Sheet1", "Visible"],
      ["_zjda", "VeryHidden"],
      ["月报", "Visible"],
      ["岗位实绩明细", "Visible"],
      ["奖惩投诉舆情", "Visible"],
    ]);
    const sheet = workbook.Worksheets.GetItem("月报");
    expect(sheet.frozen).to.deep.equal({ rows: 4, columns: 5 });
    expect(sheet.merges.map(({ row }) => row)).to.satisfy(
      (rows: number[]) => rows.length > 4 && rows.every((row) => row === 2),
    );
    expect(workbook.tables.map(({ Name }) => Name)).to.deep.equal(["tblMonthly", "tblCredits", "tblEvents"]);
    expect(look(workbook, "月报", "A4:AV4")[0]).to.deep.equal(
      MONTHLY_SHEET.columns.map(({ heading }) => heading.zh),
    );
    expect(look(workbook, "月报", "A5:F5")[0]).to.deep.equal([
      "000123",
      "张三",
      "城关派出所",
      "派出所办案",
      "民警",
      23,
    ]);
    expect([46, 47].map((column) => sheet.columns.get(column)?.hidden)).to.deep.equal([true, true]);
    expect(sheet.pageLayout).to.include({ Orientation: "Landscape", PaperSize: "A3", titleRows: "$3:$4" });
  });

  it("keeps 警号 text, refuses wrong cells in Excel itself, and takes 不适用 only where it may stand", async () => {
    const workbook = await pull();
    expect(cellAt(workbook, "月报", "A5").numberFormat).to.equal("@");
    expect(typeInto(workbook, "月报", "A5", "123")).to.equal("protected");
    expect(typeInto(workbook, "月报", "AN5", 100)).to.equal("protected");
    expect(typeInto(workbook, "月报", "G5", 32)).to.equal("validation");
    expect(typeInto(workbook, "月报", "J5", 1.5)).to.equal("validation");
    expect(typeInto(workbook, "月报", "J5", "不适用")).to.equal("validation");
    expect(typeInto(workbook, "月报", "U5", 101)).to.equal("validation");
    expect(typeInto(workbook, "月报", "AG5", "也许")).to.equal("validation");
    for (const [address, value] of [
      ["G5", 2.5],
      ["J5", 1],
      ["U5", "不适用"],
      ["V5", 96.2],
      ["AG5", "无需"],
      ["AI5", "免训"],
    ] as const)
      expect(typeInto(workbook, "月报", address, value), address).to.equal(null);
    const prompt = cellAt(workbook, "月报", "H5").validation?.prompt;
    expect(prompt?.title).to.equal("事假天数");
    expect(prompt?.message).to.include("不得超过应出勤天数");
  });

  it("leaves filtering, sorting and widths free on the protected sheet", async () => {
    const workbook = await pull();
    for (const tab of ["月报", "岗位实绩明细", "奖惩投诉舆情"])
      expect(workbook.Worksheets.GetItem(tab).protectedWith, tab).to.include({
        allowSort: true,
        allowAutoFilter: true,
        allowFormatColumns: true,
      });
  });

  it("keeps blank lines with their own keys ready on the detail sheets", async () => {
    const workbook = await pull();
    const keys = look(workbook, "岗位实绩明细", "M5:M104").flat();
    expect(new Set(keys).size).to.equal(100);
    expect(typeInto(workbook, "岗位实绩明细", "A5", "000123")).to.equal(null);
    expect(look(workbook, "岗位实绩明细", "A5")).to.deep.equal([["000123"]]);
  });

  for (const officers of [40, 600, 5_000])
    it(`builds in 3 syncs, reads in 1 and paints in 1 at ${String(officers)} officers, below 4 MB each`, async function () {
      this.timeout(60_000);
      const workbook = await pull(makeForm(officers));
      const built = real(excel.host.syncs.slice(1));
      expect(built.length).to.equal(3);
      const body = Array.from({ length: officers }, () => [0, 0, 1]);
      expect(paste(workbook, "月报", "H5", body)).to.equal(null);
      excel.host.syncs.length = 0;
      const tools = toolsWith({
        push: (_month, id, text) => Promise.resolve(savesAll(id, JSON.parse(text) as never)),
      });
      const pushed = await pushMonth(tools);
      expect(pushed?.receipt.counts.saved).to.equal(officers);
      const [read, remember, find, paint, ...more] = real(excel.host.syncs);
      expect(more).to.deep.equal([]);
      expect([read, remember, find, paint].every((sync) => sync?.failed === null)).to.equal(true);
      const bytes = [...built, ...excel.host.syncs].flatMap((sync) => [
        sync.requestBytes,
        sync.responseBytes,
      ]);
      expect(Math.max(...bytes)).to.be.below(MEGABYTES_4);
      expect(
        look(workbook, "月报", `AL${String(officers + 4)}:AV${String(officers + 4)}`)[0]?.slice(0, 4),
      ).to.deep.equal([7.2, 1, 89.16, "良好"]);
    });

  it("writes and reads 120 texts that look like formulas without one becoming a formula", async () => {
    const starts = ["=", "+", "-", "@", "'", "''", "\t=", " =", "＝", "=+", "-=", "@="];
    const ends = [
      "1+1",
      "SUM(A1:A9)",
      "cmd|' /C calc'!A0",
      'HYPERLINK("http://x")',
      "张三",
      "2",
      "0123",
      "A1",
      "TRUE",
      "2026-07-15",
    ];
    const texts = starts.flatMap((start) => ends.map((end) => start + end));
    expect(texts.length).to.equal(120);
    const rows = texts.map((summary, index) =>
      makeRow(index, { fields: { summary }, name: summary, gradeReason: summary }),
    );
    const workbook = await pull(makeForm(0, { rows, unit: { code: "19", name: "=1+1" } }));
    for (const column of ["B", "AJ", "AQ"])
      expect(look(workbook, "月报", `${column}5:${column}124`).flat(), column).to.deep.equal(texts);
    const formulas = workbook.sheets.flatMap(
      (sheet) =>
        sheet
          .GetUsedRangeOrNullObject()
          ?.map((cell) => cell?.formula)
          .flat() ?? [],
    );
    expect(formulas.filter((formula) => formula !== undefined)).to.deep.equal([]);
    const read = await excel.Excel.run((context) => readBook(context, MONTH_BOOK));
    const at = MONTHLY_SHEET.columns.findIndex(({ key }) => key === "summary");
    expect(read?.sheets[0]?.lines.map(({ cells }) => cells[at])).to.deep.equal(texts);
    expect(await pushMonth(toolsWith({}))).to.equal(null);
  });

  it("takes no half-built workbook for a whole one", async () => {
    excel.host.interrupt = (sync, action) => {
      if (sync === 3 && action === 3) throw new Error("Excel was closed");
    };
    let failed: unknown;
    await pull().catch((error: unknown) => (failed = error));
    expect(failed).to.be.instanceOf(Error);
    excel.host.interrupt = null;
    expect(await excel.Excel.run((context) => readBook(context, MONTH_BOOK))).to.equal(null);
    await pull();
    expect(excel.workbook.sheets.filter(({ Name }) => Name.startsWith("月报")).length).to.equal(1);
  });

  it("never cuts a character in two between hidden cells", () => {
    const text = `${"a".repeat(29_999)}𠮷${"b".repeat(40_000)}`;
    const chunks = toChunks(text);
    expect(chunks.join("")).to.equal(text);
    expect(chunks.every((chunk) => chunk.length <= 30_000 && !/[\ud800-\udbff]$/.test(chunk))).to.equal(true);
  });
});
