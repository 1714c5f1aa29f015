/** 任务数与完成数 by unit: [unit, target, reached]. */
type Shares = readonly (readonly [unit: string, target: number, reached: number])[];

export interface DemoIndicator {
  name: string;
  measure: string;
  scored: boolean;
  creditItems: string[];
  source: string;
  shares: Shares;
}
export interface DemoCampaign {
  name: string;
  firstDay: string;
  lastDay: string;
  /** Until when figures are there. */
  entered: string;
  purpose: string;
  documentNo: string;
  indicators: DemoIndicator[];
  ranks: { indicator: string; place: number; asOf: string; issuer: string; documentNo: string; note: string }[]; // prettier-ignore
  /** Closed on this day; null = still running. */
  finishedOn: string | null;
}

/** The same shares for a bureau that has more to do: at least what its 岗位实绩 lines prove. */
function times(factor: number, shares: Shares): Shares {
  return shares.map(([unit, target, reached]) => [unit, target * factor, reached * factor]);
}

/** 夏季攻势 (M51): 破案 848 ÷ 800 = 106 %, 抓获省内网逃 296 ÷ 200 = 148 %, 盗窃电动车 510 ÷ 500 = 102 %. */
const SUMMER: DemoCampaign = {
  ...{ name: "夏季攻势", firstDay: "2026-06-01", lastDay: "2026-08-31", entered: "2026-08-31" },
  purpose: "集中打击夏季多发侵财犯罪，加大追逃力度，压降盗窃电动车案件。",
  documentNo: "北公办〔2026〕18号",
  finishedOn: "2026-09-02",
  indicators: [
    {
      ...{ name: "破案", measure: "起", scored: true, creditItems: ["c05", "c06"], source: "警综平台" },
      shares: times(4, [
        ["09", 50, 58], ["10", 15, 15], ["11", 10, 9], ["12", 15, 16], ["15", 10, 12], ["19", 25, 27], ["20", 18, 19],
        ["21", 15, 16], ["22", 12, 12], ["23", 9, 10], ["24", 7, 6], ["25", 6, 6], ["26", 5, 4], ["27", 3, 2],
      ]),
    },
    {
      ...{ name: "抓获省内网逃", measure: "人", scored: true, creditItems: ["c03"], source: "追逃系统" },
      shares: times(4, [
        ["09", 15, 26], ["10", 5, 7], ["11", 3, 3], ["12", 5, 8], ["15", 6, 10], ["19", 4, 6], ["20", 3, 4],
        ["21", 2, 2], ["22", 2, 3], ["23", 1, 2], ["24", 1, 1], ["25", 1, 1], ["26", 1, 0], ["27", 1, 1],
      ]),
    },
    {
      ...{ name: "破获盗窃电动车案件", measure: "起", scored: true, creditItems: ["c07"], source: "警综平台" },
      shares: times(5, [
        ["09", 20, 22], ["10", 10, 9], ["15", 10, 12], ["19", 16, 17], ["20", 12, 13], ["21", 9, 9],
        ["22", 7, 7], ["23", 5, 4], ["24", 4, 3], ["25", 3, 3], ["26", 2, 2], ["27", 2, 1],
      ]),
    },
  ],
  ranks: [
    { indicator: "抓获省内网逃", place: 2, asOf: "2026-08-31", issuer: "市公安局夏季攻势领导小组办公室", documentNo: "市公夏办〔2026〕15号", note: "行动总结通报" },
  ],
}; // prettier-ignore

/** 禁毒行动 (M52, M53): runs all year; 1至10月 is a window of it. 强制戒毒人数 is counted, never scored. */
const DRUGS: DemoCampaign = {
  ...{ name: "禁毒行动", firstDay: "2026-01-01", lastDay: "2026-12-31", entered: "2026-11-03" },
  purpose: "深挖涉毒线索，打团伙、断通道；强制戒毒人数只作统计，不下达任务。",
  documentNo: "北公禁〔2026〕2号",
  finishedOn: null,
  indicators: [
    {
      ...{ name: "破获涉毒案件", measure: "起", scored: true, creditItems: ["c08"], source: "禁毒信息系统" },
      shares: times(8, [
        ["12", 60, 56], ["09", 12, 11], ["10", 6, 5], ["15", 6, 6], ["19", 9, 9], ["20", 7, 6], ["21", 5, 5],
        ["22", 4, 3], ["23", 3, 2], ["24", 3, 2], ["25", 2, 1], ["26", 2, 2], ["27", 1, 0],
      ]),
    },
    {
      ...{ name: "强制戒毒人数", measure: "人", scored: false, creditItems: [], source: "禁毒信息系统" },
      shares: times(2, [
        ["12", 0, 34], ["09", 0, 3], ["19", 0, 6], ["20", 0, 4], ["21", 0, 3], ["22", 0, 2], ["23", 0, 2],
        ["24", 0, 1], ["25", 0, 1],
      ]),
    },
  ],
  ranks: [
    { indicator: "破获涉毒案件", place: 1, asOf: "2026-10-31", issuer: "市公安局禁毒支队", documentNo: "市公禁〔2026〕44号", note: "1至10月" },
    { indicator: "强制戒毒人数", place: 1, asOf: "2026-10-31", issuer: "市公安局禁毒支队", documentNo: "市公禁〔2026〕44号", note: "1至10月" },
  ],
}; // prettier-ignore

export const DEMO_CAMPAIGNS: readonly DemoCampaign[] = [DRUGS, SUMMER];
