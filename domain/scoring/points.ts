import type { Area } from "../area.ts";
import type { Bilingual } from "../language.ts";
import type { Grade } from "../grade.ts";
import type { CreditLine, EventLine } from "../form/detail-lines.ts";
import type { Fields } from "../form/fields.ts";
import type { Level, PostType } from "../people.ts";
import type { Month } from "../month.ts";

/** Points in integer hundredths: 8916 is 89.16 分. Never a float (细则 §0). */
export type Hundredths = number;

/** Everything a score depends on, besides the rule set. */
export interface ScoringInput {
  month: Month;
  level: Level;
  postType: PostType;
  fields: Fields;
  /** Already accepted lines of this officer and month; order never changes the result. */
  credits: readonly CreditLine[];
  /** Events of this officer in this month, and unit events that spread to him. */
  events: readonly EventLine[];
  /** Workdays between the on-time line and the unit's submission, where known; more than 3 bar 优秀 (细则 §5). */
  workdaysLate?: number;
}

/** Why the suggestion cannot be better than `grade` this month (VETO or CAP_GRADE). */
export interface Ceiling {
  grade: Grade;
  /** The rule's code: ZZ-V1, JJ-V1, JJ-V2, KQ-V1, SH-V1, P9, P10. */
  code: string;
}

/** One officer's month, scored. Stored with the rule version; the explanation is rebuilt, not stored. */
export interface Points {
  /** Clamped to the rule set's range (0 … 110.00). */
  total: Hundredths;
  /** `null` = the whole area is 不适用. */
  areas: Record<Area, Hundredths | null>;
  /** By indicator code; `null` = 不适用. A 未填 indicator earns 0 and makes `complete` false. */
  indicators: Record<string, Hundredths | null>;
  /** Every input needed is there. Without it there is no suggestion. */
  complete: boolean;
  /** 优秀 here means 优秀候选: the quota of the reviewing pool decides later (细则 §5). */
  suggestedGrade: Grade | null;
  /** Vetoes and caps that apply, lowest grade first. */
  ceilings: Ceiling[];
  /** Codes of what bars 优秀 this month (细则 §5): penalty, complaint, inspMajor, awol, attendance, late. */
  barredFromExcellent: string[];
  /** 不定等次: net workdays below the rule set's minimum; no grade is suggested. */
  ungradable: "netDays" | null;
}

/** One line of the explanation of an indicator: an input and what it was. */
export interface ExplainedInput {
  label: Bilingual;
  value: Bilingual;
}

/** Why an indicator earned what it earned (M19): indicator, inputs, formula with numbers, clause, points. */
export interface ExplainedIndicator {
  code: string;
  area: Area;
  name: Bilingual;
  max: Hundredths | null;
  earned: Hundredths | null;
  state: "scored" | "notApplicable" | "notFilled";
  inputs: ExplainedInput[];
  /** The method with the officer's numbers in it, e.g. `12 × 19 ÷ 20 = 11.40`. */
  formula: Bilingual;
  /** The clause of the rule set, e.g. 细则 §2 GZ-01. */
  clause: Bilingual;
  /** What the reader must also know: points not deducted below the floor, the other area a fact was scored in … */
  notes: Bilingual[];
}

export interface ExplainedArea {
  area: Area;
  max: Hundredths;
  earned: Hundredths | null;
  /** The N/A redistribution line when one applies: `15 × 9.75 ÷ 11 = 13.30`. */
  formula: Bilingual;
  indicators: ExplainedIndicator[];
}

export interface Explanation {
  ruleSet: string;
  areas: ExplainedArea[];
  /** How the total came about, rescaling and clamping included. */
  total: { earned: Hundredths; formula: Bilingual };
  /** How the suggestion came about: bounds, ceilings, bars. */
  grade: Bilingual[];
  /** What concerns the whole month: a segment of an earlier unit that was added (细则 §11). */
  notes?: Bilingual[];
  points: Points;
}
