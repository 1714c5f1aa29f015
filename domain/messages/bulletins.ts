import type { BulletinContent, BulletinKind } from "../bulletin.ts";
import type { Month } from "../month.ts";

/** Whom a bulletin is corrected by, or which one it corrects. */
export interface BulletinLink {
  id: number;
  number: string;
}
export type BulletinState = "draft" | "issued";

export interface BulletinLine {
  id: number;
  kind: BulletinKind;
  month: Month;
  title: string;
  state: BulletinState;
  version: number;
  /** 北公政档〔2026〕7号; null for a draft. */
  number: string | null;
  issuedAt: string | null;
  issuedBy: string | null;
  draftedBy: string;
  corrects: BulletinLink | null;
  /** 已由〔2026〕8号更正. */
  correctedBy: BulletinLink | null;
}
export interface BulletinList {
  total: number;
  page: number;
  pageSize: number;
  rows: BulletinLine[];
}
/** One bulletin as its reader sees it. */
export interface Bulletin extends BulletinLine {
  year: number | null;
  numberInYear: number | null;
  issuedOn: string | null;
  content: BulletinContent;
  contentHash: string | null;
  chainHead: string | null;
  /** 分责, drafts only: who of the office answers for which unit. */
  shares: OfficeShare[];
}
/** What the office changes of a draft; what is left out stays. */
export interface BulletinEdit {
  title?: string;
  recipients?: string;
  opening?: string;
  requirements?: string[];
  copies?: string;
  units?: {
    unit: string;
    remark?: string;
    checked?: boolean;
    reasons?: { policeNo: string; reason: string }[];
  }[];
}
export interface OfficeShare {
  unit: string;
  unitName: string;
  accountId: number | null;
  accountName: string | null;
}
export interface OfficeShares {
  members: { accountId: number; name: string }[];
  shares: OfficeShare[];
}
export interface BulletinSettings {
  /** 发文机关代字: 北公政档. */
  symbol: string;
  issuer: string;
  copies: string;
  /** Words of the red head; empty = no red head. */
  redHead: string;
  /** Whether 一般 and 差 are announced by name (细则 §15). */
  nameLower: boolean;
  /** Workdays units have for rectification. */
  rectifyWorkdays: number;
}
