import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { Grade } from "../grade.ts";
import type { PushSource } from "../messages.ts";

/** What can have happened to a report, or to a line behind it (倒查: who filled, attested, reviewed, with what they saw). */
export const TRACE_KINDS = [
  "correctionDecided", "filled", "line", "attested", "submitted", "withdrawn", "returned", "signed", "checked",
  "published", "locked", "correctionAsked", "reopened",
] as const; // prettier-ignore
export type TraceKind = (typeof TRACE_KINDS)[number];

/** One cell of a form, or one member of a line, before and after. */
export interface TraceChange {
  /** Field of the monthly form, or member of a line. */
  field: string;
  label: Bilingual;
  /** As shown to people; null = nothing there. */
  from: string | null;
  to: string | null;
}

export interface TraceStep {
  at: string;
  kind: TraceKind;
  /** Null: the server itself. */
  by: string | null;
  /** The report's version the step is about, where it is about one. */
  version: number | null;
  /** The door the content came through, and the name of the workbook where there was one. */
  source: PushSource | null;
  workbook: string | null;
  changes: TraceChange[];
  /** Signature: grade, reason, opinion, capacity; the warnings that stood beside it when it was given. */
  grade: Grade | null;
  note: string | null;
  capacity: string | null;
  warnings: string[];
  /** Hash of the content the step was about. */
  contentHash: string | null;
  /** The audit entry that vouches for it, where one names it. */
  entry: { seq: number; hash: string } | null;
}

export interface ReportTrace {
  reportId: number;
  month: Month;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  state: string;
  version: number;
  steps: TraceStep[];
}

/** One line of the audit journal as the audit administrator reads it: who did what to what, never the content. */
export interface JournalLine {
  seq: number;
  at: string;
  by: string | null;
  action: string;
  subject: string;
  hash: string;
}
export interface Journal {
  lines: JournalLine[];
  /** Ask for entries before this number to read on; null at the beginning of the chain. */
  before: number | null;
  head: { seq: number; hash: string };
}
