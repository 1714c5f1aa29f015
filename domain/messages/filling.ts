/** What pages and server say to each other about filling: drafts, attestation, the unit package. */
import type { Area } from "../area.ts";
import type { Field, Fields } from "../form/fields.ts";
import type { Grade } from "../grade.ts";
import type { FormRow, MonthForm, MonthLine, ReportState } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Level, PostType } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

// ── attestation and submission ───────────────────────────────────────────────────────────────────
export interface AttestationReceipt {
  reportId: number;
  version: number;
  state: ReportState;
  at: string;
}
/** An officer whose report could not be submitted, and why. */
export interface MissingReport {
  policeNo: string;
  name: string;
  problems: string[];
}
/** What the reviewer is told beside one officer's report (W of 细则 §7). */
export interface ReportWarning {
  policeNo: string;
  name: string;
  problems: string[];
}
export interface SubmissionReceipt {
  month: Month;
  unit: string;
  at: string;
  /** By the server's clock, not later than the package deadline (细则 §10). */
  onTime: boolean;
  submitted: number;
  missing: MissingReport[];
  warnings: ReportWarning[];
}
export interface WithdrawalReceipt {
  month: Month;
  unit: string;
  at: string;
  withdrawn: number;
}

/** 本人确认 as the bureau wants it: by himself, or by so many workdays of silence. */
export type AttestationRule = { kind: "required" } | { kind: "silence"; workdays: number };

// ── the unit package ─────────────────────────────────────────────────────────────────────────────
export interface AreaProgress {
  filled: number;
  blank: number;
  notApplicable: number;
  /** Event lines in 奖惩, credit lines in 工作成绩. */
  lines: number;
}
export interface PackageOfficer {
  policeNo: string;
  name: string;
  level: Level;
  postType: PostType;
  state: ReportState;
  version: number;
  complete: boolean;
  /** `own`: 本月主要工作 and 自评, which belong to no area. */
  areas: Record<Area | "own", AreaProgress>;
  /** A plan line stands behind the prefilled figures. */
  planned: boolean;
  filledBy: string | null;
  filledAt: string | null;
  attested: { kind: "self" | "silence"; at: string } | null;
  submittedAt: string | null;
  onTime: boolean | null;
  total: Hundredths | null;
  suggestedGrade: Grade | null;
  /** What keeps it from submission or signature. */
  problems: string[];
  warnings: string[];
  returned: { to: "officer" | "clerk"; reason: string; at: string; by: string } | null;
}
export interface PackageFigures {
  line: MonthLine;
  unit: { code: string; name: string };
  now: string;
  /** Reports may be filled, attested and submitted now. */
  writable: boolean;
  attestation: AttestationRule;
  officers: PackageOfficer[];
  submissions: {
    at: string;
    by: string;
    onTime: boolean;
    reports: number;
    withdrawnAt: string | null;
    withdrawalReason: string | null;
  }[];
}

// ── my month ─────────────────────────────────────────────────────────────────────────────────────
/** Who typed what stands in a cell, and when; `own` = the officer himself. */
export interface CellOrigin {
  by: string;
  at: string;
  own: boolean;
}
export interface MyMonthFigures {
  line: MonthLine;
  writable: boolean;
  attestation: AttestationRule;
  /** Null when nothing is stored yet. */
  reportId: number | null;
  unit: { code: string; name: string };
  row: FormRow;
  /** What calendar, plan and daily collection prefill. */
  prefill: Fields;
  credits: MonthForm["credits"];
  events: (MonthForm["events"][number] & { scored: boolean })[];
  origins: Partial<Record<Field, CellOrigin>>;
  attested: { kind: "self" | "silence"; at: string } | null;
  submittedAt: string | null;
  returned: { to: "officer" | "clerk"; reason: string; at: string; by: string } | null;
}
/** 草稿: cells as typed, not yet pushed. */
export interface Draft {
  cells: Partial<Record<Field, string | number | null>>;
  /** The report's version it was begun on, and that version's fields. */
  baseVersion: number;
  baseFields: Fields;
  at: string;
}

// ── daily collection ─────────────────────────────────────────────────────────────────────────────
/** Whose lines a reader may record: his whole unit's, his own, or nobody's. */
export type RecordScope = "unit" | "own" | "none";
interface RecordedLine {
  version: number;
  points: Hundredths | null;
  by: string;
  at: string;
  /** A report it concerns is signed: only a correction changes it now. */
  closed: boolean;
}
export type RecordedCredit = MonthForm["credits"][number] & RecordedLine;
export type RecordedEvent = MonthForm["events"][number] &
  RecordedLine & {
    /** What its evidence still lacks. */
    gap: "number" | "kind" | null;
    /** What the competent department said of this very version. */
    decision: "confirmed" | "refused" | null;
    scored: boolean;
  };
export interface CollectedFigures {
  line: MonthLine;
  writable: boolean;
  unit: { code: string; name: string };
  may: { credits: RecordScope; events: RecordScope };
  officers: { policeNo: string; name: string; postType: PostType }[];
  credits: RecordedCredit[];
  events: RecordedEvent[];
}
