import type { Area } from "../area.ts";
import type { CreditItemRule } from "./credit-item-rule.ts";
import type { EventTypeRule, FindingFactors, ResponsibilityFactors } from "./event-type-rule.ts";
import type { IndicatorRule } from "./indicator-rule.ts";
import type { CompositionRules } from "./composition-rules.ts";
import type { GradingRules } from "./grading-rules.ts";
import type { UnitRules } from "./unit-rules.ts";
import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { Hundredths } from "../scoring/points.ts";

/** One of the six areas (细则 §0). The JC area has a floor below zero and no indicators of its own. */
export interface AreaRule {
  area: Area;
  max: Hundredths;
  /** JC only: the penalties' floor, −20.00. */
  floor: Hundredths;
  /** Counts in the base of 100; JC is added on top of it. */
  inBase: boolean;
  clause: Bilingual;
}

/**
 * 考核细则 as data: JSON-serialisable, loaded by version, never changed once a month is scored by it.
 * All points are integer hundredths. Rates and bounds have at most four decimals.
 */
export interface RuleSet {
  /** `BY-2026-v1`. */
  version: string;
  effectiveFrom: Month;
  title: Bilingual;
  areas: AreaRule[];
  /** Base the areas are rescaled to when a whole area is 不适用: 100.00. */
  baseMax: Hundredths;
  /** The total is clamped to this range: 0 … 110.00. */
  totalRange: { min: Hundredths; max: Hundredths };
  /** 27 rows of 细则 §2: 22 that earn points and 5 VETO/CAP_GRADE rows (codes with `-V`). */
  indicators: IndicatorRule[];
  credits: CreditItemRule[];
  events: EventTypeRule[];
  findingFactors: FindingFactors;
  responsibilityFactors: ResponsibilityFactors;
  grading: GradingRules;
  composition: CompositionRules;
  units: UnitRules;
}
