/** What a file tells besides its points: who signed, when it was published, what was corrected. JSON shapes. */
import type { Grade } from "../grade.ts";
import type { Month } from "../month.ts";
import type { Level, PostType } from "../people.ts";
import type { Capacity } from "../routing.ts";
import type { Hundredths } from "../scoring/points.ts";

/** The life of one report as its reader may know it. */
export interface FileLife {
  signatures: {
    by: string;
    capacity: Capacity;
    /** Acting for the absent holder of the capacity. */
    delegated: boolean;
    at: string;
    /** Whether the signature covers what this reader is shown. */
    valid: boolean;
  }[];
  publications: { seq: number; at: string; note: string | null }[];
  /** Corrections carried out, newest last. The reason is for the chain; colleagues are told that there was one. */
  corrections: { at: string; reason: string | null }[];
  /** Parts of the month he served in other units. */
  segments: { unitName: string; fromDay: string; toDay: string; workdays: number }[];
  /** The reader's own objections and doubts about this report, and those its officer and the files office see. */
  objections: { kind: string; state: string; at: string; answerBy: string }[];
}

/** One officer on the list of files. */
export interface BrowsedFile {
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  postType: PostType;
  level: Level;
  /** The newest month published of him. */
  last: { month: Month; total: Hundredths | null; grade: Grade | null } | null;
}
export interface BrowsedFiles {
  total: number;
  page: number;
  pageSize: number;
  rows: BrowsedFile[];
}
