import type { Fields } from "../form/fields.ts";
import type { RowProblem } from "../messages.ts";

/** An officer who left a unit within the month, and what the unit has filled of his days there (细则 §11). */
export interface SegmentLine {
  policeNo: string;
  name: string;
  /** Code and name of the unit his row belongs to. */
  unitNow: string;
  unitNowName: string;
  fromDay: string;
  toDay: string;
  workdays: number;
  /** 0 = not filled yet: `fields` is what the calendar prefills. */
  version: number;
  fields: Fields;
}

export interface SegmentReceipt {
  outcome: "saved" | "unchanged" | "rejected";
  version: number;
  problems: RowProblem[];
}
