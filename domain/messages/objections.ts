/** What the dashboard and the server say to each other about objections (异议) and doubts (质疑). */
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { CorrectionState } from "./corrections.ts";

export const OBJECTION_KINDS = ["grade", "doubt"] as const;
/** `grade`: the officer's own grade; `doubt`: an item of somebody else's published file. */
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];
export type ObjectionState = "open" | "accepted" | "dismissed";

/** The side from which a reader sees an objection: it decides what he is shown. */
export type ObjectionSide = "mine" | "subject" | "reviewer" | "office";

export interface ObjectionLine {
  id: number;
  kind: ObjectionKind;
  side: ObjectionSide;
  report: number;
  month: Month;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  item: { code: string; label: Bilingual } | null;
  /** What was said; null to subject and reviewer of a doubt: the words might betray who wrote them. */
  text: string | null;
  at: string;
  answerBy: string;
  /** Not answered in time, by the server's clock. */
  overdue: boolean;
  state: ObjectionState;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
  /** The correction an accepted objection led to. */
  correction: { id: number; state: CorrectionState } | null;
  mayAnswer: boolean;
  /** A doubt whose reporter this reader may look up; each look is audited. */
  mayAskReporter: boolean;
}

/** What one may raise against a published report. */
export interface ObjectionForm {
  report: number;
  month: Month;
  policeNo: string;
  name: string;
  own: boolean;
  grade: Grade | null;
  until: string;
  /** Whether the server's clock still allows it. */
  open: boolean;
  items: { code: string; label: Bilingual }[];
  /** What this person has raised already. */
  raised: { kind: ObjectionKind; item: string | null; state: ObjectionState }[];
}
