import type { Worksheet } from "exceljs";
import type { Knex } from "knex";
import { STANDING_LABEL } from "../../../domain/campaigns/progress.ts";
import type { BoardIndicator, BoardUnit, CampaignBoard } from "../../../domain/messages/campaigns.ts";
import { campaignBoard } from "../../campaigns/board-figures.ts";
import { readCampaigns } from "../../campaigns/campaign-store.ts";
import type { AnnualScope } from "./annual-scope.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

const HEADINGS = [
  "专项行动",
  "起止",
  "指标",
  "计量单位",
  "单位",
  "任务数",
  "完成数",
  "完成率",
  "名次",
  "进度",
];
const WIDTHS = [24, 23, 20, 9, 20, 9, 9, 10, 7, 18];
const HEAD = 3;
const BUREAU = "全局";

/** The boards of every campaign of the year that has begun, over the whole campaign up to today. */
export async function readAnnualBoards(db: Knex, year: number, today: string): Promise<CampaignBoard[]> {
  const boards: CampaignBoard[] = [];
  for (const campaign of (await readCampaigns(db)).reverse()) {
    const within = campaign.firstDay <= `${year}-12-31` && campaign.lastDay >= `${year}-01-01`;
    if (campaign.state === "draft" || !within) continue;
    boards.push(await campaignBoard(db, { campaign, first: null, last: null, today }));
  }
  return boards;
}

/**
 * 专项行动: a line per campaign, indicator and unit, and the bureau's own, which is Σ完成数 ÷ Σ任务数 (E14) and never the
 * mean of rates; then how others ranked the bureau.
 */
export async function writeCampaignSheet(
  book: WorkbookPackage,
  name: string,
  scope: AnnualScope,
  boards: readonly CampaignBoard[],
): Promise<Worksheet> {
  const title = `${scope.year}年专项行动完成情况`;
  const sheet = book.addSheet(
    name,
    sheetOptions({ paper: "A4", title, frozenRows: HEAD, headingRows: `1:${HEAD}`, tab: "FF2E75B6" }),
  );
  sheet.columns = WIDTHS.map((width) => ({ width }));
  fillRow(sheet.getRow(1), [[title, "title"]], 30);
  sheet.mergeCells(1, 1, 1, HEADINGS.length);
  fillRow(sheet.getRow(2), [["完成率为完成数÷任务数，可超过100%；全局完成率为完成数合计÷任务数合计，不是各单位完成率的平均数。“只统计”的指标不设任务。", "note"]], 18); // prettier-ignore
  sheet.mergeCells(2, 1, 2, HEADINGS.length);
  fillRow(sheet.getRow(HEAD), HEADINGS.map((text) => [text, "heading"]), 24); // prettier-ignore
  for (let row = 1; row <= HEAD; row++) sheet.getRow(row).commit();
  const mine = new Set(scope.units.flatMap(({ code, mine: own }) => (own ? [code] : [])));
  let number = HEAD;
  for (const board of boards) {
    for (const indicator of board.indicators) {
      const shown = indicator.units.filter(({ unit }) => mine.has(unit));
      const first = number + 1;
      for (const unit of shown) book.writeRow(sheet, ++number, unitLine(board, indicator, unit, number));
      const whole = shown.length === indicator.units.length && shown.length > 0;
      book.writeRow(sheet, ++number, bureauLine(board, indicator, whole ? first : null, number));
    }
    await book.settle();
  }
  if (number > HEAD)
    sheet.autoFilter = { from: { row: HEAD, column: 1 }, to: { row: number, column: HEADINGS.length } };
  else book.writeRow(sheet, ++number, [["本年度没有专项行动", "text"]]);
  writeRanks(book, sheet, boards, number + 2);
  await book.finishSheet(sheet);
  return sheet;
}

function startOf({ campaign }: CampaignBoard, { name, measure }: BoardIndicator): Cell[] {
  return [
    [campaign.name, "longText"],
    [`${campaign.firstDay} 至 ${campaign.lastDay}`, "text"],
    [name, "longText"],
    [measure, "text"],
  ];
}

function unitLine(board: CampaignBoard, indicator: BoardIndicator, unit: BoardUnit, row: number): Cell[] {
  const { target, actual, place, standing } = unit;
  return [
    ...startOf(board, indicator),
    [unit.name, "text"],
    [target > 0 ? target / 100 : undefined, "quantity"],
    [actual / 100, "quantity"],
    rateCell(indicator, { target, actual }, row, "percent"),
    [place ?? undefined, "count"],
    [standing ? STANDING_LABEL[standing].zh : "", "text"],
  ];
}

/** @param first the first of the lines it adds up; null where this reader sees only some of them */
function bureauLine(
  board: CampaignBoard,
  indicator: BoardIndicator,
  first: number | null,
  row: number,
): Cell[] {
  const { target, actual, standing } = indicator.bureau;
  const { unassigned } = indicator;
  // What units without a target reached is shown with them and counts in no rate.
  const summed = first !== null && unassigned === 0;
  const sum = (column: string, result: number): Cell => [
    summed ? { formula: `SUM(${column}${first}:${column}${row - 1})`, result } : result,
    "sumQuantity",
  ];
  const note = unassigned > 0 ? `另有未下任务单位完成${unassigned / 100}` : "";
  return [
    ...startOf(board, indicator).map(([text]): Cell => [text, "sumText"]),
    [BUREAU, "sumText"],
    indicator.scored ? sum("F", target / 100) : ["", "sumText"],
    sum("G", actual / 100),
    rateCell(indicator, { target, actual }, row, "sumPercent"),
    ["", "sumText"],
    [[standing ? STANDING_LABEL[standing].zh : "", note].filter(Boolean).join("，"), "sumText"],
  ];
}

function rateCell(
  { scored }: BoardIndicator,
  { target, actual }: { target: number; actual: number },
  row: number,
  style: "percent" | "sumPercent",
): Cell {
  const none = style === "percent" ? "text" : "sumText";
  if (!scored) return ["只统计", none];
  if (target === 0) return ["", none];
  return [{ formula: `G${row}/F${row}`, result: actual / target }, style];
}

/** 上级排名: place, of how many, as of when and by which document. */
function writeRanks(
  book: WorkbookPackage,
  sheet: Worksheet,
  boards: readonly CampaignBoard[],
  from: number,
): void {
  if (boards.every(({ ranks }) => ranks.length === 0)) return;
  let number = from;
  const heads = ["专项行动", "截止日", "指标", "范围", "发布单位", "名次", "总数", "", "", "文号"];
  book.writeRow(sheet, number, heads.map((text): Cell => [text, "heading"])); // prettier-ignore
  for (const { campaign, ranks, indicators } of boards) {
    for (const rank of ranks) {
      const of = indicators.find(({ id }) => id === rank.indicatorId)?.name ?? "整体";
      book.writeRow(sheet, ++number, [
        ...([[campaign.name, "longText"], [rank.asOf, "text"], [of, "longText"], [rank.area, "text"]] as const), // prettier-ignore
        ...([
          [rank.issuer, "longText"],
          [rank.place, "count"],
          [rank.ofMany, "count"],
        ] as const),
        ...([
          ["", "text"],
          ["", "text"],
          [rank.documentNo, "longText"],
        ] as const),
      ]);
    }
  }
}
