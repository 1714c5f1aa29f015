/**
 * The sentences the three programs say to each other: JSON shapes of the API (design §5).
 * Points are integer hundredths everywhere. Months are `2026-07`, days `2026-07-15`, instants ISO 8601 UTC.
 */
import type { Area } from "./area.ts";
import type { Grade } from "./grade.ts";
import type { CreditLine, EventLine } from "./form/detail-lines.ts";
import type { Fields } from "./form/fields.ts";
import type { FileLife } from "./messages/file.ts";
import type { Month } from "./month.ts";
import type { Level, PostType, Series } from "./people.ts";
import type { Role } from "./role.ts";
import type { Explanation, Hundredths } from "./scoring/points.ts";

// ── people and sign-in ────────────────────────────────────────────────────────────────────────────
export interface Person {
  account: string;
  name: string;
  policeNo: string | null;
  roles: { role: Role; unit: string | null }[];
  /** Units this person fills (clerk), heads (head) or is in charge of (leader). */
  /** `actsFor`: units whose absent reviewer he acts for (委托审核). */
  units: { fills: string[]; heads: string[]; inCharge: string[]; actsFor?: string[] };
  /** He signed in with a one-time password and may only change it. */
  mustChangePassword?: true;
}
export interface SignedIn {
  /** Bearer token, shown once; only for `client: "addin"`. The dashboard gets a cookie instead. */
  token: string | null;
  expiresAt: string;
  person: Person;
}
export interface UnitLine {
  code: string;
  name: string;
  series: Series;
  officers: number;
}

// ── months ────────────────────────────────────────────────────────────────────────────────────────
export type MonthState = "upcoming" | "open" | "reviewing" | "published" | "locked";
export interface MonthLine {
  month: Month;
  state: MonthState;
  ruleSet: string;
  /** The calendar's instants (细则 §10). */
  opensAt: string;
  attestBy: string;
  submitBy: string;
  reviewBy: string;
  leaderReviewBy: string;
  checkBy: string;
  publishAt: string;
  objectionsUntil: string;
  lockAt: string;
  practice: boolean;
  backFilled: boolean;
}
export interface Clock {
  now: string;
  /** True on a demonstration database: every page shows 演示时间. */
  demonstration: boolean;
}

// ── the monthly form ──────────────────────────────────────────────────────────────────────────────
export type ReportState =
  | "empty" | "drafted" | "attested" | "submitted" | "signing" | "signed" | "checked" | "published" | "locked" | "returned"; // prettier-ignore

export interface PointsSummary {
  total: Hundredths;
  areas: Record<Area, Hundredths | null>;
  indicators: Record<string, Hundredths | null>;
}
export interface FormRow {
  rowKey: string;
  policeNo: string;
  name: string;
  unit: string;
  postType: PostType;
  level: Level;
  partyMember: boolean;
  /** 0 until the first content is stored. */
  version: number;
  state: ReportState;
  /** Stored values over prefilled ones; absent = 未填, null = 不适用. */
  fields: Fields;
  points: PointsSummary | null;
  suggestedGrade: Grade | null;
  grade: Grade | null;
  gradeReason: string | null;
}
export interface MonthForm {
  month: Month;
  unit: { code: string; name: string };
  /** The version of the form definition the sheet is built from (V28). */
  template: string;
  ruleSet: string;
  state: MonthState;
  submitBy: string;
  rows: FormRow[];
  credits: (CreditLine & { version: number; points: Hundredths | null })[];
  events: (EventLine & { version: number; eventNo: string; points: Hundredths | null })[];
}

/** error strength: `row` not stored · `submit` draft only · `sign` blocks signature · `warning` stays with it. */
export type Severity = "row" | "submit" | "sign" | "warning";
export type SheetName = "monthly" | "credits" | "events" | "plan" | "cases" | "campaign" | "appraisal";
export interface RowProblem {
  sheet: SheetName;
  rowKey: string;
  /** 警号 or line number: how a person finds the row. */
  rowLabel: string;
  field: string | null;
  /** Column letter in the sheet of the form definition. */
  column: string | null;
  /** V01 … V28, or a problem of a detail sheet. */
  code: string;
  severity: Severity;
  /** Row, column, what is wrong and how to mend it, in the reader's language. */
  message: string;
}

export type PushMode = "good-rows" | "all-or-nothing";
export type PushSource = "excel" | "upload" | "web" | "api";
export interface PushRow {
  rowKey?: string;
  policeNo: string;
  /** The version the sheet was built from; 0 for a row never stored. */
  version: number;
  /** Only changed cells. `null` = 不适用; `""` clears a cell back to 未填. Raw cell values: the server normalises. */
  fields: Record<string, unknown>;
}
export type PushLine<T> = { rowKey: string; version: number; delete?: boolean } & {
  [K in keyof T]?: unknown;
};
export interface PushRequest {
  unit: string;
  source: PushSource;
  /** Name and SHA-256 of the workbook, where there is one. */
  workbook: { name: string; sha256?: string; template?: string } | null;
  rows: PushRow[];
  credits: PushLine<CreditLine>[];
  events: PushLine<EventLine>[];
  mode: PushMode;
  dryRun: boolean;
}
export type Outcome = "saved" | "unchanged" | "conflict" | "rejected";
export interface RowReceipt {
  rowKey: string;
  policeNo: string;
  outcome: Outcome;
  /** The row's version after this push (the server's version on conflict). */
  version: number;
  points: PointsSummary | null;
  suggestedGrade: Grade | null;
  /** On conflict: the stored values, who and when. */
  current?: { fields: Fields; by: string; at: string };
}
export interface LineReceipt {
  sheet: "credits" | "events";
  rowKey: string;
  outcome: Outcome;
  version: number;
  eventNo?: string;
}
export interface PushReceipt {
  push: string;
  month: Month;
  unit: string;
  at: string;
  mode: PushMode;
  dryRun: boolean;
  rows: RowReceipt[];
  lines: LineReceipt[];
  problems: RowProblem[];
  /** saved + unchanged + conflict + rejected = rows and lines sent. */
  counts: Record<Outcome, number>;
  /** Head of the audit chain after this push; null for a dry run. */
  chain: string | null;
}

// ── figures: what screens draw ────────────────────────────────────────────────────────────────────
export interface CompletionUnit {
  unit: string;
  name: string;
  series: Series;
  expected: number;
  /** Any content stored. */
  started: number;
  /** Every required cell filled. */
  complete: number;
  submitted: number;
  onTime: number;
  reviewed: number;
  published: number;
}
export interface CompletionFigures {
  month: Month;
  state: MonthState;
  submitBy: string;
  asOf: string;
  units: CompletionUnit[];
  total: Omit<CompletionUnit, "unit" | "name" | "series">;
}
export interface DistributionFigures {
  period: string;
  ruleSet: string;
  grades: Record<Grade, number>;
  ungraded: number;
  units: { unit: string; name: string; grades: Record<Grade, number>; ungraded: number }[];
  /** Officers per five-point band of the total: [{from: 9000, count: 12}, …]. */
  bands: { from: Hundredths; count: number }[];
}
export interface RankingQuery {
  /** A month, a quarter `2026-Q3`, a half-year `2026-H1`, a year `2026`, or a window `2026-01..2026-10`. */
  period: string;
  series?: Series;
  postType?: PostType;
  unit?: string;
  level?: Level;
  area?: Area;
  page?: number;
  pageSize?: number;
}
export interface RankingRow {
  place: number;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  series: Series;
  postType: PostType;
  level: Level;
  /** Mean of the months' totals in the window, half-up to hundredths; one month: its total. */
  points: Hundredths;
  areas: Record<Area, Hundredths | null>;
  months: number;
  grades: Partial<Record<Grade, number>>;
  /** Places gained since the same period before (positive = better); null when not ranked then. */
  movement: number | null;
}
export interface RankingFigures {
  period: string;
  ruleSet: string;
  total: number;
  /** Reports of published months that are not public (not published yet, reopened, being corrected): not in the list. */
  withheld: number;
  page: number;
  pageSize: number;
  rows: RankingRow[];
}
export interface UnitRankingFigures {
  period: string;
  rows: { place: number; unit: string; name: string; series: Series; officers: number; mean: Hundredths;
    areas: Record<Area, Hundredths | null>; excellent: number; movement: number | null }[]; // prettier-ignore
}
export interface TrendFigures {
  /** "bureau" or a unit code. */
  scope: string;
  months: { month: Month; mean: Hundredths | null; median: Hundredths | null; officers: number;
    areas: Record<Area, Hundredths | null>; grades: Record<Grade, number> }[]; // prettier-ignore
}
export interface UnitProfileFigures {
  unit: { code: string; name: string; series: Series };
  period: string;
  areas: {
    area: Area;
    max: Hundredths;
    mean: Hundredths | null;
    bureauMedian: Hundredths | null;
    seriesMean: Hundredths | null;
  }[];
  indicators: {
    code: string;
    name: string;
    area: Area;
    max: Hundredths;
    mean: Hundredths | null;
    bureauMean: Hundredths | null;
  }[];
}

// ── one officer's file ────────────────────────────────────────────────────────────────────────────
export interface FileMonth {
  month: Month;
  state: ReportState;
  unit: string;
  unitName: string;
  /** 0 in the published view: colleagues are told what was published, not how often it was typed. */
  version: number;
  /** 本月正在更正: what stands now is not what was last published; colleagues are shown the latter. */
  mending: boolean;
  /** 不定等次: why a signed report has no grade. */
  ungraded: string | null;
  ruleSet: string;
  points: PointsSummary | null;
  suggestedGrade: Grade | null;
  grade: Grade | null;
  gradeReason: string | null;
  gradedBy: string | null;
  gradedAt: string | null;
}
export interface OfficerFile {
  officer: {
    policeNo: string;
    name: string;
    unit: string;
    unitName: string;
    postType: PostType;
    level: Level;
  };
  months: FileMonth[];
  /** The month asked for (the latest visible by default), explained to the last point. */
  detail:
    | (FileMonth & {
        fields: Fields;
        credits: CreditLine[];
        events: EventLine[];
        explanation: Explanation;
        /** Empty in the published view. */
        filledBy: string;
        filledAt: string;
        life: FileLife;
      })
    | null;
}

// ── refusals ──────────────────────────────────────────────────────────────────────────────────────
/** application/problem+json (RFC 9457) in the reader's language. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
  /** With 412: the record as it stands now. */
  current?: unknown;
  /** For the telephone: finds the request in the log. */
  reference: string;
}
