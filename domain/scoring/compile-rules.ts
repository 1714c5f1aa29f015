import { AREAS } from "../area.ts";
import type { Area } from "../area.ts";
import type { Bilingual } from "../language.ts";
import type { CreditItemRule } from "../rules/credit-item-rule.ts";
import type { EventTypeRule } from "../rules/event-type-rule.ts";
import type { CeilingMethod, IndicatorMethod, IndicatorRule, Term } from "../rules/indicator-rule.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { SCALE } from "./exact.ts";
import type { TierTable } from "./methods/tier.ts";
import type { Hundredths } from "./points.ts";

/** An indicator that earns points, with everything looked up and scaled beforehand. */
export interface CompiledIndicator {
  readonly code: string;
  readonly area: Area;
  readonly name: Bilingual;
  readonly max: Hundredths;
  readonly rule: IndicatorRule;
  readonly method: CompiledMethod;
  readonly notApplicableWhenZero: string | null;
}

/** What scoring needs of an indicator, an officer's or a unit's. */
export type ScorableIndicator = Pick<CompiledIndicator, "code" | "max" | "method" | "notApplicableWhenZero">;

export type CompiledMethod =
  | {
      kind: "rate";
      actual: readonly Term<string>[];
      of: readonly Term<string>[] | null;
      target: readonly Term<string>[] | null;
      fixed: number;
    }
  | { kind: "deduct"; fields: readonly string[]; points: readonly Hundredths[] }
  | { kind: "tier"; sum: readonly Term<string>[]; of: readonly Term<string>[] | null; table: TierTable }
  | { kind: "list"; input: string; points: ReadonlyMap<string, Hundredths | null> }
  | { kind: "credits" }
  | { kind: "rank"; input: string; step: Hundredths }
  | { kind: "manual"; input: string };

/** A VETO/CAP_GRADE row that follows from a count in the form. */
export interface CompiledCeiling {
  readonly code: string;
  readonly byCount: NonNullable<CeilingMethod["byCount"]>;
}

/** What one more of a column's count costs, and in which indicator: where a fact with lines may collide. */
export interface CountColumn {
  readonly field: string;
  readonly indicator: string;
  readonly points: Hundredths;
  /** Sheet order, to settle equal amounts the same way whatever the order of lines. */
  readonly order: number;
}

/** A rule set prepared for scoring thousands of officer-months. Immutable and shared. */
export interface CompiledRules {
  readonly version: string;
  readonly ruleSet: RuleSet;
  /** The 22 that earn points, in the order of 细则 §2. */
  readonly indicators: readonly CompiledIndicator[];
  /** Every indicator at its maximum, in the order of scoring: a month's points start as a copy of it. */
  readonly fullMarks: Readonly<Record<string, Hundredths | null>>;
  /** All six, in the order of `AREAS`. */
  readonly areas: readonly { area: Area; max: Hundredths }[];
  /** Upper end of the total: 110.00. */
  readonly maxTotal: Hundredths;
  readonly minTotal: Hundredths;
  readonly baseMax: Hundredths;
  readonly baseAreas: readonly { area: Area; max: Hundredths; indicators: readonly CompiledIndicator[] }[];
  readonly rewards: { cap: Hundredths; floor: Hundredths };
  readonly ceilingRules: readonly CompiledCeiling[];
  readonly countColumns: ReadonlyMap<string, CountColumn>;
  readonly creditItems: ReadonlyMap<string, CreditItemRule>;
  readonly eventTypes: ReadonlyMap<string, EventTypeRule>;
}

/** Prepares a rule set: lookups become maps, percentages become integers, rows are grouped by area. */
export function compileRules(ruleSet: RuleSet): CompiledRules {
  const indicators = ruleSet.indicators.flatMap((rule) => compileIndicator(rule) ?? []);
  const areaOf = new Map(ruleSet.areas.map((area) => [area.area, area]));
  const rewards = areaOf.get("JC");
  const baseAreas = ruleSet.areas
    .filter((area) => area.inBase)
    .map(({ area, max }) => ({ area, max, indicators: indicators.filter((one) => one.area === area) }));
  return Object.freeze({
    version: ruleSet.version,
    ruleSet,
    indicators,
    fullMarks: fullMarksOf(baseAreas.flatMap((area) => area.indicators)),
    areas: AREAS.flatMap((area) => (areaOf.has(area) ? [{ area, max: areaOf.get(area)!.max }] : [])),
    maxTotal: ruleSet.totalRange.max,
    minTotal: ruleSet.totalRange.min,
    baseMax: ruleSet.baseMax,
    baseAreas,
    rewards: { cap: rewards?.max ?? 0, floor: rewards?.floor ?? 0 },
    ceilingRules: ruleSet.indicators.flatMap(({ code, scoring }) =>
      "byCount" in scoring && scoring.byCount ? [{ code, byCount: scoring.byCount }] : [],
    ),
    countColumns: countColumnsOf(indicators),
    creditItems: new Map(ruleSet.credits.map((item) => [item.code, item])),
    eventTypes: new Map(ruleSet.events.map((event) => [event.type, event])),
  });
}

/**
 * The record that months' points are copied from. An object that grows by computed keys becomes a hash table after a
 * dozen of them, and so do its copies; one that comes from JSON has a fixed layout, and copying that and filling it
 * is several times faster.
 */
function fullMarksOf(indicators: readonly CompiledIndicator[]): Record<string, Hundredths | null> {
  const blank = Object.fromEntries(indicators.map(({ code }) => [code, null]));
  const marks = JSON.parse(JSON.stringify(blank)) as Record<string, Hundredths | null>;
  for (const { code, max } of indicators) marks[code] = max;
  return marks;
}

function compileIndicator(rule: IndicatorRule): CompiledIndicator | null {
  const method = compileMethod(rule.scoring, rule.max ?? 0);
  if (method === null || rule.max === null) return null;
  const { code, area, name, max } = rule;
  return { code, area, name, max, rule, method, notApplicableWhenZero: rule.notApplicableWhenZero ?? null };
}

/** A method with its tables ready; null for VETO and CAP_GRADE, which earn nothing. */
export function compileMethod(scoring: IndicatorMethod<string>, max: Hundredths): CompiledMethod | null {
  switch (scoring.method) {
    case "RATE_TARGET": {
      const of = scoring.actual.percentOf ?? null;
      const target = "sum" in scoring.target ? scoring.target.sum : null;
      const fixed = "fixed" in scoring.target ? Math.round(scoring.target.fixed * SCALE) : 0;
      return { kind: "rate", actual: scoring.actual.sum, of, target, fixed };
    }
    case "DEDUCT_FLOOR":
      return {
        kind: "deduct",
        fields: scoring.items.map((item) => item.field),
        points: scoring.items.map((item) => item.points),
      };
    case "TIER":
      if (scoring.on === "list")
        return {
          kind: "list",
          input: scoring.input,
          points: new Map(scoring.levels.map((level) => [level.value, level.points])),
        };
      return {
        kind: "tier",
        sum: scoring.input.sum,
        of: scoring.input.percentOf ?? null,
        table: {
          atLeast: scoring.direction === "atLeast",
          rows: scoring.rows.map(({ bound, points }) => ({ bound: Math.round(bound * SCALE), points })),
          otherwise: scoring.otherwise,
        },
      };
    case "PASS_FAIL":
      return {
        kind: "list",
        input: scoring.input,
        points: new Map(scoring.values.map(({ value, passes }) => [value, passes ? max : 0])),
      };
    case "PER_ITEM_CAP":
      return { kind: "credits" };
    case "RANK_STEP":
      return { kind: "rank", input: scoring.rank, step: scoring.step };
    case "MANUAL":
      return { kind: "manual", input: scoring.input };
    case "VETO":
    case "CAP_GRADE":
      return null;
  }
}

function countColumnsOf(indicators: readonly CompiledIndicator[]): Map<string, CountColumn> {
  const columns = new Map<string, CountColumn>();
  for (const { code, method } of indicators) {
    if (method.kind !== "deduct") continue;
    method.fields.forEach((field, index) => {
      columns.set(field, { field, indicator: code, points: method.points[index]!, order: columns.size });
    });
  }
  return columns;
}
