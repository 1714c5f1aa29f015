/** 年度民主测评、领导评价、年度训练测试: what the dashboard and the server say to each other. JSON shapes. */
import type { AppraisalBar } from "../appraisals/who-appraises.ts";
import type { Bilingual } from "../language.ts";
import type { Outcome, RowProblem } from "../messages.ts";
import type { Level } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

export interface AppraisalKind {
  code: string;
  name: Bilingual;
  /** Per cent of the year's total. */
  share: number;
}

/** A unit's progress in one year, by kind. */
export interface AppraisalUnit {
  code: string;
  name: string;
  officers: number;
  entered: Record<string, number>;
}

export interface AppraisalOverview {
  year: number;
  ruleSet: string;
  /** The kinds this reader sees. */
  kinds: AppraisalKind[];
  /** False once the year lies before 局长 and 政委 or is approved. */
  open: boolean;
  units: AppraisalUnit[];
}

export interface AppraisalLine {
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  level: Level;
  key: string;
  version: number;
  score: Hundredths | null;
  basis: string | null;
  /** Why this reader may not enter it; null = he may. */
  bar: AppraisalBar | null;
  needsBasis: boolean;
  versions: { version: number; score: Hundredths | null; basis: string | null; reason: string | null; by: string; at: string }[]; // prettier-ignore
}

export interface AppraisalSheet {
  year: number;
  kind: AppraisalKind;
  open: boolean;
  unit: { code: string; name: string } | null;
  rows: AppraisalLine[];
}

export interface AppraisalReceipt {
  push: string;
  year: number;
  kind: string;
  at: string;
  /** One verdict per row sent; `row` is its number in the workbook or the request. */
  rows: { row: number; policeNo: string | null; outcome: Outcome; version: number }[];
  problems: RowProblem[];
  counts: Record<Outcome, number>;
  chain: string;
}
