/** What web, Excel and server say to each other about the quarterly assessment of units (细则 §6). JSON shapes. */
import type { PeriodText } from "../assessment/period.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Outcome, PushSource, RowProblem } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Series } from "../people.ts";
import type { Ceiling, Hundredths } from "../scoring/points.ts";
import type { UnitArea } from "../rules/unit-rules.ts";
import type { UnitFigures } from "../unit-assessment/check-figures.ts";
import type { UnitExplanation } from "../unit-assessment/explain-unit.ts";
import type { FigureForm } from "../unit-assessment/figure-form.ts";

/**
 * `collecting` (no result yet) → `draft` (computed) → `signed` (考核办) → `announced` (局长 or 政委 approved: everybody
 * reads it, nothing changes any more). A draft that was computed anew is `replaced`; `returned` reopens the figures.
 */
export const UNIT_QUARTER_STATES = ["draft", "signed", "announced", "returned", "replaced"] as const;
export type UnitQuarterState = (typeof UNIT_QUARTER_STATES)[number];
export type UnitQuarterAction = "compute" | "sign" | "approve" | "return";

/** Series of units that are assessed: all but 局领导. */
export const ASSESSED_SERIES = ["stations", "operations", "offices"] as const satisfies Series[];
export type AssessedSeries = (typeof ASSESSED_SERIES)[number];

/** Whose word the quarter is, over exactly what. */
export interface UnitSignature {
  step: "sign" | "approve";
  accountId: number;
  name: string;
  at: string;
  /** Of the rows he signed. */
  digest: string;
}

export interface UnitQuarterLine {
  quarter: PeriodText;
  /** Null while figures are collected. */
  state: Exclude<UnitQuarterState, "replaced"> | null;
  run: number;
  ruleSet: string;
  months: { month: Month; state: string }[];
  /** Units with every figure filled, and units in all. */
  filled: number;
  units: number;
  computedBy: string | null;
  computedAt: string | null;
  digest: string | null;
  /** Figures were changed since the draft was computed. */
  outdated: boolean;
  signatures: UnitSignature[];
  announcedAt: string | null;
  note: string | null;
  /** What this reader may do with it, and why not now. */
  actions: { action: UnitQuarterAction; blocked: Bilingual | null }[];
}

export interface UnitFigureRow {
  unit: string;
  unitName: string;
  version: number;
  /** What this reader may see; absent = 未填. System figures included. */
  fields: UnitFigures;
  /** Columns he may change in this row. */
  editable: string[];
  changedBy: string | null;
  changedAt: string | null;
}
export interface UnitFigureSheet {
  quarter: PeriodText;
  series: Series;
  form: FigureForm;
  /** Until it is signed off. */
  open: boolean;
  rows: UnitFigureRow[];
}

export interface UnitPushRow {
  rowKey?: string;
  unit: string;
  /** The version the sheet was built from; 0 for a unit never stored. */
  version: number;
  /** Only changed cells. `null` = 不适用; `""` clears a cell. */
  fields: Record<string, unknown>;
}
export interface UnitPushRequest {
  series: Series;
  source: PushSource;
  rows: UnitPushRow[];
  dryRun: boolean;
}
export type UnitRowProblem = Omit<RowProblem, "sheet"> & { sheet: "unitFigures" };
export interface UnitPushReceipt {
  push: string;
  quarter: PeriodText;
  series: Series;
  at: string;
  dryRun: boolean;
  rows: {
    rowKey: string;
    unit: string;
    outcome: Outcome;
    version: number;
    /** On conflict: what is stored, who and when. */
    current?: { fields: UnitFigures; by: string; at: string };
  }[];
  problems: UnitRowProblem[];
  counts: Record<Outcome, number>;
  /** Head of the audit chain after this push; null for a dry run. */
  chain: string | null;
}

/** One unit in a quarter's result. */
export interface UnitStandingLine {
  unit: string;
  unitName: string;
  series: Series;
  total: Hundredths;
  areas: Record<UnitArea, Hundredths | null>;
  bonus: Hundredths;
  grade: Grade;
  ceilings: Ceiling[];
  complete: boolean;
  place: number;
  of: number;
  /** Its place in the same series the quarter before. */
  before: { quarter: PeriodText; place: number; of: number } | null;
}
export interface UnitQuarterResult {
  line: UnitQuarterLine;
  rows: UnitStandingLine[];
}
export interface UnitStandingExplanation {
  line: UnitQuarterLine;
  standing: UnitStandingLine;
  explanation: UnitExplanation;
  inputsHash: string;
}

/** Means over the quarters of a half-year or year, and the announced quarters one by one. */
export interface UnitTrend {
  quarters: PeriodText[];
  units: {
    unit: string;
    unitName: string;
    series: Series;
    totals: { quarter: PeriodText; total: Hundredths; place: number; of: number }[];
  }[];
}
export interface UnitPeriodMeans {
  period: PeriodText;
  /** Announced quarters it is made of, and those still missing. */
  quarters: PeriodText[];
  missing: PeriodText[];
  rows: {
    unit: string;
    unitName: string;
    series: Series;
    quarters: { quarter: PeriodText; total: Hundredths }[];
    mean: Hundredths;
    /** Null where a quarter of the period is missing. */
    place: number | null;
    of: number | null;
  }[];
}
