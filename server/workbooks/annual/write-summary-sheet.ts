import type { Worksheet } from "exceljs";
import { AREA_LABEL, AREAS } from "../../../domain/area.ts";
import { GRADE_LABEL, GRADES } from "../../../domain/grade.ts";
import { letterOf } from "../../../domain/form/sheet-definition.ts";
import { SERIES_LABEL } from "../../../domain/people.ts";
import type { PeriodTotals } from "./annual-results.ts";
import { spanInWords, type AnnualScope } from "./annual-scope.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import { meanOfSum } from "./standings.ts";
import { summaryCharts } from "./summary-charts.ts";
import { unitsByMean } from "./units-by-mean.ts";
import type { WorkbookPackage } from "./workbook-package.ts";
import { writeResultsSection } from "./write-results-section.ts";

/** Means of one unit: by month and over the counted months, as the unit's own sheet has them. */
export interface UnitLine {
  unitId: number;
  officers: number;
  monthMeans: (number | undefined)[];
}

export const SUMMARY = "全局汇总";
const MONTHS_HEAD = 3;
const COLUMNS = 18 + AREAS.length + GRADES.length;

/** Month by month, then unit by unit; two editable charts of the same cells below. */
export async function writeSummarySheet(
  book: WorkbookPackage,
  name: string,
  scope: AnnualScope,
  lines: readonly UnitLine[],
  totals: ReadonlyMap<string, PeriodTotals>,
): Promise<Worksheet> {
  const title = `${scope.year}年度考核情况汇总（${spanInWords(scope)}）`;
  const sheet = book.addSheet(
    name,
    sheetOptions({ paper: "A3", title, headingRows: "1:1", tab: "FF1F4E79" }),
  );
  sheet.columns = [6, 24, 15, 8, ...Array.from({ length: 12 }, () => 7.5), 7, 9, ...AREAS.map(() => 8.5), ...GRADES.map(() => 6)].map((width) => ({ width })); // prettier-ignore
  fillRow(sheet.getRow(1), [[title, "title"]], 32);
  sheet.mergeCells(1, 1, 1, COLUMNS);
  const note = scope.provisional
    ? "本年度尚无已公布月份，以下按填报中的月份暂计。"
    : "均分、排名只计已公布月份；未公布月份仅列填报进度。";
  fillRow(sheet.getRow(2), [[`一、各月情况。${note}`, "note"]], 20);
  sheet.mergeCells(2, 1, 2, COLUMNS);
  const lastMonth = writeMonths(sheet, scope);
  const unitsFrom = lastMonth + 4;
  const lastUnit = writeUnits(sheet, scope, lines, unitsFrom);
  writeResultsSection(sheet, scope, totals, lastUnit + 4, COLUMNS);
  const place = { monthsHead: MONTHS_HEAD, lastMonth, unitsFrom, lastUnit };
  await book.finishSheet(sheet, { items: summaryCharts(name, scope, place) });
  return sheet;
}

/** Rows of months: expected, complete, rate, scored, mean, grades. Returns the last row. */
function writeMonths(sheet: Worksheet, scope: AnnualScope): number {
  const headings = ["序号", "月份", "状态", "应填", "已完成", "完成率", "已评分", "均分", ...GRADES.map((grade) => GRADE_LABEL[grade].zh)]; // prettier-ignore
  fillRow(sheet.getRow(MONTHS_HEAD), headings.map((text) => [text, "heading"]), 24); // prettier-ignore
  let number = MONTHS_HEAD;
  scope.months.forEach(({ known, counts }, index) => {
    if (!known) return;
    number++;
    const sums = scope.sumsByMonth.get(known.month);
    const progress = sums?.progress;
    const rate: Cell = progress?.expected
      ? [{ formula: `E${number}/D${number}`, result: progress.complete / progress.expected }, "percent"]
      : [undefined, "percent"];
    const mean = counts && sums ? meanOfSum(sums.total.sum, sums.total.n) : undefined;
    fillRow(sheet.getRow(number), [
      [index + 1, "count"],
      [`${index + 1}月`, "text"],
      [known.state === "published" || known.state === "locked" ? "已公布" : "未公布", "text"],
      [progress?.expected ?? 0, "count"],
      [progress?.complete ?? 0, "count"],
      rate,
      [sums?.total.n ?? 0, "count"],
      [mean, "points"],
      ...GRADES.map((grade): Cell => [sums?.grades[grade] ?? 0, "count"]),
    ]);
  });
  const sum = (column: number): string =>
    `SUM(${letterOf(column - 1)}${MONTHS_HEAD + 1}:${letterOf(column - 1)}${number})`;
  const all = [...scope.sumsByMonth.values()];
  const totals = (read: (one: (typeof all)[number]) => number): number =>
    all.reduce((total, one) => total + read(one), 0);
  const [expected, complete] = [
    totals((one) => one.progress.expected),
    totals((one) => one.progress.complete),
  ];
  const total = number + 1;
  fillRow(sheet.getRow(total), [
    ["", "sumText"],
    ["合计", "sumText"],
    ["", "sumText"],
    [{ formula: sum(4), result: expected }, "sumCount"],
    [{ formula: sum(5), result: complete }, "sumCount"],
    expected
      ? [{ formula: `E${total}/D${total}`, result: complete / expected }, "sumPercent"]
      : [undefined, "sumPercent"],
    [{ formula: sum(7), result: totals((one) => one.total.n) }, "sumCount"],
    [meanOfSum(scope.bureau.total.sum, scope.bureau.total.n), "mean"],
    ...GRADES.map((grade, index): Cell => [{ formula: sum(9 + index), result: totals((one) => one.grades[grade]) }, "sumCount"]), // prettier-ignore
  ]);
  return number;
}

function writeUnits(sheet: Worksheet, scope: AnnualScope, lines: readonly UnitLine[], from: number): number {
  fillRow(
    sheet.getRow(from - 1),
    [["二、各单位情况。单位在本序列内排名，局领导不列入。均分为已计月份全部得分的平均数。", "note"]],
    20,
  );
  sheet.mergeCells(from - 1, 1, from - 1, COLUMNS);
  const headings = ["代码", "单位", "序列", "民警数", ...scope.months.map(({ number }) => `${number}月均分`), "序列内名次", "均分", ...AREAS.map((area) => AREA_LABEL[area].zh), ...GRADES.map((grade) => GRADE_LABEL[grade].zh)]; // prettier-ignore
  fillRow(sheet.getRow(from), headings.map((text) => [text, "heading"]), 34); // prettier-ignore
  let number = from;
  const units = unitsByMean(scope);
  for (const { unit, mean, place } of units) {
    const line = lines.find(({ unitId }) => unitId === unit.id);
    const sums = scope.sumsByUnit.get(unit.id);
    fillRow(sheet.getRow(++number), [
      [unit.code, "text"],
      [unit.name, "text"],
      [SERIES_LABEL[unit.series].zh, "text"],
      [line?.officers ?? 0, "count"],
      ...scope.months.map((_, index): Cell => [line?.monthMeans[index], "points"]),
      [mean === undefined ? undefined : place, "count"],
      [mean, "mean"],
      ...AREAS.map((area): Cell => [sums && meanOfSum(sums.areas[area].sum, sums.areas[area].n), "points"]),
      ...GRADES.map((grade): Cell => [sums?.grades[grade] ?? 0, "count"]),
    ]);
  }
  const { bureau } = scope;
  const sum = (column: number): string => `SUM(${letterOf(column)}${from + 1}:${letterOf(column)}${number})`;
  const officers = units.reduce((total, { unit }) => total + (lines.find(({ unitId }) => unitId === unit.id)?.officers ?? 0), 0); // prettier-ignore
  if (scope.whole) {
    const grades = GRADES.map((grade, index): Cell => {
      const result = units.reduce(
        (total, { unit }) => total + (scope.sumsByUnit.get(unit.id)?.grades[grade] ?? 0),
        0,
      );
      return [{ formula: sum(18 + AREAS.length + index), result }, "sumCount"];
    });
    fillRow(sheet.getRow(number + 1), [
      ["", "sumText"], ["全局", "sumText"], ["", "sumText"],
      [{ formula: sum(3), result: officers }, "sumCount"],
      ...scope.months.map(({ month, counts }): Cell => {
        const one = scope.sumsByMonth.get(month);
        return [counts && one ? meanOfSum(one.total.sum, one.total.n) : undefined, "mean"];
      }),
      ["", "sumText"],
      [meanOfSum(bureau.total.sum, bureau.total.n), "mean"],
      ...AREAS.map((area): Cell => [meanOfSum(bureau.areas[area].sum, bureau.areas[area].n), "mean"]),
      ...grades,
    ]); // prettier-ignore
    return number + 1;
  }
  return number;
}
