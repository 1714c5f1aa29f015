import { expect } from "chai";
import ExcelJS from "exceljs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { columnsFrom } from "../../domain/form/sheet-definition.ts";
import type { SheetDefinition } from "../../domain/form/sheet-definition.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSheetRows } from "../../server/workbooks/read-workbook.ts";
import { packageWith, zipOf } from "./workbook-packages.ts";
import type { Part } from "./workbook-packages.ts";

const say = (zh: string): { zh: string; en: string } => ({ zh, en: `en ${zh}` });
const CASES: SheetDefinition = {
  name: "cases",
  title: say("案件清单"),
  tableName: "tblCases",
  template: "test",
  columns: columnsFrom(
    [
      {
        key: "caseNo",
        heading: say("案件编号"),
        kind: "code",
        prompt: say(""),
        required: true,
        synonyms: ["案号"],
      },
      { key: "kind", heading: say("案件类别"), kind: "text", prompt: say(""), required: true },
      { key: "name", heading: say("案件名称"), kind: "text", prompt: say("") },
      { key: "openedOn", heading: say("立案日期"), kind: "date", prompt: say("") },
      { key: "count", heading: say("人数"), kind: "integer", prompt: say(""), required: true },
    ],
    {},
  ),
};

async function bytesOf(workbook: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe("an uploaded workbook", function () {
  this.timeout(60_000);

  it("is read by its headings: any sheet, any order, synonyms, and line breaks in headings", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("说明").addRow(["请按表填写"]);
    const sheet = workbook.addWorksheet("数据");
    sheet.addRow(["2026年案件清单"]);
    sheet.addRow([]);
    sheet.addRow(["人 数", "案件\n类别", "案号*", "立案日期", "案件名称"]);
    sheet.addRow([3, "盗窃", "A000417", new Date(Date.UTC(2026, 6, 15)), "=1+1"]);
    sheet.addRow([]);
    sheet.addRow(["１２", "诈骗", "A000418", "2026-07-16", "𠮷某诈骗"]);
    const read = await readSheetRows(await bytesOf(workbook), CASES);
    expect(read.problems).to.deep.equal([]);
    expect(read.sheetName).to.equal("数据");
    expect(read.rows).to.deep.equal([
      {
        sheetRow: 4,
        cells: { count: 3, kind: "盗窃", caseNo: "A000417", openedOn: "2026-07-15", name: "=1+1" },
      },
      {
        sheetRow: 6,
        cells: { count: "１２", kind: "诈骗", caseNo: "A000418", openedOn: "2026-07-16", name: "𠮷某诈骗" },
      },
    ]);
  });

  it("gives what a person sees: rich text, links, results of formulas; merged cells once; hidden rows too", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("案件清单");
    sheet.addRow(["案件编号", "案件类别", "案件名称", "人数"]);
    const first = sheet.addRow(["A1", { richText: [{ text: "盗" }, { text: "窃", font: { bold: true } }] }]);
    first.getCell(3).value = { text: "点此", hyperlink: "javascript:alert(1)" };
    first.getCell(4).value = { formula: "1+1", result: 2 };
    first.hidden = true;
    const second = sheet.addRow(["A2", "抢劫"]);
    second.getCell(3).value = { error: "#REF!" };
    second.getCell(4).value = { formula: "1/3" };
    sheet.addRow(["A3", "合并"]);
    sheet.addRow(["A4"]);
    sheet.mergeCells("B4:B5");
    const { rows } = await readSheetRows(await bytesOf(workbook), CASES);
    expect(rows.map(({ cells }) => cells)).to.deep.equal([
      { caseNo: "A1", kind: "盗窃", name: "点此", count: 2 },
      { caseNo: "A2", kind: "抢劫", name: { error: "#REF!" }, count: { formula: "1/3" } },
      { caseNo: "A3", kind: "合并" },
      { caseNo: "A4" },
    ]);
  });

  it("keeps days of the 1904 calendar", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.properties.date1904 = true;
    const sheet = workbook.addWorksheet("案件清单");
    sheet.addRow(["案件编号", "案件类别", "立案日期", "人数"]);
    sheet.addRow(["A1", "盗窃", new Date(Date.UTC(2026, 1, 28)), 1]);
    const { rows } = await readSheetRows(await bytesOf(workbook), CASES);
    expect(rows[0]?.cells["openedOn"]).to.equal("2026-02-28");
  });

  it("names the headings that are missing (V28), and a workbook without any", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("案件清单").addRow(["案件编号", "案件类别", "名称"]);
    const partly = await readSheetRows(await bytesOf(workbook), CASES);
    expect(
      partly.problems.map(({ code, field, params }) => ({ code, field, heading: params["heading"] })),
    ).to.deep.include({ code: "V28", field: "count", heading: "人数" });
    const other = new ExcelJS.Workbook();
    other.addWorksheet("别的表").addRow(["甲", "乙"]);
    const none = await readSheetRows(await bytesOf(other), CASES);
    expect(none.rows).to.deep.equal([]);
    expect(none.problems.map(({ code, field }) => ({ code, field }))).to.deep.equal([
      { code: "V28", field: null },
    ]);
  });

  it("may validate a whole column without costing anything", async () => {
    const sheet = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>案件编号</t></is></c><c r="B1" t="inlineStr"><is><t>案件类别</t></is></c><c r="C1" t="inlineStr"><is><t>人数</t></is></c></row></sheetData><dataValidations count="1"><dataValidation type="whole" sqref="A2:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>`;
    const before = performance.now();
    const { problems } = await readSheetRows(packageWith(sheet), CASES);
    expect(problems).to.deep.equal([]);
    expect(performance.now() - before).to.be.lessThan(6_000);
  });

  it("that is hostile is refused by name within ten seconds while the loop stays free", async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const figures: string[] = [];
    for (const [what, file, code] of hostileFiles()) {
      delay.reset();
      delay.enable();
      const before = performance.now();
      const refusal = await readSheetRows(file, CASES).then(
        (read) => `read ${read.rows.length} rows`,
        (error: unknown) => codeOf(error),
      );
      const took = performance.now() - before;
      delay.disable();
      figures.push(`${what}: ${refusal}, ${took.toFixed(0)} ms, stall ${(delay.max / 1e6).toFixed(0)} ms`);
      expect(refusal, what).to.equal(code);
      expect(took, what).to.be.lessThan(10_000);
    }
    if (process.argv.includes("--figures")) console.log(figures.join("\n"));
  });

  it("that is slow does not keep eight others waiting for ever", async () => {
    const file = packageWith(`<mergeCells><mergeCell ref="A1:ZZ9999"/></mergeCells>`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => readSheetRows(file, CASES).catch(codeOf)),
    );
    expect(new Set(answers)).to.deep.equal(new Set(["upload.too-many-cells"]));
  });
});

function codeOf(error: unknown): string {
  return error instanceof Refusal ? (error as { code: string }).code : String(error);
}

function hostileFiles(): [what: string, file: Buffer, code: string][] {
  const honest = packageWith("<sheetData/>");
  const row = `<row><c t="n"><v>1</v></c></row>`;
  const part = (name: string, content: string | Buffer, claims?: Part["claims"]): Part => ({ name, content, ...(claims ? { claims } : {}) }); // prettier-ignore
  const withPart = (...parts: Part[]): Buffer => packageWith("<sheetData/>", parts);
  const noise = Buffer.alloc(3_000_000, 0);
  return [
    ["empty file", Buffer.alloc(0), "upload.not-a-workbook"],
    ["text", Buffer.from("警号,姓名\n000123,王芳\n".repeat(10)), "upload.not-a-workbook"],
    ["old .xls or encrypted", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), noise]), "upload.encrypted"],
    ["zip without a workbook", zipOf([part("readme.txt", "hello")]), "upload.not-a-workbook"],
    ["encrypted part", withPart(part("xl/media/a.bin", "x", { flags: 1 })), "upload.encrypted"],
    ["truncated", honest.subarray(0, honest.length - 30), "upload.damaged"],
    ["bytes behind the package", Buffer.concat([honest, Buffer.from("<script>")]), "upload.damaged"],
    ["wrong CRC", withPart(part("xl/styles.xml", "<styleSheet/>", { crc: 1 })), "upload.damaged"],
    ["wrong size", withPart(part("xl/styles.xml", "<styleSheet/>", { size: 5 })), "upload.damaged"],
    ["two names for one part", withPart(part("xl/a.xml", "<a/>", { localName: "xl/b.xml" })), "upload.damaged"],
    ["duplicate part", zipOf([part("xl/workbook.xml", "<a/>"), part("xl/Workbook.xml", "<b/>")]), "upload.duplicate-part"],
    ["zip slip", withPart(part("../../etc/passwd", "x")), "upload.unsafe-part"],
    ["backslash slip", withPart(part("..\\..\\x.dll", "x")), "upload.unsafe-part"],
    ["symbolic link", withPart(part("xl/link", "/etc/passwd", { attributes: 0xa1ff0000 })), "upload.unsafe-part"],
    ["nested zip", withPart(part("xl/embeddings/inner.zip", "PK")), "upload.unsafe-part"],
    ["macro", withPart(part("xl/vbaProject.bin", "x")), "upload.unsafe-part"],
    ["ratio 1000:1", withPart(part("xl/media/zero.bin", noise)), "upload.bomb"],
    ["size that lies", withPart(part("xl/media/zero.bin", Buffer.alloc(60_000_000), { size: 900 })), "upload.bomb"],
    ["1,000 parts", zipOf(Array.from({ length: 1000 }, (_, i) => part(`xl/${i}.xml`, "<a/>"))), "upload.too-many-parts"],
    ["too large", Buffer.alloc(9 * 1024 * 1024, 80), "upload.too-large"],
    ["merge A1:ZZ9999", packageWith(`<sheetData/><mergeCells><mergeCell ref="A1:ZZ9999"/></mergeCells>`), "upload.too-many-cells"],
    ["merge of everything", packageWith(`<sheetData/><mergeCells><mergeCell  ref = 'A1:XFD1048576'/></mergeCells>`), "upload.too-many-cells"],
    ["400,000 rows", packageWith(`<sheetData>${variedRows(400_000)}</sheetData>`), "upload.too-many-cells"],
    ["a million cells and more", packageWith(`<sheetData><row r="1">${row.slice(5, -6).repeat(1_100_000)}</row></sheetData>`), "upload.bomb"],
    ["10^5 styles", withPart(part("xl/styles.xml", `<styleSheet><cellXfs>${variedStyles(100_000)}</cellXfs></styleSheet>`)), "upload.too-many-cells"],
    ["10^5 names", packageWith("<sheetData/>", [], `<definedNames>${variedNames(100_000)}</definedNames>`), "upload.too-many-cells"],
    ["entities", withPart(part("xl/sharedStrings.xml", `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>`)), "upload.entities"],
    ["laughs", withPart(part("xl/styles.xml", `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><styleSheet>&b;</styleSheet>`)), "upload.entities"],
    ["UTF-16", withPart(part("xl/styles.xml", Buffer.from("\ufeff<!DOCTYPE a><styleSheet/>", "utf16le"))), "upload.damaged"],
    ["broken XML", packageWith("<sheetData><row><c></row>"), "upload.damaged"],
  ]; // prettier-ignore
}

function variedRows(count: number): string {
  return Array.from({ length: count }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 99991}</v></c></row>`).join(""); // prettier-ignore
}

function variedStyles(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `<xf numFmtId="${(i * 7919) % 9973}" fontId="${i % 211}"/>`,
  ).join("");
}

function variedNames(count: number): string {
  return Array.from({ length: count }, (_, i) => `<definedName name="n${(i * 7919) % 999983}">Sheet1!$A$${i}</definedName>`).join(""); // prettier-ignore
}
