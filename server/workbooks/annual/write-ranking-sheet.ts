import type { Worksheet } from "exceljs";
import type { Knex } from "knex";
import { AREA_LABEL, AREAS } from "../../../domain/area.ts";
import { GRADE_LABEL, GRADES } from "../../../domain/grade.ts";
import { readAnnualResults, type AnnualPeriod, type ResultsOf } from "./annual-results.ts";
import { spanInWords, type AnnualScope } from "./annual-scope.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import { gradeCell, ofKind, placeCell, scoreCell } from "./result-columns.ts";
import { asNumber, LIST_TITLE, meanOfSum, type ListName, type Standings } from "./standings.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

const HEADINGS = 4;
/** 名次 警号 姓名 单位 月数 均分, areas, grades; then half-years with places, year and grade as announced. */
const RESULTS = 6;
const COLUMNS = 6 + AREAS.length + GRADES.length + RESULTS;
/** Lines written between two looks into the results. */
const PAGE = 200;

/** One list of 细则 §11. Places are the bureau's; a unit's own export shows its own officers' lines. */
export async function writeRankingSheet(
  db: Knex,
  book: WorkbookPackage,
  sheetName: string,
  list: ListName,
  standings: Standings,
  scope: AnnualScope,
): Promise<Worksheet> {
  const title = `${scope.year}年度${LIST_TITLE[list]}排名（${spanInWords(scope)}）`;
  const sheet = book.addSheet(
    sheetName,
    sheetOptions({
      paper: "A3",
      title,
      frozenRows: HEADINGS,
      frozenColumns: 3,
      headingRows: `1:${HEADINGS}`,
      tab: "FFC9A227",
    }),
  );
  const widths = [6, 9, 12, 22, 6, 9, ...AREAS.map(() => 9), ...GRADES.map(() => 6), 8, 8, 8, 8, 8, 7];
  sheet.columns = widths.map((width) => ({ width }));
  fillRow(sheet.getRow(1), [[title, "title"]], 30);
  sheet.mergeCells(1, 1, 1, COLUMNS);
  fillRow(sheet.getRow(2), [[`名次按${spanInWords(scope)}均分；同分依次比较工作成绩均分、优秀月数、扣分多少，仍相同的名次并列（1、2、2、4）。半年名次为同序列同岗位“名次/参加排名人数”，以公布结果为准。${scope.whole ? "" : "名次为全局名次，仅列本人权限内单位的民警。"}`, "note"]], 20); // prettier-ignore
  sheet.mergeCells(2, 1, 2, COLUMNS);
  writeHeadings(sheet);

  const units = new Map(scope.units.map((unit) => [unit.id, unit]));
  const lines = standings.placed(list).filter(({ unitId }) => units.get(unitId)?.mine);
  const periods = [...ofKind(scope.periods, "halfYear"), ...ofKind(scope.periods, "year")];
  let number = HEADINGS;
  for (let from = 0; from < lines.length; from += PAGE) {
    const page = lines.slice(from, from + PAGE);
    const results = await readAnnualResults(db, periods, page.map(({ officerId }) => officerId)); // prettier-ignore
    for (const standing of page) {
      const cells: Cell[] = [
        [standing.place, "count"],
        [standing.policeNo, "text"],
        [standing.name, "text"],
        [units.get(standing.unitId)?.name, "text"],
        [standing.months, "count"],
        [asNumber(standing.mean), "mean"],
        ...AREAS.map((area): Cell => [meanOfSum(standing.areaSums[area], standing.areaMonths[area]), "points"]), // prettier-ignore
        ...GRADES.map((grade): Cell => [standing.grades[grade] || undefined, "count"]),
        ...resultCells(periods, results.get(standing.officerId)),
      ];
      book.writeRow(sheet, ++number, cells);
    }
    await book.settle();
  }
  if (number > HEADINGS) {
    sheet.autoFilter = { from: { row: HEADINGS, column: 1 }, to: { row: number, column: COLUMNS } };
  }
  await book.finishSheet(sheet);
  return sheet;
}

/** Half-years with places, the year with its grade. */
function resultCells(periods: readonly AnnualPeriod[], results: ResultsOf | undefined): Cell[] {
  return periods.flatMap((period): Cell[] => {
    const result = results?.get(period.period);
    const second = period.kind === "year" ? gradeCell(period, result) : placeCell(period, result);
    return [scoreCell(period, result, "points"), second];
  });
}

function writeHeadings(sheet: Worksheet): void {
  const head = (text: string): Cell => [text, "heading"];
  const rest = (count: number): Cell[] => Array.from({ length: count }, () => head(""));
  const top = [
    ...["名次", "警号", "姓名", "单位", "月数", "均分"].map(head),
    ...[head("六个方面均分"), ...rest(AREAS.length - 1), head("等次月数"), ...rest(GRADES.length - 1)],
    ...[head("上半年"), head(""), head("下半年"), head(""), head("年度"), head("")],
  ];
  const below: Cell[] = [
    ...["名次", "警号", "姓名", "单位", "月数", "均分"].map(head),
    ...AREAS.map((area): Cell => [AREA_LABEL[area].zh, "subheading"]),
    ...GRADES.map((grade): Cell => [GRADE_LABEL[grade].zh, "subheading"]),
    ...["得分", "名次", "得分", "名次", "总分", "等次"].map((text): Cell => [text, "subheading"]),
  ];
  fillRow(sheet.getRow(3), top, 20);
  fillRow(sheet.getRow(4), below, 30);
  for (let column = 1; column <= 6; column++) sheet.mergeCells(3, column, 4, column);
  let from = 7;
  for (const width of [AREAS.length, GRADES.length, 2, 2, 2]) {
    sheet.mergeCells(3, from, 3, from + width - 1);
    from += width;
  }
  for (let row = 1; row <= HEADINGS; row++) sheet.getRow(row).commit();
}
