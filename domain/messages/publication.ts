/** What the files office and the readers of published files are told: JSON shapes of 复核公布 and 相互浏览. */
import type { Area } from "../area.ts";
import type { Grade } from "../grade.ts";
import type { MonthState, ReportState } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Obstacle } from "../publication.ts";
import type { Level, PostType, Series } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

/** How far a unit is, in reports. `waiting` = not handed in yet, or returned; `missing` of them have no report at all. */
export interface PublicationCounts {
  expected: number;
  missing: number;
  waiting: number;
  submitted: number;
  signed: number;
  checked: number;
  published: number;
  /** Published once and changed since: waits for a re-publication (本月正在更正). */
  changed: number;
  /** What the next publication takes along: checked, or published and corrected. */
  due: number;
  late: number;
  /** Reports with an obstacle that keeps them from being published. */
  blocked: number;
}
export interface PublicationUnit extends PublicationCounts {
  unit: string;
  name: string;
  series: Series;
}
/** One officer's report on the way to publication. */
export interface PublicationReport {
  /** Null: there is no report. */
  reportId: number | null;
  policeNo: string;
  name: string;
  unit: string;
  level: Level;
  /** `empty` and version 0: there is no report. */
  state: ReportState;
  version: number;
  grade: Grade | null;
  ungraded: string | null;
  total: Hundredths | null;
  submittedAt: string | null;
  signedBy: string | null;
  signedAt: string | null;
  signature: "valid" | "invalid" | "none";
  obstacles: Obstacle[];
  /** Number of the publication he stands in; null = not published. */
  publishedIn: number | null;
  /** What stands differs from what was last published. */
  changed: boolean;
}
export interface PublicationLine {
  seq: number;
  at: string;
  by: string;
  note: string | null;
  reports: number;
  /** SHA-256 over every row of the snapshot. */
  digest: string;
}
export interface PublicationOverview {
  month: Month;
  state: MonthState;
  practice: boolean;
  checkBy: string;
  publishAt: string;
  /** Before `publishAt`: publishing now needs an express word. */
  early: boolean;
  total: PublicationCounts;
  units: PublicationUnit[];
  /** The reports of the unit asked for; without one, every report that has an obstacle or waits for a re-publication. */
  reports: PublicationReport[];
  publications: PublicationLine[];
}

export interface CheckRequest {
  /** Unit codes: everything of these units that is signed and in order. */
  units?: string[];
  reports?: { policeNo: string; version: number }[];
}
export interface CheckReceipt {
  month: Month;
  checked: number;
  /** Who was not checked, each with the reason. */
  rejected: { policeNo: string; name: string; message: string }[];
}
export interface PublishRequest {
  /** Why a month is published again; required from the second publication on. */
  note?: string;
  /** Publish before the calendar's time. */
  early?: boolean;
}
export interface PublishReceipt {
  month: Month;
  publication: PublicationLine;
  /** Checked before, and no longer in order: left out. */
  leftOut: { policeNo: string; name: string; message: string }[];
}

/** 赛业绩: two to four colleagues side by side; published months only. */
export interface CompareFigures {
  months: Month[];
  areas: { area: Area; max: Hundredths }[];
  officers: {
    policeNo: string;
    name: string;
    unit: string;
    unitName: string;
    series: Series;
    postType: PostType;
    level: Level;
    /** Mean of the months he has points in; null = none of them is published. */
    mean: Hundredths | null;
    means: Record<Area, Hundredths | null>;
    grades: Partial<Record<Grade, number>>;
    months: Record<Month, { total: Hundredths; areas: Record<Area, Hundredths | null>; grade: Grade | null }>;
  }[];
}

/** 晒政绩: what is worth showing of a published month. Nothing on it is a penalty. */
export interface WallFigures {
  month: Month;
  /** Awards by the document's day, newest first. */
  rewards: (WallOfficer & { type: string; variant: string | null; documentNo: string | null; day: string | null;
    /** The whole unit was commended. */
    wholeUnit: boolean })[]; // prettier-ignore
  rewardsTotal: number;
  /** Best results by series and post type. */
  best: (WallOfficer & { total: Hundredths; grade: Grade | null })[];
  /** What officers graded 优秀 did this month, in their own words. */
  works: (WallOfficer & { total: Hundredths; summary: string })[];
  worksTotal: number;
  /** 岗位实绩: who brought most of an item. */
  credits: {
    item: string;
    quantity: number;
    officers: number;
    top: (WallOfficer & { quantity: number })[];
  }[];
}
export interface WallOfficer {
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  series: Series;
  postType: PostType | null;
}
