import type { Worksheet } from "exceljs";
import { AREA_LABEL, AREAS } from "../../../domain/area.ts";
import { letterOf } from "../../../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL, type Level, type PostType } from "../../../domain/people.ts";
import { fillRow, type Cell, type StyleName } from "./cell-styles.ts";
import type { AnnualMonth, AnnualOfficer, AnnualPoints, AnnualScope } from "./annual-scope.ts";
import { sheetOptions } from "./page-set-up.ts";
import { asNumber, meanOfSum } from "./standings.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

/** 序号 警号 姓名 职务层级 岗位, then two columns a month, months, mean, six areas. */
const FIRST_MONTH = 5;
const MONTHS_COLUMN = FIRST_MONTH + 24;
const MEAN_COLUMN = MONTHS_COLUMN + 1;
const COLUMNS = MEAN_COLUMN + 1 + AREAS.length;
const HEADINGS = 4;

/** One unit's year: a line per officer with each month's points and grade. Rows are added as they are read. */
export class UnitSheet {
  readonly sheet: Worksheet;
  readonly #book: WorkbookPackage;
  readonly #scope: AnnualScope;
  readonly #counted: AnnualMonth[];
  readonly #sums = new Map<string, { sum: number; count: number }>();
  #row = HEADINGS;
  officers = 0;

  constructor(book: WorkbookPackage, name: string, unit: { name: string }, scope: AnnualScope) {
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
    this.sheet.columns = widths().map((width) => ({ width }));
    this.#writeHeadings(title);
  }

  add(officer: AnnualOfficer, points: readonly AnnualPoints[]): void {
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
        [one?.grade ? GRADE_LABEL[one.grade].zh : undefined, gradeStyle(one)],
      );
      if (one) this.#addTo(month, one.total);
    }
    const sum = counted.reduce((total, one) => total + one.total, 0);
    cells.push([counted.length, "count"], this.#meanCell(number, sum, counted.length));
    if (counted.length > 0) this.#addTo("mean", Math.round(meanOfSum(sum, counted.length)! * 100));
    for (const area of AREAS) {
      const earned = counted.flatMap((one) => one[area] ?? []);
      cells.push([meanOfSum(earned.reduce((a, b) => a + b, 0), earned.length), "points"]); // prettier-ignore
    }
    this.#book.writeRow(this.sheet, number, cells);
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
    const cells: Cell[] = [
      ["", "sumText"],
      ["", "sumText"],
      ["人均", "sumText"],
      ["", "sumText"],
      ["", "sumText"],
    ];
    this.#scope.months.forEach(({ month }, index) => {
      cells.push(mean(month, FIRST_MONTH + index * 2), ["", "sumText"]);
    });
    cells.push(["", "sumText"], mean("mean", MEAN_COLUMN), ...AREAS.map((): Cell => ["", "sumText"]));
    this.#book.writeRow(this.sheet, ++this.#row, cells);
    if (this.officers > 0) {
      this.sheet.autoFilter = { from: { row: HEADINGS, column: 1 }, to: { row: last, column: COLUMNS } };
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
    const { months, provisional } = this.#scope;
    fillRow(sheet.getRow(1), [[title, "title"] as never], 30);
    sheet.mergeCells(1, 1, 1, COLUMNS);
    const open = provisional
      ? "本年度尚无已公布月份,均分按填报中的月份暂计。"
      : "带※的月份尚未公布,只列当前得分,不计入月数和均分。";
    fillRow(sheet.getRow(2), [[`单位:分。${open}民警调动前后的月份列在各自单位,空白为无得分。均分为所列已计月份得分的平均数,四舍五入到两位小数。`, "note"] as never], 18); // prettier-ignore
    sheet.mergeCells(2, 1, 2, COLUMNS);
    const top: Cell[] = ["序号", "警号", "姓名", "职务层级", "岗位"].map((text) => [text, "heading"]);
    const below: Cell[] = top.map(([text]) => [text, "heading"]);
    for (const { number, counts, known } of months) {
      top.push([`${number}月${known && !counts ? "※" : ""}`, "heading"], ["", "heading"]);
      below.push(["得分", "subheading"], ["等次", "subheading"]);
    }
    top.push(
      ["年初至今", "heading"],
      ["", "heading"],
      ["六个方面均分", "heading"],
      ...AREAS.slice(1).map((): Cell => ["", "heading"]),
    );
    below.push(
      ["月数", "subheading"],
      ["均分", "subheading"],
      ...AREAS.map((area): Cell => [AREA_LABEL[area].zh, "subheading"]),
    );
    fillRow(sheet.getRow(3), top, 20);
    fillRow(sheet.getRow(4), below, 30);
    for (let column = 1; column <= FIRST_MONTH; column++) sheet.mergeCells(3, column, 4, column);
    for (let index = 0; index < 12; index++) {
      sheet.mergeCells(3, FIRST_MONTH + 1 + index * 2, 3, FIRST_MONTH + 2 + index * 2);
    }
    sheet.mergeCells(3, MONTHS_COLUMN + 1, 3, MEAN_COLUMN + 1);
    sheet.mergeCells(3, MEAN_COLUMN + 2, 3, COLUMNS);
    for (let row = 1; row <= HEADINGS; row++) sheet.getRow(row).commit();
  }
}

function gradeStyle(one: AnnualPoints | undefined): StyleName {
  if (one?.grade === "excellent") return "excellent";
  return one?.grade === "poor" || one?.grade === "fair" ? "poor" : "text";
}

function widths(): number[] {
  const months = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 7.2 : 5.6));
  return [5, 8.5, 12, 8.5, 13, ...months, 5.5, 8, ...AREAS.map(() => 8)];
}
