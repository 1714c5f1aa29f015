/** What the dashboard and the server say to each other about quarters, half-years and years (细则 §11). JSON shapes. */
import type { DeductionInput, MonthInput, StandingDetail } from "../assessment/detail.ts";
import type { AssessmentKind, PeriodText } from "../assessment/period.ts";
import type { ListCode } from "../assessment/standing-list.ts";
import type { UnrankedReason } from "../assessment/unranked.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { MonthState } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Level, PostType, Series } from "../people.ts";
import type { Capacity } from "../routing.ts";
import type { Hundredths } from "../scoring/points.ts";

export const ASSESSMENT_STATES = [
  "draft",
  "replaced",
  "proposed",
  "approved",
  "noticed",
  "announced",
  "final",
] as const;
/**
 * Quarter and half-year: `draft` → `announced`. Year: `draft` → `proposed` → `approved` (局长 and 政委) → `noticed`
 * (公示) → `final`. A draft that was computed anew is `replaced`.
 */
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

/** Whose word the year is, over exactly what. */
export interface AssessmentApproval {
  accountId: number;
  name: string;
  capacity: Capacity;
  at: string;
  /** Of the rows he approved. */
  digest: string;
}

export interface AssessmentLine {
  id: number;
  kind: AssessmentKind;
  period: PeriodText;
  run: number;
  state: AssessmentState;
  /** Whose composition it follows. */
  ruleSet: string;
  computedBy: string;
  computedAt: string;
  officers: number;
  scored: number;
  ranked: number;
  digest: string;
  proposedBy: string | null;
  proposedAt: string | null;
  approvals: AssessmentApproval[];
  announcedBy: string | null;
  announcedAt: string | null;
  noticeUntil: string | null;
  finishedAt: string | null;
  note: string | null;
}

/** What can be done with a period: `compute` makes a draft or makes it anew, `return` hands a proposed year back. */
export type AssessmentAction =
  "compute" | "announce" | "propose" | "approve" | "return" | "notice" | "finish";

/** One of the seven periods of a year. */
export interface PeriodLine {
  period: PeriodText;
  kind: AssessmentKind;
  months: { month: Month; state: MonthState; lockAt: string; ruleSet: string }[];
  /** From when it may be computed, and announced or approved; null while its months are not in the calendar. */
  computableFrom: string | null;
  concludableFrom: string | null;
  /** The newest run this reader may see. */
  assessment: AssessmentLine | null;
  /** What this reader's roles do with it, and why not now. */
  actions: { action: AssessmentAction; blocked: Bilingual | null }[];
}
export interface AssessmentYear {
  year: number;
  /** Years that have months at all, oldest first. */
  years: number[];
  periods: PeriodLine[];
}

/** One officer in an assessment. */
export interface StandingLine {
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  series: Series;
  level: Level;
  postType: PostType;
  list: ListCode;
  score: Hundredths | null;
  reason: UnrankedReason | null;
  grade: Grade | null;
  place: number | null;
  of: number | null;
  /** His place in the same list of the period before; null when he had none there. */
  before: { period: PeriodText; place: number; of: number } | null;
  /** What it is made of, for the columns of the page. */
  months: Pick<MonthInput, "month" | "total" | "grade" | "ungraded">[];
  /** 核实分 K; quarters only. */
  verification: Hundredths | null;
  quarters: { period: PeriodText; score: Hundredths | null }[];
  others: { code: string; name: Bilingual; points: Hundredths | null }[];
  excellentMonths: number;
  /** A month or deduction was corrected after it was computed: see the changes. */
  changed: boolean;
}

/** A list of the assessment and how many stand in it. */
export interface ListCount {
  list: ListCode;
  label: Bilingual;
  officers: number;
  ranked: number;
}

export interface StandingPage {
  assessment: AssessmentLine;
  lists: ListCount[];
  total: number;
  page: number;
  pageSize: number;
  rows: StandingLine[];
}

/** One step of the computation: what it is, the formula with his numbers in it, the clause. */
export interface ExplainedStep {
  label: Bilingual;
  formula: Bilingual;
  value: Hundredths | null;
  clause: Bilingual;
}

export interface StandingExplanation {
  assessment: AssessmentLine;
  line: StandingLine;
  /** From months, quarters and other parts to the result, in order. */
  steps: ExplainedStep[];
  /** Missing quarters, rule sets that changed on the way, ungraded months, bars, ties. */
  notes: Bilingual[];
  deductions: (DeductionInput & { name: Bilingual; points: Hundredths })[];
  /** Statutory grade, as a suggestion; years only. */
  statutory: Bilingual | null;
  detail: StandingDetail;
  inputsHash: string;
  /** What would come out now, where something was corrected since. */
  change: StandingChange | null;
}

/** An officer's results over the years, newest first. */
export interface OfficerStandings {
  policeNo: string;
  name: string;
  rows: (StandingLine & {
    kind: AssessmentKind;
    period: PeriodText;
    state: AssessmentState;
    announcedAt: string | null;
  })[];
}

/** A published month that was corrected after the assessment took it. */
export interface ChangedMonth {
  month: Month;
  before: { version: number; total: Hundredths | null; grade: Grade | null };
  after: { version: number; total: Hundredths | null; grade: Grade | null };
  corrections: { id: number; at: string; reason: string | null }[];
}

/** What an announced result would be with today's published months and deductions, beside what was announced. */
export interface StandingChange {
  policeNo: string;
  name: string;
  unitName: string;
  list: ListCode;
  /** Empty for somebody who is moved by another's correction. */
  months: ChangedMonth[];
  deductions: { code: string; name: Bilingual; before: number; after: number }[];
  score: { announced: Hundredths | null; now: Hundredths | null };
  place: { announced: number | null; now: number | null };
  grade: { announced: Grade | null; now: Grade | null };
}
export interface AssessmentChanges {
  assessment: AssessmentLine;
  /** Corrected ones first, then those who would change place because of them. */
  rows: StandingChange[];
}

/** 核实扣分: one entry of K. A later one about the same corrects it; both stay. */
export interface DeductionLine {
  id: number;
  quarter: PeriodText;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  code: string;
  label: Bilingual;
  times: number;
  points: Hundredths;
  source: string;
  reason: string;
  by: string;
  at: string;
  seq: number;
  /** No later entry corrects it. */
  current: boolean;
}
export interface DeductionPage {
  total: number;
  page: number;
  pageSize: number;
  /** Kinds the quarter's rules know. */
  codes: { code: string; name: Bilingual; points: Hundredths; automatic: boolean }[];
  rows: DeductionLine[];
}
