import { Writable } from "node:stream";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type { SignedInPerson } from "../../server/access/person.ts";
import { readAnnualScope, type AnnualScope } from "../../server/workbooks/annual/annual-scope.ts";
import { needsArchive, writeAnnualArchive } from "../../server/workbooks/annual/write-annual-archive.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { scoreYear } from "./workbook-year.ts";

const DIRECTOR: SignedInPerson = {
  ...{ accountId: 1, account: "director", name: "局长", officerId: null, policeNo: null },
  ...{ roles: new Set(["chief"] as const), fills: new Set<number>(), heads: new Set<number>() },
  ...{ inCharge: new Set<number>(), unitId: null },
};

describe("the annual archive of a large bureau", function () {
  this.timeout(120_000);

  forEachDatabase((engine) => {
    let server: RunningServer;
    let scope: AnnualScope;
    let file: Buffer;

    before(async () => {
      server = await startServer({ engine });
      await scoreYear(server.context.db);
      const { context } = server;
      scope = await readAnnualScope(context, DIRECTOR, 2026);
      const chunks: Buffer[] = [];
      const output = new Writable({
        write(chunk: Buffer, _encoding, done) {
          chunks.push(chunk);
          done();
        },
      });
      await writeAnnualArchive(context, DIRECTOR, scope, output, new AbortController().signal);
      file = Buffer.concat(chunks);
    });
    after(() => server.stop());

    it("is made above the number of officers a workbook holds, and for the whole bureau only", () => {
      const { expectedOfficers } = scope;
      expect(needsArchive(scope)).to.equal(false);
      expect(needsArchive(scope, expectedOfficers)).to.equal(false);
      expect(needsArchive(scope, expectedOfficers - 1)).to.equal(true);
      expect(needsArchive({ whole: false, expectedOfficers }, expectedOfficers - 1)).to.equal(false);
    });

    it("holds a workbook per unit and one of cover, summary, lists and basis", () => {
      expect([...storedParts(file).keys()]).to.deep.equal([
        "01 指挥中心(办公室).xlsx",
        "09 刑事侦查大队.xlsx",
        "19 城关派出所.xlsx",
        "全局汇总与排名-2026.xlsx",
      ]);
    });

    it("has workbooks that open and say every month the database has", async () => {
      const sheets: ExcelJS.Worksheet[] = [];
      for (const workbook of storedParts(file).values()) {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(workbook as unknown as ExcelJS.Buffer);
        sheets.push(...book.worksheets);
      }
      expect(sheets.map(({ name }) => name)).to.deep.equal([
        ...["01 指挥中心(办公室)", "09 刑事侦查大队", "19 城关派出所", "封面", "全局汇总"],
        ...["排名-派出所民警", "排名-办案实战单位民警", "排名-机关民警", "排名-部门正职", "排名-局领导", "单位考核", "专项行动", "考核依据"],
      ]); // prettier-ignore
      const expected = await server.context.db("points").count<{ count: number }[]>({ count: "*" });
      let filled = 0;
      for (const sheet of sheets.filter(({ name }) => /^\d\d /.test(name))) {
        sheet.eachRow((row) => {
          if (!/^\d{6}$/.test(row.getCell(2).text)) return;
          for (let column = 6; column < 30; column += 2)
            filled += Number(typeof row.getCell(column).value === "number");
        });
      }
      expect(filled).to.equal(Number(expected[0]?.count));
    });
  });
});

/** The archive's parts by name; they are stored as they are, since workbooks are packed already. */
function storedParts(file: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = file.length - 22;
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const names = at + 46;
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    parts.set(
      file.toString("utf8", names, names + nameLength),
      file.subarray(start, start + file.readUInt32LE(at + 20)),
    );
    at = names + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}
