/** What the dashboard and the server say to each other about corrections (更正) and reopened units (解锁). */
import type { CreditLine, EventLine } from "../form/detail-lines.ts";
import type { Field, Fields } from "../form/fields.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { ReportState } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Role } from "../role.ts";
import type { ExplainedIndicator, Hundredths } from "../scoring/points.ts";

/** Who thought of it: the files office, an objection that was right, a result that came after publication. */
export const CORRECTION_ORIGINS = ["office", "objection", "lateResult"] as const;
export type CorrectionOrigin = (typeof CORRECTION_ORIGINS)[number];
/** `expired`: nobody decided within 72 hours; it is to be asked again. */
export type CorrectionState = "asked" | "accepted" | "refused" | "expired";

/** A detail line as a push sends it: key, version, `delete`, and raw cells the server reads and judges. */
export type SentCells = { rowKey: string } & Record<string, unknown>;

/** What is to change: as a push says it, only the changed cells and lines. */
export interface CorrectionChanges {
  fields: Record<string, unknown>;
  credits: SentCells[];
  events: SentCells[];
}
export interface CorrectionRequest extends CorrectionChanges {
  reason: string;
  objection?: number;
  /** Show the difference, store nothing. */
  dryRun?: boolean;
}

/** The exact difference a second person decides on. `from` absent = 未填 before; null = 不适用. */
export interface CorrectionDiff {
  fields: { field: Field; from?: number | string | null; to?: number | string | null }[];
  credits: { rowKey: string; from: CreditLine | null; to: CreditLine | null }[];
  events: { rowKey: string; from: EventLine | null; to: EventLine | null }[];
  /** Indicators whose points move, each explained before and after. */
  indicators: { from: ExplainedIndicator; to: ExplainedIndicator }[];
  total: { from: Hundredths; to: Hundredths };
  suggested: { from: Grade | null; to: Grade | null };
  /** The grade signed before, and why it may not be given again (null: it may). */
  grade: { signed: Grade | null; barred: Bilingual | null };
}

export interface CorrectionLine {
  id: number;
  report: number;
  month: Month;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  origin: CorrectionOrigin;
  objection: number | null;
  state: CorrectionState;
  reason: string;
  askedBy: string;
  askedRole: Role;
  askedAt: string;
  /** After this instant the request lapses. */
  expiresAt: string;
  decidedBy: string | null;
  decidedRole: Role | null;
  decidedAt: string | null;
  note: string | null;
  baseVersion: number;
  newVersion: number | null;
  /** Where the corrected report is on its way back to publication. */
  reportState: ReportState;
  /** Whether the reader may decide it himself. */
  mayDecide: boolean;
}
export interface CorrectionView extends CorrectionLine {
  diff: CorrectionDiff;
  /** Names the difference shown: a decision on another one is refused. */
  seen: string;
  /** Why it cannot be applied any more: the report changed since it was asked. */
  stale: boolean;
}

/** A published report as it stands, to ask a correction from. */
export interface CorrectionForm {
  report: number;
  month: Month;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  version: number;
  state: ReportState;
  grade: Grade | null;
  fields: Fields;
  credits: (CreditLine & { version: number })[];
  events: (EventLine & { version: number; eventNo: string })[];
}

export interface LateResultReceipt {
  rows: { report: number; rowKey: string; outcome: "asked" | "rejected"; correction: number | null; message: string | null }[]; // prettier-ignore
}

export type ReopeningState = "asked" | "open" | "closed" | "refused" | "expired";
export interface ReopeningLine {
  id: number;
  month: Month;
  unit: string;
  unitName: string;
  state: ReopeningState;
  reason: string;
  askedBy: string;
  askedRole: Role;
  askedAt: string;
  decidedBy: string | null;
  decidedRole: Role | null;
  decidedAt: string | null;
  note: string | null;
  closesAt: string | null;
  closedAt: string | null;
  /** Reports of the unit's month that are not published (again) yet. */
  unfinished: number;
  mayDecide: boolean;
}
