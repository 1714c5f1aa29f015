import type { Worksheet } from "exceljs";
import { letterOf } from "../../../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { SERIES, SERIES_LABEL } from "../../../domain/people.ts";
import type { StoredUnitStanding } from "../../unit-quarters/quarter-store.ts";
import type { AnnualScope } from "./annual-scope.ts";
import type { UnitMeans, UnitQuarter, UnitYear } from "./annual-unit-quarters.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import { asNumber } from "./standings.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

export const UNIT_QUARTERS = "单位考核";
const HEADINGS = 4;
/** 代码 单位 序列, then six columns a quarter and two for each half-year and the year, 说明. */
const START = ["代码", "单位", "序列"];
const START_WIDTHS = [6, 22, 13];
const QUARTER = ["队伍", "业务", "加分", "合计", "名次", "等次"];
const QUARTER_WIDTHS = [6.6, 6.6, 6, 7.2, 6.6, 5.6];
const LONGER = ["均分", "名次"];
const LONGER_WIDTHS = [7.2, 6.6];
const NOTE_WIDTH = 24;
/** Of a quarter's six columns. */
const TOTAL = 3;
const OPEN: Cell = ["未公布", "open"];
const NONE: Cell = ["—", "text"];

/** A unit as this sheet needs it. */
type Unit = AnnualScope["units"][number];

/**
 * 单位考核 (细则 §6): a line per unit with each quarter's 队伍建设 and 业务建设, over-bonus, total, place in its series and
 * grade; then half-years and the year as means of the quarters. Places are the bureau's whoever exports.
 */
export async function writeUnitQuartersSheet(
  book: WorkbookPackage,
  name: string,
  scope: AnnualScope,
  year: UnitYear,
): Promise<Worksheet> {
  const columns = START.length + year.quarters.length * QUARTER.length + year.longer.length * LONGER.length + 1; // prettier-ignore
  const title = `${scope.year}年度单位考核结果`;
  const sheet = book.addSheet(
    name,
    sheetOptions({
      paper: "A3",
      title,
      frozenRows: HEADINGS,
      frozenColumns: START.length,
      headingRows: `1:${HEADINGS}`,
      tab: "FF548235",
    }),
  );
  sheet.columns = [
    ...START_WIDTHS,
    ...year.quarters.flatMap(() => QUARTER_WIDTHS),
    ...year.longer.flatMap(() => LONGER_WIDTHS),
    NOTE_WIDTH,
  ].map((width) => ({ width }));
  writeHeadings(sheet, title, year, columns);
  let number = HEADINGS;
  for (const unit of assessed(scope)) {
    book.writeRow(sheet, ++number, lineOf(unit, year, number));
    await book.settle();
  }
  if (number > HEADINGS)
    sheet.autoFilter = { from: { row: HEADINGS, column: 1 }, to: { row: number, column: columns } };
  await book.finishSheet(sheet);
  return sheet;
}

/** The reader's units that are assessed, by series and code: 局领导 is none. */
function assessed({ units }: AnnualScope): Unit[] {
  return units
    .filter(({ mine, series }) => mine && series !== "leadership")
    .sort((a, b) => SERIES.indexOf(a.series) - SERIES.indexOf(b.series) || (a.code < b.code ? -1 : 1));
}

function lineOf(unit: Unit, year: UnitYear, row: number): Cell[] {
  const totalAt = year.quarters.map((_, index) => `${letterOf(START.length + index * QUARTER.length + TOTAL)}${row}`); // prettier-ignore
  return [
    [unit.code, "text"],
    [unit.name, "text"],
    [SERIES_LABEL[unit.series].zh, "text"],
    ...year.quarters.flatMap((quarter, index) => quarterCells(quarter, unit, index, row)),
    ...year.longer.flatMap((longer) => longerCells(longer, unit, year, totalAt)),
    [wordsOf(unit, year).join("；"), "reason"],
  ];
}

function quarterCells({ run, byUnit }: UnitQuarter, unit: Unit, index: number, row: number): Cell[] {
  const standing = byUnit.get(unit.id);
  if (!run || !standing) return QUARTER.map(() => (run ? NONE : OPEN));
  const { points, total, place, of } = standing;
  const { grade } = points;
  const style = grade === "excellent" ? "excellent" : grade === "fair" || grade === "poor" ? "poor" : "text";
  const first = START.length + index * QUARTER.length;
  const parts = (points.areas.DW ?? 0) + (points.areas.YW ?? 0) + points.bonus;
  const formula = `SUM(${letterOf(first)}${row}:${letterOf(first + 2)}${row})`;
  return [
    areaCell(points.areas.DW),
    areaCell(points.areas.YW),
    [asNumber(points.bonus), "points"],
    // A half that is wholly 不适用 has the other one rescaled: then the total is no sum of what stands beside it.
    [parts === total ? { formula, result: total / 100 } : asNumber(total), "mean"],
    [`${place}/${of}`, "text"],
    [GRADE_LABEL[grade].zh, style],
  ];
}

function areaCell(points: number | null): Cell {
  return points === null ? ["不适用", "text"] : [asNumber(points), "points"];
}

function longerCells(
  { means, kind, name }: UnitMeans,
  unit: Unit,
  { quarters }: UnitYear,
  totalAt: readonly string[],
): Cell[] {
  if (!means) return [OPEN, OPEN];
  const row = means.get(unit.code);
  if (!row) return [NONE, NONE];
  const [from, to] = kind === "year" ? [0, 4] : name === "上半年" ? [0, 2] : [2, 4];
  const totals = quarters.slice(from, to).flatMap(({ byUnit }) => byUnit.get(unit.id)?.total ?? []);
  const reckoned = Math.round(Number((totals.reduce((a, b) => a + b, 0) / totals.length).toPrecision(15)));
  const formula = `ROUND(AVERAGE(${totalAt.slice(from, to).join(",")}),2)`;
  return [
    [reckoned === row.mean ? { formula, result: row.mean / 100 } : asNumber(row.mean), "mean"],
    row.place === null ? NONE : [`${row.place}/${row.of ?? ""}`, "text"],
  ];
}

/** 说明: what capped a quarter's grade, and what was not filled in. */
function wordsOf(unit: Unit, { quarters }: UnitYear): string[] {
  return quarters.flatMap(({ name, byUnit }) => {
    const standing = byUnit.get(unit.id);
    if (!standing) return [];
    return reasonsOf(standing).map((words) => `${name}：${words}`);
  });
}

function reasonsOf({ points }: StoredUnitStanding): string[] {
  const capped = points.ceilings.map(({ code, grade }) => `${code}等次不高于“${GRADE_LABEL[grade].zh}”`);
  return [...capped, ...(points.complete ? [] : ["有指标未填，按0分计"])];
}

function writeHeadings(sheet: Worksheet, title: string, year: UnitYear, columns: number): void {
  fillRow(sheet.getRow(1), [[title, "title"]], 30);
  sheet.mergeCells(1, 1, 1, columns);
  fillRow(sheet.getRow(2), [["单位：分。队伍建设40分，业务建设60分，超额加分单列；名次为本序列“名次/单位数”。半年、年度为各季度合计的平均数，四舍五入到两位小数，所含季度全部公布后计算。", "note"]], 18); // prettier-ignore
  sheet.mergeCells(2, 1, 2, columns);
  const top: Cell[] = START.map((text) => [text, "heading"]);
  const below: Cell[] = START.map((text) => [text, "heading"]);
  const spans: [number, number][] = [];
  for (const [periods, parts] of [[year.quarters, QUARTER], [year.longer, LONGER]] as const)
    for (const { name } of periods) {
      spans.push([top.length + 1, top.length + parts.length]);
      parts.forEach((part, index) => {
        top.push([index === 0 ? name : "", "heading"]);
        below.push([part, "subheading"]);
      });
    } // prettier-ignore
  top.push(["说明", "heading"]);
  below.push(["说明", "heading"]);
  fillRow(sheet.getRow(3), top, 20);
  fillRow(sheet.getRow(4), below, 24);
  // After the texts: a text put into a merged cell would replace its first one.
  for (const [from, to] of spans) sheet.mergeCells(3, from, 3, to);
  for (const column of [1, 2, 3, columns]) sheet.mergeCells(3, column, 4, column);
  for (let row = 1; row <= HEADINGS; row++) sheet.getRow(row).commit();
}
