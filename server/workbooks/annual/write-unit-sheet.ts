import type { Worksheet } from "exceljs";
import { letterOf } from "../../../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL, type Level, type PostType } from "../../../domain/people.ts";
import { UNGRADED_LABEL } from "../../../domain/ungraded.ts";
import type { ResultsOf } from "./annual-results.ts";
import { fillRow, type Cell, type StyleName } from "./cell-styles.ts";
import { spanInWords } from "./annual-scope.ts";
import type { AnnualMonth, AnnualOfficer, AnnualPoints, AnnualScope } from "./annual-scope.ts";
import { sheetOptions } from "./page-set-up.ts";
import { reasonsOf, resultColumns, type ResultColumn } from "./result-columns.ts";
import { asNumber, meanOfSum } from "./standings.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

/** 序号 警号 姓名 职务层级 岗位, then two columns a month, months, mean, quarters, half-years, year, 说明. */
const FIRST_MONTH = 5;
const MONTHS_COLUMN = FIRST_MONTH + 24;
const MEAN_COLUMN = MONTHS_COLUMN + 1;
const HEADINGS = 4;

/** One unit's year: a line per officer with each month's points and grade. Rows are added as they are read. */
export class UnitSheet {
  readonly sheet: Worksheet;
  readonly #book: WorkbookPackage;
  readonly #scope: AnnualScope;
  readonly #counted: AnnualMonth[];
  readonly #unit: { id: number; name: string };
  readonly #results: ResultColumn[];
  readonly #columns: number;
  readonly #sums = new Map<string, { sum: number; count: number }>();
  #row = HEADINGS;
  officers = 0;

  constructor(book: WorkbookPackage, name: string, unit: { id: number; name: string }, scope: AnnualScope) {
    this.#unit = unit;
    this.#results = resultColumns(scope, MEAN_COLUMN + 2);
    this.#columns = MEAN_COLUMN + 2 + this.#results.length;
    this.#book = book;
    this.#scope = scope;
    this.#counted = scope.months.filter(({ counts }) => counts);
    const title = `${unit.name}${scope.year}年度民警逐月得分`;
    this.sheet = book.addSheet(
      name,
      sheetOptions({
        paper: "A3",
        title,
        frozenRows: HEADINGS,
        frozenColumns: 3,
        headingRows: `1:${HEADINGS}`,
      }),
    );
    this.sheet.columns = widths(this.#results).map((width) => ({ width }));
    this.#writeHeadings(title);
  }

  add(officer: AnnualOfficer, points: readonly AnnualPoints[], results: ResultsOf | undefined): void {
    const number = ++this.#row;
    const byMonth = new Map(points.map((one) => [one.month, one]));
    const counted = this.#counted.flatMap(({ month }) => byMonth.get(month) ?? []);
    const last = points.at(-1);
    const cells: Cell[] = [
      [++this.officers, "count"],
      [officer.policeNo, "text"],
      [officer.name, "text"],
      [last ? LEVEL_LABEL[last.level as Level].zh : "", "text"],
      [last ? POST_TYPE_LABEL[last.postType as PostType].zh : "", "text"],
    ];
    for (const { month } of this.#scope.months) {
      const one = byMonth.get(month);
      cells.push(
        [asNumber(one?.total), "points"],
        [one?.grade ? GRADE_LABEL[one.grade].zh : one?.ungraded ? "不定" : undefined, gradeStyle(one)],
      );
      if (one) this.#addTo(month, one.total);
    }
    const sum = counted.reduce((total, one) => total + one.total, 0);
    cells.push([counted.length, "count"], this.#meanCell(number, sum, counted.length));
    if (counted.length > 0) this.#addTo("mean", Math.round(meanOfSum(sum, counted.length)! * 100));
    const elsewhere = this.#homeElsewhere(results);
    for (const [index, column] of this.#results.entries()) {
      const cell: Cell = elsewhere === null ? column.cell(results, number) : ["", "text"];
      cells.push(cell);
      const value = numberIn(cell);
      if (column.isScore && value !== null) this.#addTo(`result ${index}`, Math.round(value * 100));
    }
    cells.push([this.#wordsOf(officer, points, results, elsewhere).join("；"), "reason"]);
    this.#book.writeRow(this.sheet, number, cells);
  }

  /** Who has gone to another unit has his results there: its name, or null for everybody who is still here. */
  #homeElsewhere(results: ResultsOf | undefined): string | null {
    const last = this.#scope.periods.flatMap(({ period }) => results?.get(period) ?? []).at(-1);
    if (!last || last.unitId === this.#unit.id) return null;
    return this.#scope.units.find(({ id }) => id === last.unitId)?.name ?? "其他单位";
  }

  #wordsOf(
    officer: AnnualOfficer,
    points: readonly AnnualPoints[],
    results: ResultsOf | undefined,
    elsewhere: string | null,
  ): string[] {
    const months = points.flatMap(({ month, ungraded }) =>
      ungraded ? [`${Number(month.slice(5))}月：${UNGRADED_LABEL[ungraded].zh}`] : [],
    );
    if (elsewhere !== null) return [...months, `季度、半年、年度结果列${elsewhere}`];
    return [...months, ...reasonsOf(this.#scope, officer.officerId, results)];
  }

  /** The line of means below the officers, filter and note. */
  close(): void {
    const first = HEADINGS + 1;
    const last = this.#row;
    const range = (column: number): string => `${letterOf(column)}${first}:${letterOf(column)}${last}`;
    const mean = (key: string, column: number): Cell => {
      const { sum, count } = this.#sums.get(key) ?? { sum: 0, count: 0 };
      const result = meanOfSum(sum, count);
      return result === undefined
        ? [undefined, "mean"]
        : [{ formula: `ROUND(AVERAGE(${range(column)}),2)`, result }, "mean"];
    };
    const blank: Cell = ["", "sumText"];
    const cells: Cell[] = [blank, blank, ["人均", "sumText"], blank, blank];
    this.#scope.months.forEach(({ month }, index) => {
      cells.push(mean(month, FIRST_MONTH + index * 2), blank);
    });
    cells.push(blank, mean("mean", MEAN_COLUMN));
    for (const [index, { isScore }] of this.#results.entries())
      cells.push(isScore ? mean(`result ${index}`, MEAN_COLUMN + 1 + index) : blank);
    cells.push(blank);
    this.#book.writeRow(this.sheet, ++this.#row, cells);
    if (this.officers > 0) {
      const to = { row: last, column: this.#columns };
      this.sheet.autoFilter = { from: { row: HEADINGS, column: 1 }, to };
    }
  }

  #meanCell(row: number, sum: number, count: number): Cell {
    const result = meanOfSum(sum, count);
    if (result === undefined) return [undefined, "mean"];
    const months = this.#counted
      .map(({ number }) => `${letterOf(FIRST_MONTH + (number - 1) * 2)}${row}`)
      .join(",");
    return [{ formula: `ROUND(AVERAGE(${months}),2)`, result }, "mean"];
  }

  #addTo(key: string, points: number): void {
    const sum = this.#sums.get(key) ?? { sum: 0, count: 0 };
    this.#sums.set(key, { sum: sum.sum + points, count: sum.count + 1 });
  }

  #writeHeadings(title: string): void {
    const { sheet } = this;
    const { months, provisional, periods } = this.#scope;
    const columns = this.#columns;
    fillRow(sheet.getRow(1), [[title, "title"]], 30);
    sheet.mergeCells(1, 1, 1, columns);
    const open = provisional
      ? "本年度尚无已公布月份，均分按填报中的月份暂计。"
      : "带※的月份尚未公布，只列当前得分，不计入月数和均分。";
    const waiting = periods.some(({ run }) => !run) ? "季度、半年、年度结果公布前注明“未公布”。" : "";
    fillRow(sheet.getRow(2), [[`单位：分。${open}${waiting}名次为同序列同岗位“名次/参加排名人数”。民警调动前后的月份列在各自单位，空白为无得分。均分为已计月份得分的平均数，四舍五入到两位小数。`, "note"]], 18); // prettier-ignore
    sheet.mergeCells(2, 1, 2, columns);
    const top: Cell[] = ["序号", "警号", "姓名", "职务层级", "岗位"].map((text) => [text, "heading"]);
    const below: Cell[] = top.map(([text]) => [text, "heading"]);
    for (const { number, counts, known } of months) {
      top.push([`${number}月${known && !counts ? "※" : ""}`, "heading"], ["", "heading"]);
      below.push(["得分", "subheading"], ["等次", "subheading"]);
    }
    top.push([spanInWords(this.#scope), "heading"], ["", "heading"]);
    below.push(["月数", "subheading"], ["均分", "subheading"]);
    for (const { top: above, below: under } of this.#results) {
      top.push([above, "heading"]);
      below.push([under, "subheading"]);
    }
    top.push(["说明", "heading"]);
    below.push(["说明", "heading"]);
    fillRow(sheet.getRow(3), top, 20);
    fillRow(sheet.getRow(4), below, 30);
    for (let column = 1; column <= FIRST_MONTH; column++) sheet.mergeCells(3, column, 4, column);
    sheet.mergeCells(3, columns, 4, columns);
    for (let index = 0; index < 12; index++) {
      sheet.mergeCells(3, FIRST_MONTH + 1 + index * 2, 3, FIRST_MONTH + 2 + index * 2);
    }
    sheet.mergeCells(3, MONTHS_COLUMN + 1, 3, MEAN_COLUMN + 1);
    let from = MEAN_COLUMN + 2;
    for (const [index, { top: above }] of this.#results.entries()) {
      if (this.#results[index + 1]?.top === above) continue;
      const to = MEAN_COLUMN + 2 + index;
      if (to > from) sheet.mergeCells(3, from, 3, to);
      from = to + 1;
    }
    for (let row = 1; row <= HEADINGS; row++) sheet.getRow(row).commit();
  }
}

function gradeStyle(one: AnnualPoints | undefined): StyleName {
  if (one?.grade === "excellent") return "excellent";
  return one?.grade === "poor" || one?.grade === "fair" ? "poor" : "text";
}

function numberIn([value]: Cell): number | null {
  if (typeof value === "number") return value;
  return typeof value === "object" && value !== null ? value.result : null;
}

const REASON_WIDTH = 26;

function widths(results: readonly ResultColumn[]): number[] {
  const months = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 6 : 4.6));
  return [4, 7.5, 9, 6, 9.5, ...months, 4.6, 6.6, ...results.map(({ width }) => width), REASON_WIDTH];
}
