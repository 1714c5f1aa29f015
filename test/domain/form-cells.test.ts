import { expect } from "chai";
import fc from "fast-check";
import { CASE_SHEET } from "../../domain/form/case-sheet.ts";
import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import type { CellProblem, CellValue } from "../../domain/form/cell-problem.ts";
import { DATA_COLUMNS, fieldColumn, MONTHLY_SHEET } from "../../domain/form/monthly-form.ts";
import { readCell } from "../../domain/form/read-cell.ts";
import { SHEETS } from "../../domain/form/problem-text.ts";
import { columnOf } from "../../domain/form/sheet-definition.ts";
import type { ColumnDefinition } from "../../domain/form/sheet-definition.ts";
import { formulaStrings } from "../support/formula-strings.ts";

const late = fieldColumn("lateCount");
const quality = fieldColumn("quality");
const excused = fieldColumn("excusedDays");
const summary = fieldColumn("summary");
const report = fieldColumn("report");
const policeNo = columnOf(MONTHLY_SHEET, "policeNo");
const unitCode = columnOf(CASE_SHEET, "unit");
const caseNo = columnOf(CREDIT_SHEET, "caseNo");
const date = columnOf(CREDIT_SHEET, "date");
const role = columnOf(CREDIT_SHEET, "role");

/** `value` for an accepted cell, the code (and reason) for a refused one. */
function outcome(column: ColumnDefinition, raw: unknown): CellValue | string[] {
  const read = readCell(column, raw);
  if ("value" in read) return read.value;
  const { code, params } = read.problem;
  return [code, ...(typeof params["reason"] === "string" ? [params["reason"]] : [])];
}

describe("reading a cell", () => {
  const cases: [string, ColumnDefinition, unknown, CellValue | string[]][] = [
    // blank is never 0
    ["empty string", late, "", undefined],
    ["undefined", late, undefined, undefined],
    ["white space", late, " \u3000\u00A0\t", undefined],
    ["zero-width space", late, "\u200B", undefined],
    ["null where 不适用 is impossible", late, null, ["V16", "notApplicable"]],
    ["null where 不适用 is possible", quality, null, null],
    ["不适用", quality, "不适用", null],
    ["spaced 不适用", quality, " 不 适 用 ", null],
    ["N/A", quality, "N/A", null],
    ["不适用 in a count", late, "不适用", ["V16", "notApplicable"]],
    ["null in a detail sheet", caseNo, null, undefined],
    // numbers
    ["a number", late, 12, 12],
    ["zero", late, 0, 0],
    ["text of a number", late, "12", 12],
    ["full-width digits", late, "１２", 12],
    ["full-width with unit", late, "１２天", 12],
    ["12分", late, "12分", 12],
    ["3 次", late, "3 次", 3],
    ["2 件", late, "2件", 2],
    ["spaces around", late, "\u3000 7 \u00A0", 7],
    ["zero-width around", late, "\u200B7\uFEFF", 7],
    ["percent sign", quality, "95.5%", 95.5],
    ["full-width percent", quality, "９５．５％", 95.5],
    ["trailing zeros", late, "12.00", 12],
    ["leading zeros", late, "012", 12],
    ["four decimals", quality, "94.9975", 94.9975],
    ["five decimals", quality, "94.99751", ["V06", "decimals"]],
    ["float noise", quality, 0.1 + 0.2, ["V06", "decimals"]],
    ["half days", excused, 0.5, 0.5],
    ["a third of a day", excused, 0.3, ["V06", "step"]],
    ["fraction in a count", late, 1.5, ["V07"]],
    ["fraction as text", late, "1.5", ["V07"]],
    ["below the range", late, -1, ["V06", "range"]],
    ["text below the range", late, "-1", ["V06", "range"]],
    ["above the range", quality, 100.01, ["V06", "range"]],
    ["100", quality, 100, 100],
    ["Chinese numeral", late, "十二", ["V16", "text"]],
    ["scientific", late, "1e3", ["V16", "text"]],
    ["hexadecimal", late, "0x1f", ["V16", "text"]],
    ["thousands comma", late, "1,2", ["V16", "text"]],
    ["real thousands", late, "1,234", ["V16", "text"]],
    ["½", late, "½", ["V16", "text"]],
    ["two numbers", late, "1 2", ["V16", "text"]],
    ["plus sign", late, "+5", ["V16", "text"]],
    [".5", quality, ".5", ["V16", "text"]],
    ["5.", quality, "5.", ["V16", "text"]],
    ["unit alone", late, "天", ["V16", "text"]],
    ["Infinity", late, Infinity, ["V16", "text"]],
    ["1e400", late, Number("1e400"), ["V16", "text"]],
    ["NaN", late, NaN, ["V16", "text"]],
    ["'Infinity'", late, "Infinity", ["V16", "text"]],
    ["true", late, true, ["V16", "kind"]],
    ["array", late, [1], ["V16", "object"]],
    ["empty array", late, [], ["V16", "object"]],
    ["object", late, { toString: 1 }, ["V16", "object"]],
    ["a date in a count", late, new Date(0), ["V16", "kind"]],
    ["em dash", late, "—", ["V16", "dash"]],
    ["hyphen", late, "-", ["V16", "dash"]],
    ["无", late, "无", ["V16", "dash"]],
    ["slash", late, "/", ["V16", "dash"]],
    // errors and formulas
    ["#REF!", late, "#REF!", ["V17", "error"]],
    ["#N/A", quality, "#N/A", ["V17", "error"]],
    ["#DIV/0! in text", summary, "#DIV/0!", ["V17", "error"]],
    ["ExcelJS error", late, { error: "#VALUE!" }, ["V17", "error"]],
    ["formula without value", late, { formula: "A1" }, ["V17", "formula"]],
    ["shared formula without value", late, { sharedFormula: "A1" }, ["V17", "formula"]],
    ["formula with value", late, { formula: "A1", result: 3 }, 3],
    ["formula with error", late, { formula: "A1", result: { error: "#REF!" } }, ["V17", "error"]],
    ["formula text in a count", late, "=1+1", ["V17", "formula"]],
    ["rich text", late, { richText: [{ text: "1" }, { text: "2" }] }, 12],
    ["link", late, { text: "5", hyperlink: "http://x" }, 5],
    // lists
    ["label", report, "按时", "onTime"],
    ["identifier", report, "onTime", "onTime"],
    ["English label", report, "Not required", "notRequired"],
    ["spaced label", report, " 未报\u3000", "missed"],
    ["unknown", report, "已报", ["V15"]],
    ["prototype key", report, "constructor", ["V15"]],
    ["number in a list", report, 1, ["V15"]],
    ["full-width grade letter", fieldColumn("order"), "ａ", "A"],
    ["dash for no role", role, "–", undefined],
    ["主办", role, "主办", "lead"],
    // codes
    ["leading zero kept", policeNo, "012345", "012345"],
    ["full-width code", policeNo, "０１２３４５", "012345"],
    ["number with all digits", policeNo, 123456, "123456"],
    ["zero eaten", policeNo, 12345, ["V09", "zeroEaten"]],
    ["zero eaten as text", policeNo, "12345", ["V09", "zeroEaten"]],
    ["seven digits", policeNo, "1234567", ["V09", "shape"]],
    ["letters", policeNo, "12345x", ["V09", "shape"]],
    ["fraction", policeNo, 1234.5, ["V09", "shape"]],
    ["unit code", unitCode, "09", "09"],
    ["unit code as number", unitCode, 9, ["V09", "zeroEaten"]],
    ["case number", caseNo, " A4117 ", "A4117"],
    ["full-width case number", caseNo, "Ａ４１１７", "A4117"],
    ["case number as number", caseNo, 20260012, ["V16", "codeNumber"]],
    // dates
    ["ISO", date, "2026-07-15", "2026-07-15"],
    ["slashes", date, "2026/7/5", "2026-07-05"],
    ["dots", date, "2026.7.15", "2026-07-15"],
    ["Chinese", date, "2026年7月15日", "2026-07-15"],
    ["full-width", date, "２０２６年７月１５日", "2026-07-15"],
    ["eight digits", date, "20260715", "2026-07-15"],
    ["eight digits as number", date, 20260715, "2026-07-15"],
    ["with time", date, "2026-07-15 08:30", "2026-07-15"],
    ["serial", date, 46218, "2026-07-15"],
    ["serial with time", date, 46218.75, "2026-07-15"],
    ["ExcelJS date", date, new Date("2026-07-15T00:00:00Z"), "2026-07-15"],
    ["leap day", date, "2028-02-29", "2028-02-29"],
    ["no leap day", date, "2026-02-29", ["V16", "noSuchDay"]],
    ["month 13", date, "2026-13-01", ["V16", "noSuchDay"]],
    ["day 0", date, "2026-01-00", ["V16", "noSuchDay"]],
    ["serial 60", date, 60, ["V06", "dateRange"]],
    ["serial 0", date, 0, ["V16", "date"]],
    ["two-digit year", date, "25-10-1", ["V16", "date"]],
    ["Chinese numerals", date, "二〇二五年十月", ["V16", "date"]],
    ["ISO instant", date, "2026-07-15T16:00:00.000Z", ["V16", "date"]],
    ["far past", date, "1899-12-31", ["V06", "dateRange"]],
    ["invalid Date", date, new Date(NaN), ["V16", "date"]],
    // text
    ["trimmed", summary, " 巡逻 ", "巡逻"],
    ["line break", summary, "一\r\n二", "一\n二"],
    ["NUL", summary, "a\u0000b", ["V16", "control"]],
    ["TAB inside", summary, "a\tb", ["V16", "control"]],
    ["lone surrogate", summary, "a\uD842b", ["V16", "control"]],
    ["bidi override", summary, "a\u202Eb", ["V16", "control"]],
    ["rare character", summary, "𠮷", "𠮷"],
    ["full-width stays (no NFKC)", summary, "ＡＢＣ①", "ＡＢＣ①"],
    ["NFC", summary, "e\u0301", "é"],
    ["无 in a text", summary, "无", "无"],
    ["不适用 in a text", summary, "不适用", "不适用"],
    ["500 rare characters", summary, "𠮷".repeat(500), "𠮷".repeat(500)],
    ["501 characters", summary, "字".repeat(501), ["V06", "long"]],
  ];
  for (const [title, column, raw, expected] of cases) {
    it(`${column.key}: ${title}`, () => {
      expect(outcome(column, raw)).to.deep.equal(expected);
    });
  }

  it("turns −0 into 0", () => {
    expect(Object.is(outcome(late, -0), 0)).to.equal(true);
    expect(Object.is(outcome(late, "-0"), 0)).to.equal(true);
  });

  it("keeps every formula-like string as the very same text", () => {
    const strings = formulaStrings();
    expect(strings.length).to.be.at.least(200);
    for (const text of strings) expect(outcome(summary, text), text).to.equal(text);
  });

  it("never lets a formula-like string into a number, list or code of digits", () => {
    for (const text of formulaStrings()) {
      for (const column of [late, quality, report, policeNo]) expect(outcome(column, text)).to.be.an("array");
    }
  });
});

describe("any cell at all", function () {
  this.timeout(60_000);
  const anything = fc.oneof(
    fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }),
    fc.double(),
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom("1", "２", ".", "-", "%", "天", " ", "\u3000", "e", "=", "不", "适", "用", "N/A"),
    }),
  );
  const columns = Object.values(SHEETS).flatMap((sheet) => [...sheet.columns]);

  it("is a value inside the column's limits or a named problem, never an exception", () => {
    fc.assert(
      fc.property(fc.constantFrom(...columns), anything, (column, raw) => {
        const read = readCell(column, raw);
        if ("problem" in read) expectNamed(read.problem);
        else expectInside(column, read.value);
      }),
      { numRuns: 20_000 },
    );
  });

  it("never makes 0 of a cell without a digit", () => {
    const blanks = fc.string({
      unit: fc.constantFrom(" ", "\t", "\n", "\u3000", "\u00A0", "\u200B", "\uFEFF", "-", "—", "无"),
    });
    fc.assert(
      fc.property(fc.constantFrom(...DATA_COLUMNS), blanks, (column, raw) => {
        const read = readCell(column, raw);
        expect("value" in read && read.value === 0).to.equal(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it("reads back what it accepted: reading is idempotent", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DATA_COLUMNS), anything, (column, raw) => {
        const read = readCell(column, raw);
        if ("value" in read) expect(readCell(column, read.value)).to.deep.equal(read);
      }),
      { numRuns: 20_000 },
    );
  });
});

function expectNamed(problem: CellProblem): void {
  expect(problem.code).to.match(/^[VCEK]\d\d$/);
  expect(problem.severity).to.equal("row");
}

function expectInside(column: ColumnDefinition, value: CellValue): void {
  if (value === undefined) return;
  if (value === null) return void expect(column.mayBeNotApplicable).to.equal(true);
  if (typeof value === "number") {
    expect(["integer", "number"]).to.contain(column.kind);
    expect(value).to.be.within(column.min ?? -Infinity, column.max ?? Infinity);
    if (column.kind === "integer") expect(Number.isInteger(value)).to.equal(true);
    expect(Number(value.toFixed(4))).to.equal(value);
    expect(Object.is(value, -0)).to.equal(false);
    return;
  }
  if (column.kind === "list") expect(column.list?.map((option) => option.value)).to.contain(value);
  if (column.maxLength) expect([...value].length).to.be.at.most(column.maxLength);
  if (column.digits) expect(value).to.match(/^\d+$/).and.to.have.length(column.digits);
  if (column.kind === "date") expect(value).to.match(/^\d{4}-\d\d-\d\d$/);
  expect(value).to.not.match(/\p{Cs}/u);
}
