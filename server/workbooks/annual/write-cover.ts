import type { Worksheet } from "exceljs";
import { shanghaiDay } from "../../today.ts";
import type { ChartPicture } from "../charts/draw-chart.ts";
import { spanInWords, type AnnualScope } from "./annual-scope.ts";
import { fillRow } from "./cell-styles.ts";
import type { DrawingItem } from "./drawing-parts.ts";
import { sheetOptions } from "./page-set-up.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

export interface CoverFacts {
  exportedAt: Date;
  exportedBy: string;
  ruleSets: string;
  /** SHA-256 over every row of points in the workbook, in the order of the unit sheets. */
  digest: string;
  officers: number;
  rows: number;
  unitSheets: number;
}

/** What this workbook is, of when, by which rules, and by whom; the main charts as pictures below. */
export async function writeCover(
  book: WorkbookPackage,
  name: string,
  scope: AnnualScope,
  facts: CoverFacts,
  pictures: { drawn: readonly ChartPicture[]; pngs: readonly Buffer[] | null },
): Promise<Worksheet> {
  const title = `${scope.year}年度民警政绩档案考核工作簿`;
  const sheet = book.addSheet(
    name,
    sheetOptions({ paper: "A4", portrait: true, title, onePage: true, tab: "FFC00000" }),
  );
  sheet.columns = [{ width: 18 }, { width: 82 }];
  fillRow(sheet.getRow(1), [["北原县公安局", "title"]], 36);
  fillRow(sheet.getRow(2), [[`${title}（${spanInWords(scope)}）`, "title"]], 36);
  sheet.mergeCells(1, 1, 1, 2);
  sheet.mergeCells(2, 1, 2, 2);
  const lines = factLines(scope, facts, pictures.pngs !== null);
  lines.forEach(([label, value], index) => {
    fillRow(sheet.getRow(index + 4), [[label, "label"], [value, "fact"]], value.length > 44 ? 34 : 22); // prettier-ignore
  });
  const items: DrawingItem[] = [];
  let row = lines.length + 4;
  pictures.pngs?.forEach((png, index) => {
    const { name: picture, width, height } = pictures.drawn[index]!;
    const rows = Math.round((height * 0.75) / 18);
    items.push({ name: picture, column: 0, row, width, height, png, to: { column: 2, row: row + rows } });
    row += rows + 1;
  });
  if (items.length > 0) sheet.getCell(row, 1).value = " ";
  await book.finishSheet(sheet, items.length > 0 ? { items } : undefined);
  return sheet;
}

function factLines(
  scope: AnnualScope,
  facts: CoverFacts,
  hasPictures: boolean,
): [label: string, value: string][] {
  const names = (months: readonly { month: string }[]): string => months.map(({ month }) => `${Number(month.slice(5))}月`).join("、"); // prettier-ignore
  const open = scope.known.filter((month) => !scope.counted.includes(month));
  const mine = scope.units.filter(({ mine: own, series }) => own && series !== "leadership");
  const range = scope.whole ? "全局" : mine.map((unit) => unit.name).join("、");
  const counted = scope.provisional ? `尚无已公布月份，按填报中的${names(scope.counted)}暂计` : `${names(scope.counted)}（已公布，共${scope.counted.length}个月）`; // prettier-ignore
  return [
    ["统计范围", `${range}，${mine.length}个单位，${facts.officers}名民警，${facts.rows}份得分`],
    ["统计期间", counted],
    ...(open.length > 0
      ? [["未公布月份", `${names(open)}，只列当前得分，不计入均分和排名`] as [string, string]]
      : []),
    ["考核结果", resultsInWords(scope)],
    ["考核细则版本", facts.ruleSets],
    ["数据摘要", facts.digest],
    [
      "摘要说明",
      "对本簿各单位表所列得分和已公布结果、单位考核结果逐行计算的 SHA-256，数据未变则摘要不变，可据此核对两份工作簿",
    ],
    ["导出人", facts.exportedBy],
    ["导出时间", shanghaiTime(facts.exportedAt)],
    ["内容", `封面、全局汇总、五类排名、单位考核、专项行动、考核依据、${facts.unitSheets}张单位表`],
    ...(hasPictures
      ? []
      : [["图表", "本机未安装中文字体，图片未生成；“全局汇总”表内有可编辑图表"] as [string, string]]),
  ];
}

/** Which of the seven periods are announced: the others stand in no column of this workbook. */
function resultsInWords({ periods }: AnnualScope): string {
  const say = (some: typeof periods): string => some.map(({ name }) => name).join("、");
  const announced = periods.filter(({ run }) => run);
  const open = periods.filter(({ run }) => !run);
  if (announced.length === 0) return `${say(open)}均未公布，相应栏注明“未公布”`;
  const first = `${say(announced)}已公布`;
  return open.length === 0 ? first : `${first}；${say(open)}未公布，相应栏注明“未公布”`;
}

/** `2026年11月4日 10:00` in Shanghai. */
export function shanghaiTime(instant: Date): string {
  const [year, month, day] = shanghaiDay(instant).split("-").map(Number);
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${year}年${month}月${day}日 ${time}`;
}
