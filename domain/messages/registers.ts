/** What the dashboard and the server say to each other about the departments' registers (登记簿). */
import type { ColumnDefinition } from "../form/sheet-definition.ts";
import type { Outcome } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Register, RegisterEntry } from "../registers/register.ts";

/** An entry as its keepers, and those it concerns, see it. */
export interface RegisterLine extends RegisterEntry {
  entryNo: string;
  version: number;
  state: "standing" | "withdrawn";
  unitName: string;
  name: string | null;
  accountMonth: Month;
  matterName: string;
  /** The written report it went into. */
  reportNo: string | null;
  enteredBy: string;
  at: string;
}

export interface RegisterPage {
  register: Register;
  /** How it is entered: columns, lists, prompts. */
  columns: ColumnDefinition[];
  mayKeep: boolean;
  total: number;
  page: number;
  pageSize: number;
  rows: RegisterLine[];
}

/** Entries as sent: cells as typed, by column key. Version 0 is a new entry. */
export interface RegisterRow {
  rowKey: string;
  version: number;
  [cell: string]: unknown;
}
export interface RegisterRequest {
  rows: RegisterRow[];
  dryRun: boolean;
}

export interface RegisterPushReceipt {
  push: string;
  at: string;
  dryRun: boolean;
  /** One verdict per entry sent; `row` is its row in an uploaded workbook, or its place among those sent. */
  rows: {
    row: number;
    rowKey: string;
    outcome: Outcome;
    version: number;
    entryNo: string | null;
    accountMonth: Month | null;
    /** Whom and what the entry is about, as understood. */
    about: string | null;
  }[];
  problems: { row: number; rowKey: string; field: string | null; column: string; message: string }[];
  counts: Record<Outcome, number>;
  /** Of an upload: which heading of the workbook was read as which column, and headings nobody read. */
  mapping?: { key: string; heading: string; read: string | null }[];
  unread?: string[];
}

export const INSPECTION_REPORT_KINDS = ["bulletin", "notice", "advice"] as const;
export type InspectionReportKind = (typeof INSPECTION_REPORT_KINDS)[number];

/** A written report of 督察 to the files office (M38). */
export interface InspectionReport {
  id: number;
  kind: InspectionReportKind;
  reportNo: string;
  title: string;
  content: string;
  unit: string | null;
  unitName: string | null;
  entries: { entryNo: string; unitName: string; name: string | null; words: string; matterName: string }[];
  issuedBy: string;
  issuedAt: string;
  receivedBy: string | null;
  receivedAt: string | null;
  mayReceive: boolean;
}
