/** What the dashboard and the server say to each other about trying rules out: findings, differences, 试算. */
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { Series } from "../people.ts";
import type { RuleDifference } from "../rules/diff/diff-rules.ts";
import type { LintFinding } from "../rules/lint/lint-finding.ts";
import type { QuotaSide } from "../rules/sandbox/quota-effect.ts";
import type { Reason } from "../rules/sandbox/reasons.ts";
import type { Spread } from "../rules/sandbox/spread.ts";
import type { Explanation, Hundredths } from "../scoring/points.ts";

export interface RuleFindings {
  version: string;
  digest: string;
  findings: LintFinding[];
}

export interface RuleDifferences {
  from: string;
  to: string;
  differences: RuleDifference[];
}

/** A version that may be chosen on the pages of the laboratory, and the months that may be scored again. */
export interface LabChoices {
  versions: { version: string; state: string; title: Bilingual; effectiveFrom: Month }[];
  /** Published months, oldest first, with the version they are scored by. */
  months: { month: Month; ruleSet: string }[];
}

/** What a run of the sandbox found, without the officers. */
export interface SandboxSummary {
  draft: string;
  digest: string;
  months: Month[];
  bases: { version: string; months: Month[] }[];
  computedAt: string;
  milliseconds: number;
  officers: number;
  /** Officer-months. */
  reports: number;
  changed: {
    /** Officers with other points, another grade in some month, another place. */
    points: number;
    grade: number;
    place: number;
    /** Officer-months with another suggested grade. */
    gradeMonths: number;
  };
  spread: Spread;
  /** 优秀: places by quota, suggestions, suggestions beyond the quota; summed over pools and months. */
  quota: { before: QuotaSide; after: QuotaSide };
  differences: RuleDifference[];
  units: SandboxUnitLine[];
}

export interface SandboxPlace {
  /** Mean of the months, as printed. */
  mean: Hundredths;
  place: number;
  of: number;
}

export interface SandboxUnitLine {
  unit: string;
  name: string;
  series: Series;
  officers: number;
  reports: number;
  before: SandboxPlace;
  after: SandboxPlace;
  /** Officer-months whose suggestion rises or falls. */
  up: number;
  down: number;
  excellent: { before: number; after: number };
}

export interface SandboxOfficerLine {
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  list: Bilingual;
  reports: number;
  before: SandboxPlace;
  after: SandboxPlace;
  /** Months with another suggestion. */
  grades: { month: Month; from: Grade | null; to: Grade | null; before: Hundredths; after: Hundredths }[];
  /** The month whose total moved most: where an explanation says most. */
  month: Month;
  reasons: Reason[];
}

export const SANDBOX_CHANGES = ["any", "grade", "up", "down", "place", "all"] as const;
export type SandboxChange = (typeof SANDBOX_CHANGES)[number];
export const SANDBOX_ORDERS = ["points", "gain", "loss", "place", "grades", "before", "after"] as const;
export type SandboxOrder = (typeof SANDBOX_ORDERS)[number];

export interface SandboxOfficers {
  computedAt: string;
  total: number;
  page: number;
  pageSize: number;
  rows: SandboxOfficerLine[];
}

/** One officer's month under both versions. */
export interface SandboxExplanation {
  policeNo: string;
  name: string;
  month: Month;
  before: Explanation;
  after: Explanation;
}

/** What an uploaded workbook would make of a version; with one problem there is nothing to compare. */
export interface RuleImportPreview {
  /** Of the version it was compared with: to be sent as If-Match when it becomes that draft's next text. */
  textVersion: number;
  problems: { sheet: string; row: number | null; column: string | null; message: string }[];
  differences: RuleDifference[];
  findings: LintFinding[];
}
