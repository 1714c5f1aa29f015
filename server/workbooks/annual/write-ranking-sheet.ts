import type { Worksheet } from "exceljs";
import { AREA_LABEL, AREAS } from "../../../domain/area.ts";
import { GRADE_LABEL, GRADES } from "../../../domain/grade.ts";
import type { AnnualScope } from "./annual-scope.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import { asNumber, LIST_TITLE, meanOfSum, type ListName, type Standings } from "./standings.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

const HEADINGS = 3;
const COLUMNS = 6 + AREAS.length + GRADES.length;

/** One list of 细则 §11. Places are the bureau's; a unit's own export shows its own officers' lines. */
export async function writeRankingSheet(
  book: WorkbookPackage,
  sheetName: string,
  list: ListName,
  standings: Standings,
  scope: AnnualScope,
): Promise<Worksheet> {
  const title = `${scope.year}年度${LIST_TITLE[list]}排名(年初至今)`;
  const sheet = book.addSheet(
    sheetName,
    sheetOptions({
      paper: "A4",
      title,
      frozenRows: HEADINGS,
      frozenColumns: 3,
      headingRows: `1:${HEADINGS}`,
      tab: "FFC9A227",
    }),
  );
  const widths = [6, 9, 13, 24, 6, 9, ...AREAS.map(() => 9), ...GRADES.map(() => 6)];
  sheet.columns = widths.map((width) => ({ width }));
  fillRow(sheet.getRow(1), [[title, "title"]], 30);
  sheet.mergeCells(1, 1, 1, COLUMNS);
  fillRow(sheet.getRow(2), [[`同分依次比较工作成绩均分、优秀月数、扣分多少,仍相同的名次并列(1、2、2、4)。${scope.whole ? "" : "名次为全局名次,仅列本人权限内单位的民警。"}`, "note"]], 18); // prettier-ignore
  sheet.mergeCells(2, 1, 2, COLUMNS);
  const headings = ["名次", "警号", "姓名", "单位", "月数", "均分", ...AREAS.map((area) => AREA_LABEL[area].zh), ...GRADES.map((grade) => GRADE_LABEL[grade].zh)]; // prettier-ignore
  fillRow(sheet.getRow(3), headings.map((text) => [text, "heading"]), 30); // prettier-ignore
  for (let row = 1; row <= HEADINGS; row++) sheet.getRow(row).commit();

  const units = new Map(scope.units.map((unit) => [unit.id, unit]));
  let number = HEADINGS;
  for (const standing of standings.placed(list)) {
    const unit = units.get(standing.unitId);
    if (!unit?.mine) continue;
    const cells: Cell[] = [
      [standing.place, "count"],
      [standing.policeNo, "text"],
      [standing.name, "text"],
      [unit.name, "text"],
      [standing.months, "count"],
      [asNumber(standing.mean), "mean"],
      ...AREAS.map((area): Cell => [meanOfSum(standing.areaSums[area], standing.areaMonths[area]), "points"]),
      ...GRADES.map((grade): Cell => [standing.grades[grade] || undefined, "count"]),
    ];
    book.writeRow(sheet, ++number, cells);
    if (number % 200 === 0) await book.settle();
  }
  if (number > HEADINGS) {
    sheet.autoFilter = { from: { row: HEADINGS, column: 1 }, to: { row: number, column: COLUMNS } };
  }
  await book.finishSheet(sheet);
  return sheet;
}
