/** What a reviewer and the server say to each other: JSON shapes of 审核签字 and 退回. */
import type { Area } from "../area.ts";
import type { Grade } from "../grade.ts";
import type { MonthState, ReportState } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Level, PostType } from "../people.ts";
import type { Capacity, Reviewing, RouteReason } from "../routing.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { UngradedReason } from "../ungraded.ts";

/** What one reviewer decides of one report: a grade, or 不定等次 with its reason. */
export interface SignRow {
  policeNo: string;
  /** The version the reviewer had before him. */
  version: number;
  grade?: Grade;
  ungraded?: UngradedReason;
  /** Why he departs from the suggestion, or why there is no grade. */
  reason?: string;
  /** 评语. */
  opinion?: string;
}
export interface SignRequest {
  /** Entered again for the signature; never stored. */
  password: string;
  grades: SignRow[];
}
/**
 * `signed` by everybody who must · `partial`: the other one has still to sign · `sentBack`: the two differ, both sign
 * anew · `conflict`: the report changed meanwhile.
 */
export type SignOutcome = "signed" | "partial" | "sentBack" | "unchanged" | "conflict" | "rejected";
export interface SignReceipt {
  month: Month;
  rows: {
    policeNo: string;
    outcome: SignOutcome;
    grade: Grade | null;
    ungraded: UngradedReason | null;
    message?: string;
  }[];
}

/**
 * What a stored signature is worth today: `content` = fields or lines changed after it, `evidence` = a file of the
 * evidence did, `altered` = the signature itself or the grade beside it was tampered with.
 */
export type SignatureValidity = "valid" | "content" | "evidence" | "altered";
export interface SignatureShown {
  reviewer: string;
  capacity: Capacity;
  /** He signed in place of the holder of the capacity. */
  acting: boolean;
  grade: Grade | null;
  ungraded: UngradedReason | null;
  suggested: Grade | null;
  reason: string | null;
  opinion: string | null;
  /** What he was warned of when he signed. */
  warnings: string[];
  version: number;
  at: string;
  validity: SignatureValidity;
}

/** A report handed back, and why. */
export interface ReturnRequest {
  to: "officer" | "clerk";
  reason: string;
}
export interface ReturnReceipt {
  policeNo: string;
  state: ReportState;
  version: number;
  at: string;
}

/** 审核表: everything one reviewer has before him in a month. */
export interface ReviewSheet {
  month: Month;
  state: MonthState;
  ruleSet: string;
  /** Deadlines of heads and of bureau leaders. */
  reviewBy: string;
  leaderReviewBy: string;
  pools: ReviewPool[];
  rows: ReviewRow[];
}
export interface ReviewPool {
  key: string;
  base: number;
  allowed: number;
  /** 优秀 signed in the pool, those of other reviewers included. */
  used: number;
  /** The base was fixed when the first 优秀 was signed. */
  fixed: boolean;
}
export interface ReviewRow {
  reportId: number | null;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  level: Level;
  postType: PostType;
  version: number;
  state: ReportState;
  /** In what capacity the reader reviews him, in whose place, and why it came to him. */
  capacity: Capacity;
  acting: boolean;
  route: Reviewing["route"];
  routeReason: RouteReason | null;
  filledBy: string | null;
  attestedAt: string | null;
  submittedAt: string | null;
  workdaysLate: number;
  total: Hundredths | null;
  areas: Record<Area, Hundredths | null> | null;
  selfGrade: Grade | null;
  suggestedGrade: Grade | null;
  /** 不定等次 as the days themselves say. */
  ungradable: UngradedReason | null;
  /** Newly arrived after the 15th, as his posting says. */
  arrivedLate: boolean;
  /** Why he cannot be 优秀, in words. */
  bars: string[];
  warnings: string[];
  /** What keeps the report from being signed, in words; null = nothing. */
  obstacle: string | null;
  /** `numbers`: what his lines cite, for the panel that shows the files. */
  evidence: { events: number; numbers: string[]; files: number; missing: number };
  /** The last three months, newest first. */
  history: { month: Month; total: Hundredths | null; grade: Grade | null; ungraded: UngradedReason | null }[];
  pool: string | null;
  grade: Grade | null;
  ungraded: UngradedReason | null;
  /** What the reader himself has signed of the current content, if anything. */
  own: Pick<SignatureShown, "grade" | "ungraded" | "reason" | "opinion" | "at" | "validity"> | null;
  /** Of two who must sign: whether the other one has, never what. */
  other: { capacity: Capacity; signed: boolean } | null;
  /** The two signed different grades before: both sign anew. */
  differed: boolean;
  signatures: SignatureShown[];
  /** The last time it was handed back. */
  returned: { by: string; to: "officer" | "clerk"; reason: string; at: string } | null;
}
