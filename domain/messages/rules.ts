/** What the dashboard and the server say to each other about the life of the 考核细则. */
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { Adoption, Place, RuleState } from "../rules/rule-life.ts";
import type { RuleTables } from "../rules/tables/rule-table.ts";
import type { Hundredths } from "../scoring/points.ts";

/** One version in the library. */
export interface RuleVersionLine {
  version: string;
  title: Bilingual;
  state: RuleState;
  /** First month it applies to; of a draft: the month it is meant for. */
  effectiveFrom: Month;
  basedOn: string | null;
  textVersion: number;
  textDigest: string;
  commentsUntil: string | null;
  trialFrom: Month | null;
  adoptedAt: string | null;
  comments: number;
  /** Officer-months it scored. */
  months: number;
}

export interface RuleMove {
  from: RuleState | null;
  to: RuleState;
  reason: string;
  month: Month | null;
  textDigest: string;
  by: string;
  at: string;
}

/** One version with its life, as its page shows it. */
export interface RuleVersionDetail extends RuleVersionLine {
  tables: RuleTables;
  moves: RuleMove[];
  /** Earlier texts of a draft, newest first. */
  texts: { textVersion: number; note: string | null; by: string; at: string }[];
  adoption: AdoptionState;
  requests: RuleRequestLine[];
}

/** Who has signed the text, and what is still wanted. */
export interface AdoptionState {
  signatures: { name: string; place: Place; at: string }[];
  members: number;
  carried: boolean;
  /** Whether this reader may sign the text now. */
  maySign: boolean;
}

export const RULE_REQUEST_KINDS = ["trial", "effect", "retirement", "seat", "unseat"] as const;
export type RuleRequestKind = (typeof RULE_REQUEST_KINDS)[number];

/** What awaits, or was decided by, a second person. */
export interface RuleRequestLine {
  id: number;
  kind: RuleRequestKind;
  version: string | null;
  month: Month | null;
  member: string | null;
  place: Place | null;
  day: string | null;
  reason: string;
  state: "asked" | "confirmed" | "refused" | "expired";
  askedBy: string;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
  mayDecide: boolean;
}

export interface RuleComment {
  id: number;
  clause: string;
  text: string;
  by: string;
  unit: string | null;
  mine: boolean;
  at: string;
  answer: string | null;
  adoption: Adoption | null;
  answeredBy: string | null;
  answeredAt: string | null;
}

export interface RuleComments {
  version: string;
  state: RuleState;
  until: string | null;
  /** Whether this reader may comment now. */
  open: boolean;
  total: number;
  byAdoption: Record<Adoption | "unanswered", number>;
  people: number;
  units: number;
  page: number;
  pageSize: number;
  rows: RuleComment[];
  /** How many comments each clause has. */
  clauses: Record<string, number>;
}

export interface GroupMember {
  id: number;
  name: string;
  account: string;
  place: Place;
  from: string;
  to: string | null;
}

/** A dispute before the leading group (M56). */
export interface DisputeLine {
  id: number;
  objection: number;
  month: Month;
  policeNo: string;
  name: string;
  /** What was objected, what was answered, and why it is still disputed. */
  objected: string;
  answer: string | null;
  text: string;
  at: string;
  state: "open" | "upheld" | "dismissed";
  proposed: "upheld" | "dismissed" | null;
  decision: string | null;
  decisionDigest: string | null;
  decidedAt: string | null;
  signatures: { name: string; place: Place; at: string }[];
  /** Members who may decide here, and whether this reader is one. */
  members: number;
  maySign: boolean;
}

/** What a version on trial gives beside what counts (M57). Nothing follows from it. */
export interface TrialComparison {
  version: string;
  ruleSet: string;
  month: Month;
  total: number;
  /** Sums of the totals in hundredths: the means are theirs divided by `total`. */
  sumEffective: Hundredths;
  sumTrial: Hundredths;
  changedGrades: number;
  page: number;
  pageSize: number;
  rows: {
    policeNo: string;
    name: string;
    unit: string;
    effective: Hundredths;
    trial: Hundredths;
    effectiveGrade: Grade | null;
    trialGrade: Grade | null;
  }[];
}
