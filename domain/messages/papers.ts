import type { Area } from "../area.ts";
import type { ReportState } from "../messages.ts";
import type { Month } from "../month.ts";

/** What proves a paper: `version` is the report's version, or `P1` for what was published the first time. */
export interface PaperProof {
  recordNo: string;
  /** Null on a blank form. */
  version: string | null;
  /** `A1B2-C3D4-E5F6`; null on a blank form. */
  checkCode: string | null;
}
export interface PaperArea {
  area: Area;
  name: string;
  max: string;
  earned: string;
  fields: { label: string; value: string }[];
  indicators: { code: string; name: string; max: string; earned: string }[];
}
/** 个人政绩档案表, A4: every text as it is printed. */
export interface OfficerPaper extends PaperProof {
  month: Month;
  blank: boolean;
  policeNo: string;
  name: string;
  unitName: string;
  postType: string;
  level: string;
  state: ReportState | null;
  areas: PaperArea[];
  credits: string[][];
  events: string[][];
  total: string;
  suggestedGrade: string;
  grade: string;
  selfGrade: string;
  summary: string;
  opinion: string;
  filledBy: string;
  signatures: { by: string; capacity: string; day: string }[];
}
export interface UnitPaperColumn {
  heading: string;
  /** Words of the merged heading above; columns of one area stand together. */
  group: string;
  /** `who`: the officer; `note`: a text shorter than `long`; `points`: always with two places. */
  kind: "who" | "text" | "number" | "points" | "long" | "note";
}
/** 单位政绩档案汇总表, A3. */
export interface UnitPaper extends PaperProof {
  month: Month;
  blank: boolean;
  unit: string;
  unitName: string;
  columns: UnitPaperColumn[];
  rows: (string | number | null)[][];
}
/** What may be said to somebody who holds a paper: nothing of its content. */
export interface CheckedPaper {
  genuine: boolean;
  /** Nothing has changed since it was printed; null when it is not genuine. */
  current: boolean | null;
  /** Where the record stands now; null for a unit's table and for a paper that is not genuine. */
  state: ReportState | null;
  printedAt: string | null;
}
