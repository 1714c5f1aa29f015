import type { Writable } from "node:stream";
import type { Worksheet } from "exceljs";
import { AREA_LABEL, AREAS } from "../../../domain/area.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL, type Level, type PostType } from "../../../domain/people.ts";
import { UNGRADED_LABEL } from "../../../domain/ungraded.ts";
import type { SignedInPerson } from "../../access/person.ts";
import { sha256 } from "../../canonical-json.ts";
import type { Context } from "../../context.ts";
import { nativeChartXml } from "../charts/native-chart.ts";
import type { OfficerYear } from "./officer-year.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import { gradeCell, placeCell, reasonsIn, scoreCell } from "./result-columns.ts";
import { asNumber } from "./standings.ts";
import { WorkbookPackage } from "./workbook-package.ts";
import { shanghaiTime } from "./write-cover.ts";

const COLUMNS = 5 + AREAS.length;
const FACTS = 3;
const HEAD = 8;

/** 民警个人年度表: the published months of one officer with their areas, and what was announced of him. One A4 page. */
export async function writeOfficerWorkbook(
  context: Context,
  person: SignedInPerson,
  year: OfficerYear,
  output: Writable,
  signal: AbortSignal,
): Promise<void> {
  const now = context.clock.now();
  const book = new WorkbookPackage(output, signal, now);
  try {
    const name = `${year.officer.policeNo} 年度表`;
    const title = `${year.year}年度民警政绩档案（个人）`;
    const sheet = book.addSheet(name, sheetOptions({ paper: "A4", portrait: true, title, onePage: true }));
    sheet.columns = [8, 22, ...AREAS.map(() => 9), 9, 8, 24].map((width) => ({ width }));
    fillRow(sheet.getRow(1), [[title, "title"]], 34);
    sheet.mergeCells(1, 1, 1, COLUMNS);
    writeFacts(sheet, year, `${person.name}（${person.account}）${shanghaiTime(now)}`);
    writeMonths(sheet, year);
    const after = writeResults(sheet, year, HEAD + 15);
    await book.finishSheet(sheet, { items: [{ ...chartOf(name, year), row: after + 1 }] });
    await book.finish([sheet]);
  } catch (error) {
    book.abort();
    throw error;
  }
}

function writeFacts(sheet: Worksheet, { officer, months, results, periods }: OfficerYear, by: string): void {
  const last = months.filter((one) => one !== null).at(-1);
  const post = last
    ? `${LEVEL_LABEL[last.level as Level].zh}，${POST_TYPE_LABEL[last.postType as PostType].zh}`
    : "本年度尚无已公布月份";
  const digest = sha256(JSON.stringify([months, periods.map(({ period }) => results?.get(period) ?? null)]));
  const facts = [
    ["姓名", `${officer.name}，警号 ${officer.policeNo}`],
    ["单位岗位", last ? `${last.unitName}，${post}` : post],
    ["导出", by],
    ["数据摘要", digest],
  ] as const;
  for (const [index, [label, value]] of facts.entries()) {
    fillRow(sheet.getRow(FACTS + index), [[label, "label"], [value, "fact"]], 20); // prettier-ignore
    sheet.mergeCells(FACTS + index, 2, FACTS + index, COLUMNS);
  }
}

function writeMonths(sheet: Worksheet, { months }: OfficerYear): void {
  const heads = ["月份", "单位", ...AREAS.map((area) => AREA_LABEL[area].zh), "得分", "等次", "说明"];
  fillRow(sheet.getRow(HEAD), heads.map((text) => [text, "heading"]), 30); // prettier-ignore
  months.forEach((one, index) => {
    const number = HEAD + 1 + index;
    const label: Cell = [`${index + 1}月`, "text"];
    if (!one) {
      const open = Array.from({ length: COLUMNS - 1 }, (): Cell => ["未公布", "open"]);
      fillRow(sheet.getRow(number), [label, ...open], 18);
      return;
    }
    const grade = one.grade ? GRADE_LABEL[one.grade].zh : one.ungraded ? "不定" : "";
    const style = one.grade === "excellent" ? "excellent" : one.grade === "fair" || one.grade === "poor" ? "poor" : "text"; // prettier-ignore
    fillRow(
      sheet.getRow(number),
      [
        label,
        [one.unitName, "text"],
        ...AREAS.map((area): Cell => [asNumber(one[area]), "points"]),
        [asNumber(one.total), "mean"],
        [grade, style],
        [one.ungraded ? UNGRADED_LABEL[one.ungraded].zh : "", "reason"],
      ],
      18,
    );
  });
}

/** @returns the last row */
function writeResults(sheet: Worksheet, { periods, results, rulesOf }: OfficerYear, from: number): number {
  const heads = ["期间", "公布", "得分", "名次", "等次", "说明"];
  fillRow(sheet.getRow(from), heads.map((text) => [text, "heading"]), 22); // prettier-ignore
  sheet.mergeCells(from, heads.length, from, COLUMNS);
  let number = from;
  for (const period of periods) {
    const result = results?.get(period.period);
    const words = reasonsIn(period, result, rulesOf);
    fillRow(
      sheet.getRow(++number),
      [
        [period.name, "text"],
        period.run ? [shanghaiTime(new Date(period.run.announcedAt ?? "")), "text"] : ["未公布", "open"],
        scoreCell(period, result, "mean"),
        period.kind === "quarter" ? ["—", "text"] : placeCell(period, result),
        period.kind === "year" ? gradeCell(period, result) : ["—", "text"],
        [words.join("；"), "reason"],
        ...Array.from({ length: COLUMNS - 6 }, (): Cell => ["", "reason"]),
      ],
      20,
    );
    sheet.mergeCells(number, heads.length, number, COLUMNS);
  }
  return number;
}

/** 逐月得分: the column of points, editable. */
function chartOf(sheet: string, { year, months }: OfficerYear) {
  const [from, to] = [HEAD + 1, HEAD + 12];
  const points = months.flatMap((one) => (one ? [one.total / 100] : []));
  const chartXml = nativeChartXml({
    title: `${year}年逐月得分`,
    kind: "bar",
    sheet,
    category: { ref: `$A$${from}:$A$${to}`, values: months.map((_, index) => `${index + 1}月`) },
    series: [
      {
        ...{ name: "得分", nameRef: `$I$${HEAD}`, ref: `$I$${from}:$I$${to}`, colour: "2E75B6" },
        values: months.map((one) => (one ? one.total / 100 : 0)),
      },
    ],
    format: "0",
    range: { min: Math.max(0, Math.floor((Math.min(100, ...points) - 5) / 10) * 10), max: 110 },
  });
  return { name: "逐月得分", column: 0, width: 900, height: 320, chartXml };
}
