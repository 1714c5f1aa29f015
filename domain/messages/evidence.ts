import type { ConfirmationState, ConfirmingDepartment } from "../confirming.ts";
import type { FileKind } from "../evidence-files.ts";
import type { EventLine } from "../form/detail-lines.ts";
import type { Month } from "../month.ts";

/** A file of evidence as the programs see it. */
export interface EvidenceFile {
  id: number;
  /** `ZJ-2026-0456`. */
  evidenceNo: string;
  /** Several files may stand under one number. */
  part: number;
  kind: FileKind;
  /** Null for whoever may not open it: a name alone can tell who complained. */
  name: string | null;
  mediaType: string;
  bytes: number;
  sha256: string;
  unit: string;
  /** 警号; null where it concerns the unit. */
  policeNo: string | null;
  /** Sanctions and complaints: each opening is recorded. */
  sensitive: boolean;
  at: string;
  /** Who filed it. */
  by: string;
  mayOpen: boolean;
  mayRemove: boolean;
}

/** `POST /evidence`. */
export interface EvidenceReceipt {
  file: EvidenceFile;
  /** The very same file stood there already; nothing was added. */
  existing: boolean;
}

/** `GET /evidence?number=`. */
export interface EvidenceList {
  files: EvidenceFile[];
}

/** `GET /events/:rowKey/evidence`. */
export interface EventEvidence {
  rowKey: string;
  /** The numbers the line cites, with or without files. */
  numbers: string[];
  /** What is missing of table 4. */
  gap: "number" | "kind" | null;
  files: EvidenceFile[];
}

/** One event on the worklist of a department (核实登记). */
export interface ConfirmationLine {
  rowKey: string;
  eventNo: string;
  version: number;
  unit: string;
  unitName: string;
  /** Name of the officer; null for a unit's event. */
  name: string | null;
  event: EventLine;
  department: ConfirmingDepartment;
  state: ConfirmationState;
  /** Who entered it and when. */
  enteredBy: string;
  enteredAt: string;
  gap: "number" | "kind" | null;
  decision: { by: string; at: string; note: string | null } | null;
  /** Why the reader cannot decide on it; null = he can. */
  closed: "own-entry" | "own-matter" | null;
}

/** `GET /confirmations`. */
export interface ConfirmationList {
  total: number;
  page: number;
  pageSize: number;
  /** Of the whole department and month. */
  counts: Record<ConfirmationState, number>;
  rows: ConfirmationLine[];
}

/** `POST /events/:rowKey/confirmation`. */
export interface ConfirmationReceipt {
  rowKey: string;
  version: number;
  state: ConfirmationState;
  /** Reports whose points were computed again. */
  rescored: number;
}

/** `POST /register/events`. */
export interface RegisterReceipt {
  rowKey: string;
  eventNo: string;
  month: Month;
  version: number;
  /** What still keeps it from being scored, in words. */
  problems: string[];
}
