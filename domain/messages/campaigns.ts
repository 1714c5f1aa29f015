import type { Standing } from "../campaigns/progress.ts";
import type { CompletionRate } from "../campaign.ts";
import type { Bilingual } from "../language.ts";
import type { Outcome, RowProblem } from "../messages.ts";
import type { Series } from "../people.ts";

/** 专项行动 lives: set by 考核办, entered day by day, then closed. */
export const CAMPAIGN_STATES = ["draft", "running", "finished"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];
export const CAMPAIGN_STATE_LABEL: Record<CampaignState, Bilingual> = {
  draft: { zh: "筹划中", en: "Being set up" },
  running: { zh: "进行中", en: "Running" },
  finished: { zh: "已结束", en: "Finished" },
};

/** Whether more is better, or the target is a ceiling (可防性案件). */
export const DIRECTIONS = ["up", "down"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const DIRECTION_LABEL: Record<Direction, Bilingual> = {
  up: { zh: "越多越好", en: "The more the better" },
  down: { zh: "不超过控制数", en: "Not above the ceiling" },
};

/** What is counted. Quantities and targets are integer hundredths everywhere. */
export interface CampaignIndicator {
  id: number;
  name: string;
  measure: string;
  /** False = 只统计: no target is held against it (强制戒毒人数, 细则 §3 c09). */
  scored: boolean;
  direction: Direction;
  /** 岗位实绩 items whose lines are credited to it: c07 … */
  creditItems: string[];
}
/** One indicator as it is set: targets by unit code, hundredths. */
export interface CampaignIndicatorInput extends Omit<CampaignIndicator, "id"> {
  /** Null for a new one. */
  id: number | null;
  targets: Record<string, number>;
}
export interface CampaignInput {
  name: string;
  firstDay: string;
  lastDay: string;
  purpose: string | null;
  documentNo: string | null;
  indicators: CampaignIndicatorInput[];
}
export interface CampaignLine {
  id: number;
  name: string;
  firstDay: string;
  lastDay: string;
  state: CampaignState;
  purpose: string | null;
  documentNo: string | null;
  version: number;
}
/** A campaign as its editor needs it. */
export interface CampaignSheet extends CampaignLine {
  indicators: (CampaignIndicator & { targets: Record<string, number>; entered: boolean })[];
  units: { code: string; name: string; series: Series }[];
}

export interface CampaignListLine extends CampaignLine {
  /** Σ actual ÷ Σ target by scored indicator, over the whole campaign up to today. */
  indicators: { name: string; measure: string; scored: boolean; actual: number; rate: CompletionRate | null; standing: Standing | null }[]; // prettier-ignore
  elapsed: Elapsed;
  ranks: { area: string; place: number; ofMany: number; indicator: string | null }[];
  /** Units whose actuals this reader may enter. */
  enters: boolean;
}

/** 时间进度: days gone of the campaign's days. */
export interface Elapsed {
  gone: number;
  whole: number;
}

export interface BoardUnit {
  unit: string;
  name: string;
  series: Series;
  target: number;
  actual: number;
  rate: CompletionRate | null;
  /** Competition rank by exact rate; of statistics by quantity. Null without target. */
  place: number | null;
  standing: Standing | null;
}
export interface BoardIndicator extends CampaignIndicator {
  units: BoardUnit[];
  bureau: { target: number; actual: number; rate: CompletionRate | null; standing: Standing | null };
  /** Reached by units nobody gave a target: shown, in no rate. */
  unassigned: number;
  /** Sums reached by the end of each month of the window. */
  course: { month: string; actual: number; expected: number | null }[];
  /** Published 岗位实绩 lines of the window that cite it: distinct cases, lines without one, officers. */
  credits: { cases: number; loose: number; officers: number } | null;
}
export interface ExternalRank {
  id: number;
  indicatorId: number | null;
  area: string;
  place: number;
  ofMany: number;
  asOf: string;
  issuer: string;
  documentNo: string;
  note: string | null;
  /** Corrected entries before this one, oldest first. */
  before: { place: number; ofMany: number; asOf: string; documentNo: string; reason: string; by: string; at: string }[]; // prettier-ignore
  by: string;
  at: string;
}
/** “零”违纪 of one unit within the window: counts and a date, never a name. */
export interface ViolationCounter {
  unit: string;
  name: string;
  violations: number;
  /** Date of the last violation's document, ever before the window's end. */
  lastOn: string | null;
  /** Days of the window without one: since the last within it, or since it began. */
  daysWithout: number;
  monthsWithout: number;
  months: number;
}
export interface CampaignBoard {
  campaign: CampaignLine;
  window: { firstDay: string; lastDay: string; whole: boolean };
  elapsed: Elapsed;
  today: string;
  /** The latest day anything was entered for. */
  enteredUntil: string | null;
  indicators: BoardIndicator[];
  ranks: ExternalRank[];
  violations: ViolationCounter[];
}

/** Who contributed, from the published 岗位实绩 lines: a case counts once an officer, whatever his roles. */
export interface Contributor {
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  cases: number;
  leads: number;
  assists: number;
  loose: number;
}
export interface Contributors {
  total: number;
  page: number;
  pageSize: number;
  rows: Contributor[];
}

/** One cell of the daily entry: an indicator of a unit on a day. */
export interface EntryRow {
  key: string;
  indicator: string;
  measure: string;
  scored: boolean;
  unit: string;
  unitName: string;
  day: string;
  /** 0 = nothing entered yet. */
  version: number;
  quantity: number | null;
  source: string | null;
  note: string | null;
  /** Sum of the unit's entries of the whole campaign, and its target. */
  total: number;
  target: number;
  versions: { version: number; quantity: number; source: string; note: string | null; reason: string | null; by: string; at: string }[]; // prettier-ignore
}
export interface EntrySheet {
  campaign: CampaignLine;
  from: string;
  to: string;
  open: boolean;
  /** Whether this reader may enter: reading is wider. */
  mayEnter: boolean;
  /** Where these units' latest figures came from. */
  usualSource: string | null;
  units: { code: string; name: string }[];
  rows: EntryRow[];
}

/** One row as the web form sends it: raw values, judged like a workbook's. */
export interface SentActual {
  key?: unknown;
  indicator?: unknown;
  unit?: unknown;
  day?: unknown;
  version?: unknown;
  quantity?: unknown;
  source?: unknown;
  note?: unknown;
  reason?: unknown;
}
export interface ActualsReceipt {
  push: string;
  campaign: number;
  at: string;
  /** `row` is the number in the workbook, or the place in the message. */
  rows: { row: number; indicator: string | null; unit: string | null; day: string | null; outcome: Outcome; version: number }[]; // prettier-ignore
  problems: RowProblem[];
  counts: Record<Outcome, number>;
  chain: string;
}

/** Targets read from a workbook, for the editor to take over: nothing is stored yet. */
export interface TargetsReading {
  targets: { unit: string; indicator: string; target: number }[];
  problems: { row: number; message: string }[];
}
