/**
 * The fields of one officer's month as they are stored and sent (月报表 F–AK, 细则 §7).
 * Three cell states: a value, `null` for 不适用 (not applicable), an absent key for 未填 (not filled).
 * Blank is never 0.
 */
export const NUMBER_FIELDS = [
  "dueDays", "excusedDays", "personalLeave", "awolDays", "lateCount", "dutyDue", "dutyMissed", "studyDue", "studyDone",
  "notes", "partyDue", "partyDone", "disobey", "taskTarget", "taskDone", "quality", "dataAcc", "satis", "inspMinor",
  "inspMajor", "flaw", "fault", "complaint", "secrecy", "asset", "bearing", "conduct",
] as const; // prettier-ignore
export type NumberField = (typeof NUMBER_FIELDS)[number];

export const REPORT_DUTY = ["onTime", "notRequired", "missed"] as const;
export type ReportDuty = (typeof REPORT_DUTY)[number];
export const ORDER_LEVELS = ["A", "B", "C", "D"] as const;
export type OrderLevel = (typeof ORDER_LEVELS)[number];
export const TRAINING_RESULTS = ["passed", "passedOnRetake", "failed", "exempt"] as const;
export type TrainingResult = (typeof TRAINING_RESULTS)[number];

/** Text and list fields. `summary` and `selfGrade` belong to the officer himself. */
export const OTHER_FIELDS = ["report", "order", "training", "summary", "selfGrade"] as const;
export type OtherField = (typeof OTHER_FIELDS)[number];

export type Field = NumberField | OtherField;
/** In sheet order, F … AK. */
export const FIELDS: readonly Field[] = [...NUMBER_FIELDS, ...OTHER_FIELDS];

/** Numbers have at most four decimals; list fields hold the identifiers above, `selfGrade` a Grade. */
export type Fields = { [K in Field]?: (K extends NumberField ? number : string) | null };
