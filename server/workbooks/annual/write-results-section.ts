import type { Worksheet } from "exceljs";
import { GRADE_LABEL, GRADES, type Grade } from "../../../domain/grade.ts";
import { shanghaiDay } from "../../today.ts";
import type { AnnualPeriod, PeriodTotals } from "./annual-results.ts";
import type { AnnualScope } from "./annual-scope.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { meanOfSum } from "./standings.ts";

const STATE: Record<string, string> = { announced: "已公布", noticed: "公示中", final: "已公布" };

/**
 * 三、季度、半年、年度结果: of each period whether and when it was announced, by which rules, how many have a result and
 * what it comes to for this reader's units. @returns the last row
 */
export function writeResultsSection(
  sheet: Worksheet,
  scope: AnnualScope,
  totals: ReadonlyMap<string, PeriodTotals>,
  from: number,
  columns: number,
): number {
  fillRow(
    sheet.getRow(from - 1),
    [["三、季度、半年、年度考核结果。公布前注明“未公布”，本簿不推算。", "note"]],
    20,
  );
  sheet.mergeCells(from - 1, 1, from - 1, columns);
  const headings = [
    ...["序号", "期间", "状态", "公布日", "人数", "有得分", "参加排名", "平均分"],
    ...GRADES.map((grade) => GRADE_LABEL[grade].zh),
    "细则版本",
  ];
  fillRow(sheet.getRow(from), headings.map((text) => [text, "heading"]), 24); // prettier-ignore
  sheet.mergeCells(from, headings.length, from, headings.length + 1);
  let number = from;
  for (const [index, period] of scope.periods.entries()) {
    fillRow(sheet.getRow(++number), lineOf(index, period, totals.get(period.period)));
    sheet.mergeCells(number, headings.length, number, headings.length + 1);
  }
  return number;
}

function lineOf(index: number, { name, kind, run }: AnnualPeriod, totals: PeriodTotals | undefined): Cell[] {
  const open: Cell = ["未公布", "open"];
  if (!run || !totals) {
    const cells = Array.from({ length: 6 + GRADES.length }, () => open);
    return [[index + 1, "count"], [name, "text"], open, ...cells, open];
  }
  const grade = (one: Grade): Cell => (kind === "year" ? [totals.grades[one] ?? 0, "count"] : ["", "text"]);
  return [
    [index + 1, "count"],
    [name, "text"],
    [STATE[run.state] ?? "已公布", "text"],
    [run.announcedAt ? shanghaiDay(new Date(run.announcedAt)).slice(5).replace("-", ".") : "", "text"],
    [totals.officers, "count"],
    [totals.scored, "count"],
    kind === "quarter" ? ["—", "text"] : [totals.ranked, "count"],
    [meanOfSum(totals.sum, totals.scored), "points"],
    ...GRADES.map(grade),
    [run.ruleSet, "text"],
  ];
}
