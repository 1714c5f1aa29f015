import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Writable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import ExcelJS from "exceljs";
import { AREAS } from "../domain/area.ts";
import { GRADE_LABEL, GRADES, type Grade } from "../domain/grade.ts";
import { databaseFile } from "../server/database/open-database.ts";
import { fillRow, type Cell } from "../server/workbooks/annual/cell-styles.ts";

/** Above this many officers the product writes a workbook per unit; so does the reference. */
const ONE_WORKBOOK = 10_000;

interface PointsRow {
  unit: string;
  policeNo: string;
  name: string;
  month: string;
  total: number;
  grade: Grade | null;
  zz: number | null;
}
interface Libsql {
  prepare(sql: string): { all(...values: unknown[]): unknown[] };
  close(): void;
}

/**
 * P4's reference, in a process of its own: exceljs' streaming writer fed with the cells of the unit sheets and of the
 * lists, styled alike. Reading the database is not counted; only writing is.
 */
export async function writePlainWorkbook(dataDir: string, size: number): Promise<void> {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const database = new Database(databaseFile(dataDir));
  const units = database.prepare("select id, code from units order by code").all() as { id: number; code: string }[]; // prettier-ignore
  const rowsOf = database.prepare(
    "select u.name as unit, o.police_no as policeNo, o.name, p.month, p.total, p.zz, r.grade from points p join officers o on o.id = p.officer_id join units u on u.id = p.unit_id join reports r on r.id = p.report_id where p.unit_id = ? and p.month <= '2026-12' order by o.police_no, p.month",
  );
  const out = new Writer(size > ONE_WORKBOOK);
  const ranked: Cell[][] = [];
  for (const unit of units) {
    const rows = rowsOf.all(unit.id) as PointsRow[];
    const officers = byOfficer(rows);
    ranked.push(...officers.map(rankingCells));
    await out.sheet(unit.code, officers.map(unitCells)); // prettier-ignore
  }
  await out.sheet("lists", ranked);
  await out.finish();
  database.close();
  const status = "/proc/self/status";
  const peak = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  console.log(`plain ${JSON.stringify({ milliseconds: out.milliseconds, cells: out.cells, bytes: out.bytes, peakMB: Number(peak ?? 0) / 1024 })}`); // prettier-ignore
}

/** Counts the time of writing alone; what is written goes nowhere. */
class Writer {
  milliseconds = 0;
  cells = 0;
  bytes = 0;
  readonly #bookPerSheet: boolean;
  #book: ExcelJS.stream.xlsx.WorkbookWriter | null = null;

  constructor(bookPerSheet: boolean) {
    this.#bookPerSheet = bookPerSheet;
  }

  async sheet(name: string, rows: readonly Cell[][]): Promise<void> {
    const started = performance.now();
    const book = (this.#book ??= this.#open());
    const sheet = book.addWorksheet(name);
    for (const [index, cells] of rows.entries()) {
      fillRow(sheet.getRow(index + 1), cells).commit();
      this.cells += cells.length;
      if (index % 200 === 199) await breathe();
    }
    sheet.commit();
    await breathe();
    if (this.#bookPerSheet) await this.#close();
    this.milliseconds += performance.now() - started;
  }

  async finish(): Promise<void> {
    const started = performance.now();
    await this.#close();
    this.milliseconds += performance.now() - started;
  }

  #open(): ExcelJS.stream.xlsx.WorkbookWriter {
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.bytes += chunk.length;
        done();
      },
    });
    return new ExcelJS.stream.xlsx.WorkbookWriter({
      stream,
      useStyles: true,
      useSharedStrings: false,
    });
  }

  async #close(): Promise<void> {
    await this.#book?.commit();
    this.#book = null;
  }
}

function byOfficer(rows: readonly PointsRow[]): PointsRow[][] {
  const officers = new Map<string, PointsRow[]>();
  for (const row of rows) {
    const known = officers.get(row.policeNo);
    if (known) known.push(row);
    else officers.set(row.policeNo, [row]);
  }
  return [...officers.values()];
}

/** Quarters, half-years with places, the year's parts, score and grade, and 说明: as many as the product writes. */
const RESULTS = 13;

/** The cells of `UnitSheet.add`: five of the person, two a month, months, mean, results, 说明. */
function unitCells(rows: readonly PointsRow[], index: number): Cell[] {
  const [first] = rows;
  const byMonth = new Map(rows.map((row) => [Number(row.month.slice(5)), row]));
  const cells: Cell[] = [
    [index + 1, "count"],
    [first?.policeNo, "text"],
    [first?.name, "text"],
    ["民警", "text"],
    ["办案", "text"],
  ];
  for (let month = 1; month <= 12; month++) {
    const row = byMonth.get(month);
    cells.push(
      [row && row.total / 100, "points"],
      [row?.grade ? GRADE_LABEL[row.grade].zh : undefined, "text"],
    );
  }
  const mean = Math.round(rows.reduce((sum, { total }) => sum + total, 0) / rows.length) / 100;
  cells.push(
    [rows.length, "count"],
    [{ formula: `ROUND(AVERAGE(F${index + 1},H${index + 1}),2)`, result: mean }, "mean"],
  );
  for (let result = 0; result < RESULTS; result++) cells.push(["未公布", "open"]);
  cells.push(["", "reason"]);
  return cells;
}

/** The cells of a line of `writeRankingSheet`. */
function rankingCells(rows: readonly PointsRow[], index: number): Cell[] {
  const [first] = rows;
  return [
    [index + 1, "count"],
    [first?.policeNo, "text"],
    [first?.name, "text"],
    [first?.unit, "text"],
    [rows.length, "count"],
    [(first?.total ?? 0) / 100, "mean"],
    ...AREAS.map((): Cell => [(first?.zz ?? 0) / 100, "points"]),
    ...GRADES.map((grade): Cell => [rows.filter((row) => row.grade === grade).length || undefined, "count"]),
    ...Array.from({ length: 6 }, (): Cell => ["未公布", "open"]),
  ];
}
