import type { EvidenceKind, Finding, Responsibility } from "../form/detail-lines.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Level } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

/** 认定系数 in hundredths: 属实 100, 部分属实 50, 不属实 0, 调查中 0 (细则 §0). */
export type FindingFactors = Record<Finding, number>;
/** 责任系数 in hundredths, for penalties: 主要 100, 次要 50, 领导 30 (细则 §0). */
export type ResponsibilityFactors = Record<Responsibility, number>;

/** One 级别 of an event type and what it is worth. */
export interface EventValue {
  /** `null` = the type has one value, or this is the value without a 级别. */
  variant: string | null;
  label: Bilingual;
  /** Rewards positive, penalties negative, effects 0. */
  points: Hundredths;
  /** Worth by 职务层级 instead of `points` (P7: 正职 −2, 副职 −1.5). */
  byLevel?: Record<Level, Hundredths>;
}

/** What an event does besides its points. */
export interface EventEffect {
  /** Only for this 级别; `null` = for every one. */
  variant: string | null;
  /** VETO or CAP_GRADE of the month. */
  ceiling?: { code: string; grade: Grade };
  /** Points lost by an indicator of another area (X1 → JJ-02 −5). */
  deduct?: { indicator: string; points: Hundredths };
}

/** Whether a line of this type states it: must, may, or never (its value already says it). */
export type Need = "required" | "optional" | "none";

/** 事件类型, a row of 细则 §4. */
export interface EventTypeRule {
  /** R1 … R7, P1 … P11, X1 … X5. */
  type: string;
  kind: "reward" | "penalty" | "effect";
  name: Bilingual;
  /** Whom it may be recorded for; a unit's event spreads to its members. */
  subjects: ("officer" | "unit")[];
  values: EventValue[];
  /** Multiplier by 职务层级 in hundredths (R7: 副职 150, 正职 200). */
  levelFactor?: Record<Level, number>;
  /** Most that lines of this type add in one month (R6: 1.00). */
  monthMax: Hundredths | null;
  finding: Need;
  responsibility: Need;
  /** Any one of these kinds satisfies table 4; 文件和复印件 is one kind. */
  evidence: EvidenceKind[];
  evidenceText: Bilingual;
  effects: EventEffect[];
  clause: Bilingual;
}
