import { expect } from "chai";
import { checkCases } from "../../domain/form/check-cases.ts";
import { checkCredits } from "../../domain/form/check-credits.ts";
import type { CreditContext } from "../../domain/form/check-credits.ts";
import { checkEvents } from "../../domain/form/check-events.ts";
import type { EventContext } from "../../domain/form/check-events.ts";
import { checkHeadings, checkTemplate } from "../../domain/form/check-headings.ts";
import { checkPlan } from "../../domain/form/check-plan.ts";
import { PROBLEM_CODES } from "../../domain/form/cell-problem.ts";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import { MONTHLY_SHEET } from "../../domain/form/monthly-form.ts";
import { problemMessage, SHEETS } from "../../domain/form/problem-text.ts";
import type { PushLine } from "../../domain/messages.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";

const officer = { unit: "19", level: "officer", postType: "BA", partyMember: true } as const;
const roster = new Map([
  ["012345", { name: "张三", ...officer }],
  ["000123", { name: "巴·图", ...officer }],
  ["000124", { name: "李四", ...officer }],
  ["000125", { name: "王五", ...officer, postType: "CK" as const }],
]);

describe("credit lines", () => {
  const context = (over: Partial<CreditContext> = {}): CreditContext => ({
    month: "2026-07", monthOpen: true, items: BY_2026_V1.credits, roster, stored: new Map(),
    knownCases: new Set(["A4117", "A4118"]), caseCredits: [], ...over,
  }); // prettier-ignore
  const line = (over: Partial<PushLine<CreditLine>> = {}): PushLine<CreditLine> => ({
    rowKey: "c-1", version: 0, policeNo: "012345", item: "c07", role: "主办", quantity: 1, caseNo: "A4117",
    date: "2026-07-15", ...over,
  }); // prettier-ignore
  const codes = (sent: PushLine<CreditLine>[], over: Partial<CreditContext> = {}): string[] =>
    checkCredits(sent, context(over)).flatMap(({ problems }) => problems.map(({ code }) => code));

  it("accepts a lead of a known case and normalises it", () => {
    const [checked] = checkCredits([line({ item: "C07", quantity: "１起", date: "2026/7/15" })], context());
    expect(checked?.problems).to.deep.equal([]);
    expect(checked?.line).to.deep.equal({
      rowKey: "c-1", policeNo: "012345", item: "c07", role: "lead", variant: null, quantity: 1, caseNo: "A4117",
      date: "2026-07-15", evidenceNo: null,
    }); // prettier-ignore
  });

  const taken = (over: object) => ({
    caseCredits: [{ rowKey: "old", caseNo: "A4117", role: "lead" as const, policeNo: "000123", month: "2026-06", ...over }],
  }); // prettier-ignore
  const refused: [string, Partial<PushLine<CreditLine>>, string, Partial<CreditContext>?][] = [
    ["C01 an unknown item", { item: "c26" }, "C01"],
    ["C02 an item of another post", { policeNo: "000125" }, "C02"],
    ["C03 a role left out", { role: "" }, "C03"],
    ["C03 a role too many", { item: "c12" }, "C03"],
    ["C04 a variant too many", { variant: "x" }, "C04"],
    ["C04 a variant left out", { item: "c22", role: null }, "C04"],
    ["C05 a case outside the list without evidence", { caseNo: "B1" }, "C05"],
    ["C05 neither case nor evidence", { caseNo: null }, "C05"],
    ["C05 a task without number or evidence", { item: "c12", role: null, caseNo: null }, "C05"],
    ["C06 a date of another month", { date: "2026-08-01" }, "C06"],
    ["V06 a quantity of 0", { quantity: 0 }, "V06"],
    ["V06 a quantity above 10,000", { quantity: 10_001 }, "V06"],
    ["V07 one and a half cases", { quantity: 1.5 }, "V07"],
    ["V08 no date", { date: "" }, "V08"],
    ["V09 an officer of another unit", { policeNo: "777777" }, "V09"],
    ["V11 a closed month", {}, "V11", { monthOpen: false }],
    ["V12 an old version", { version: 4 }, "V12"],
    ["V16 a date that does not exist", { date: "2026-07-32" }, "V16"],
    ["V24 a case already credited in June", {}, "V24", taken({ policeNo: "012345" })],
    ["V25 a second lead", {}, "V25", taken({})],
  ];
  for (const [title, over, code, facts] of refused) {
    it(`refuses ${title}`, () => {
      expect(codes([line(over)], facts)).to.deep.equal([code]);
    });
  }

  it("accepts what just does not break these rules", () => {
    expect(codes([line({ quantity: 10_000 })])).to.deep.equal([]);
    expect(codes([line({ date: "2026-07-31" })])).to.deep.equal([]);
    expect(codes([line({ caseNo: "B1", evidenceNo: "ZJ-2026-0456" })])).to.deep.equal([]);
    expect(codes([line({ item: "c12", role: "–", caseNo: "TJ-77" })])).to.deep.equal([]);
    expect(codes([line({ role: "协办" })], taken({ policeNo: "012345" }))).to.deep.equal([]);
    expect(codes([line({ item: "c16", policeNo: "012345", role: null, variant: "醉驾" })])).to.deep.equal([
      "C02",
    ]);
  });

  it("V25 refuses the third 协办 of a case, within one push too", () => {
    const assist = (rowKey: string, policeNo: string) => line({ rowKey, policeNo, role: "协办" });
    const two = [assist("1", "012345"), assist("2", "000123")];
    expect(codes(two)).to.deep.equal([]);
    expect(codes([...two, assist("3", "000124")])).to.deep.equal(["V25"]);
  });

  it("V24 sees two lines of one push", () => {
    expect(codes([line(), line({ rowKey: "c-2" })])).to.deep.equal(["V24"]);
  });

  it("lets go of a case whose line is deleted in the same push", () => {
    const [old] = taken({}).caseCredits;
    const before = { rowKey: "old", policeNo: "000123", item: "c07", role: "lead", variant: null, quantity: 1,
      caseNo: "A4117", date: "2026-07-01", evidenceNo: null } as const; // prettier-ignore
    const facts = { stored: new Map([["old", { version: 1, line: before }]]), caseCredits: old ? [old] : [] };
    const checked = checkCredits([{ rowKey: "old", version: 1, delete: true }, line()], context(facts));
    expect(checked.map(({ outcomeHint, deleted }) => [outcomeHint, deleted])).to.deep.equal([["ok", true], ["ok", false]]);
  }); // prettier-ignore

  it("recognises an unchanged line and keeps what was not sent", () => {
    const first = checkCredits([line()], context())[0]?.line;
    if (!first) throw new Error("the line is good");
    const facts = { stored: new Map([["c-1", { version: 2, line: first }]]) };
    const again = checkCredits([{ rowKey: "c-1", version: 2, quantity: "1" }], context(facts))[0];
    expect(again?.outcomeHint).to.equal("unchanged");
    const more = checkCredits([{ rowKey: "c-1", version: 2, quantity: 2 }], context(facts))[0];
    expect(more?.line).to.deep.equal({ ...first, quantity: 2 });
  });
});

describe("event lines", () => {
  const context = (over: Partial<EventContext> = {}): EventContext => ({
    month: "2026-07", monthOpen: true, unit: "19", types: BY_2026_V1.events, roster, stored: new Map(), ...over,
  }); // prettier-ignore
  const line = (over: Partial<PushLine<EventLine>> = {}): PushLine<EventLine> => ({
    rowKey: "e-1", version: 0, subjectKind: "个人", subject: "012345", type: "R4", reason: "侦破专案表现突出",
    occurredOn: "2026-07-01", documentOn: "2026-07-15", documentNo: "北公通〔2026〕7号", evidenceNo: "ZJ-2026-0456",
    evidenceKind: "复印件", ...over,
  }); // prettier-ignore
  const codes = (over: Partial<PushLine<EventLine>>, facts: Partial<EventContext> = {}): string[] =>
    checkEvents([line(over)], context(facts)).flatMap(({ problems }) =>
      problems.map((p) => `${p.code} ${p.severity}`),
    );

  it("accepts a commendation with its copy and puts it into the month of its document", () => {
    const [checked] = checkEvents([line()], context());
    expect(checked?.problems).to.deep.equal([]);
    expect(checked?.line).to.include({
      accountMonth: "2026-07",
      type: "R4",
      evidenceKind: "copy",
      subjectKind: "officer",
    });
  });

  const refused: [string, Partial<PushLine<EventLine>>, string][] = [
    ["E01 an officer of another unit", { subject: "777777" }, "E01 row"],
    [
      "E01 another unit",
      { subjectKind: "单位", subject: "20", type: "R7", variant: "县级", evidenceKind: "文件和复印件" },
      "E01 row",
    ],
    ["E01 a unit where only officers can be meant", { subjectKind: "单位", subject: "19" }, "E01 row"],
    [
      "E01 a whole unit 直接责任人 of its own criticism",
      { subjectKind: "单位", subject: "19", type: "P7", variant: "直接责任人", evidenceKind: "文件和复印件" },
      "E01 row",
    ],
    ["E02 an unknown type", { type: "R9" }, "E02 row"],
    ["E03 a variant left out", { type: "R5" }, "E03 row"],
    ["E03 a variant too many", { variant: "city" }, "E03 row"],
    ["E05 a document of another month", { documentOn: "2026-08-01" }, "E05 row"],
    ["E05 a document before the deed", { occurredOn: "2026-07-16" }, "E05 row"],
    ["E05 no document date, before signature", { documentOn: "" }, "E05 sign"],
    ["V23 no evidence number", { evidenceNo: "" }, "V23 sign"],
    ["V23 the wrong kind of evidence", { evidenceKind: "照片" }, "V23 sign"],
    ["V08 no reason", { reason: " " }, "V08 row"],
    ["V06 a reason of 201 characters", { reason: "字".repeat(201) }, "V06 row"],
    ["V15 an unknown finding", { finding: "大概" }, "V15 row"],
  ];
  for (const [title, over, code] of refused) {
    it(`names ${title}`, () => {
      expect(codes(over)).to.deep.equal([code]);
    });
  }

  it("accepts what just does not break these rules", () => {
    expect(codes({ type: "R5", variant: "市局通报表扬" })).to.deep.equal([]);
    expect(codes({ reason: "𠮷".repeat(200) })).to.deep.equal([]);
    expect(codes({ documentOn: "2026-07-01" })).to.deep.equal([]);
    expect(codes({ evidenceKind: "文件和复印件" })).to.deep.equal([]);
    const unit = {
      subjectKind: "单位",
      subject: "19",
      type: "R7",
      variant: "县级",
      evidenceKind: "文件和复印件",
    };
    expect(codes(unit)).to.deep.equal([]);
  });

  it("asks no evidence of what is still investigated", () => {
    const pending = {
      finding: "调查中",
      responsibility: "主要",
      evidenceNo: "",
      evidenceKind: "",
      documentOn: "",
    };
    expect(codes({ type: "P8", variant: BY_2026_V1.events.find((t) => t.type === "P8")?.values[0]?.variant, ...pending }))
      .to.deep.equal([]); // prettier-ignore
  });
});

describe("plan and case list", () => {
  it("reads a plan row: blank and 不适用 both mean not assigned", () => {
    const [row] = checkPlan(
      [{ policeNo: "012345", version: 0, fields: { taskTarget: "20", dutyDue: "不适用", studyDue: "４次", partyDue: "" } }],
      { roster, stored: new Map(), open: true },
    ); // prettier-ignore
    expect(row?.plan).to.deep.equal({ taskTarget: 20, dutyDue: null, studyDue: 4, partyDue: null });
    expect(row?.outcomeHint).to.equal("ok");
  });

  it("names a bad target, a stranger and a closed month", () => {
    const rows = [
      { policeNo: "012345", version: 0, fields: { taskTarget: "很多" } },
      { policeNo: "777777", version: 0, fields: {} },
    ];
    const found = (open: boolean) =>
      checkPlan(rows, { roster, stored: new Map(), open }).map(({ problems }) =>
        problems.map(({ code }) => code),
      );
    expect(found(true)).to.deep.equal([["V16"], ["V09"]]);
    expect(found(false)).to.deep.equal([
      ["V11", "V16"],
      ["V09", "V11"],
    ]);
  });

  it("reads cases, and names doubled numbers and unknown units by their row", () => {
    const checked = checkCases(
      [
        { rowNumber: 2, cells: { caseNo: "A1", kind: "盗窃", unit: "09", openedOn: "2026.7.1" } },
        { rowNumber: 3, cells: { caseNo: "A1", kind: "盗窃" } },
        { rowNumber: 4, cells: { caseNo: "A2", kind: "盗窃", unit: "77" } },
        { rowNumber: 5, cells: { kind: "盗窃" } },
      ],
      { units: new Set(["09"]) },
    );
    expect(checked[0]?.line).to.deep.equal({ caseNo: "A1", kind: "盗窃", name: null, unit: "09", openedOn: "2026-07-01" });
    expect(checked.map(({ problems }) => problems.map(({ code }) => code).join())).to.deep.equal(["", "V10", "K01", "V08"]);
    const [problem] = checked[1]?.problems ?? [];
    expect(problem && problemMessage(problem, "zh")).to.contain("第3行 A1，A列“案件编号”");
  }); // prettier-ignore
});

describe("form definitions", () => {
  it("has 32 data columns F–AK between locked identity and locked system columns", () => {
    const letters = (test: (c: (typeof MONTHLY_SHEET.columns)[number]) => boolean): string =>
      MONTHLY_SHEET.columns.filter(test).map((column) => column.letter).join(" "); // prettier-ignore
    const data = MONTHLY_SHEET.columns.filter((column) => !column.locked);
    expect([data[0]?.letter, data.at(-1)?.letter, data.length]).to.deep.equal(["F", "AK", 32]);
    expect(letters((c) => c.prefilled === true)).to.equal("F K M P S");
    expect(letters((c) => c.filledBy === "officer")).to.equal("AJ AK");
    expect(letters((c) => c.hidden === true)).to.equal("AU AV");
    expect(letters((c) => c.area === "SH")).to.equal("AE AF AG AH");
  });

  it("has no two columns of the same key, heading or synonym in a sheet", () => {
    for (const sheet of Object.values(SHEETS)) {
      const words = sheet.columns.flatMap((column) => [...new Set([column.heading.zh, ...column.synonyms])]);
      expect(
        words.filter((word, index) => words.indexOf(word) !== index),
        sheet.name,
      ).to.deep.equal([]);
      expect(new Set(sheet.columns.map((column) => column.key)).size).to.equal(sheet.columns.length);
    }
  });

  it("is plain data: JSON gives it back unchanged", () => {
    for (const sheet of Object.values(SHEETS)) expect(JSON.parse(JSON.stringify(sheet))).to.deep.equal(sheet);
  });

  it("finds columns by heading wherever they stand, and names missing and doubled ones", () => {
    const headings = SHEETS.cases.columns.map((column) => column.heading.zh);
    const moved = [...headings].reverse();
    expect(checkHeadings(SHEETS.cases, moved).positions.get("caseNo")).to.equal(4);
    expect(checkHeadings(SHEETS.cases, ["案 号", ...headings.slice(1)]).problems).to.deep.equal([]);
    const found = (row: unknown[]) => checkHeadings(SHEETS.cases, row).problems.map((p) => `${p.code} ${String(p.params["reason"])}`);
    expect(found(headings.slice(1))).to.deep.equal(["V28 missing"]);
    expect(found([...headings, "案号"])).to.deep.equal(["V28 twice"]);
  }); // prettier-ignore

  it("refuses a workbook of another template", () => {
    expect(checkTemplate(MONTHLY_SHEET, "BY-2025-01")?.code).to.equal("V28");
    expect(checkTemplate(MONTHLY_SHEET, MONTHLY_SHEET.template)).to.equal(null);
  });

  it("has a sentence in both languages for every code", () => {
    for (const code of PROBLEM_CODES) {
      const params = { fields: ["flaw"], areas: ["JJ"], own: "good", suggested: "poor", role: "lead", post: "BA", others: ["000123"] };
      const seed = { sheet: "monthly", rowKey: "k", rowLabel: "012345 张三", field: "flaw", code, severity: "row", params } as const;
      expect(problemMessage(seed, "zh"), code).to.match(/^012345 张三，Z列“执法瑕疵次数”：.{6,}/);
      expect(problemMessage(seed, "en"), code).to.match(/^012345 张三, column Z “Law-enforcement flaws”: .{6,}/);
    }
  }); // prettier-ignore
});
