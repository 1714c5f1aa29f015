import type { Bilingual } from "../language.ts";
import type { Series } from "../people.ts";
import type { IndicatorMethod, OverBonus } from "../rules/indicator-rule.ts";
import type { UnitArea, UnitIndicatorRule, UnitRules } from "../rules/unit-rules.ts";
import { compileMethod, type ScorableIndicator } from "../scoring/compile-rules.ts";
import { halfUp } from "../scoring/exact.ts";
import type { Hundredths } from "../scoring/points.ts";

/** An indicator of a unit, ready to score. */
export interface UnitIndicator extends ScorableIndicator {
  area: UnitArea;
  rule: UnitIndicatorRule;
  /** Extra points above target (细则 §6), where this indicator gives them. */
  overBonus: OverBonus | null;
  /** Its maximum in the rules, where a profile moved it. */
  movedFrom: Hundredths | null;
}

/** What a series is assessed by, in the order of 细则 §6. */
export interface UnitScheme {
  series: Series;
  indicators: readonly UnitIndicator[];
  /** DW-V1 and its like: earn nothing, hold the grade. */
  ceilings: readonly UnitIndicatorRule[];
  /** Names of the profiles that apply: 主防. */
  profiles: readonly Bilingual[];
}

/** The rows of a series: the common ones without those it replaces, its own instead, weights moved by its profiles. */
export function schemeOf(rules: UnitRules, series: Series): UnitScheme {
  const own = rules.replacements.filter((replacement) => replacement.series === series);
  const removed = new Set(own.flatMap(({ removes }) => removes));
  const rows = [
    ...rules.indicators.filter(({ code }) => !removed.has(code)),
    ...own.flatMap(({ adds }) => adds),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = new Set(rows.map(({ code }) => code));
  // A shift only balances where all its rows are: a series that replaced one of them keeps its own weights.
  const profiles = rules.profiles.filter(
    ({ enabled, shifts }) => enabled && shifts.every(({ indicator }) => codes.has(indicator)),
  );
  const moved = new Map(
    profiles.flatMap(({ shifts }) => shifts.map(({ indicator, max }) => [indicator, max] as const)),
  );
  return {
    series,
    indicators: rows.flatMap((rule) => compileUnitIndicator(rule, moved.get(rule.code)) ?? []),
    ceilings: rows.filter(({ scoring }) => scoring.method === "CAP_GRADE" || scoring.method === "VETO"),
    profiles: profiles.map(({ name }) => name),
  };
}

function compileUnitIndicator(rule: UnitIndicatorRule, moved: Hundredths | undefined): UnitIndicator | null {
  if (rule.max === null) return null;
  const max = moved ?? rule.max;
  const method = compileMethod(scaled(rule.scoring, max, rule.max), max);
  if (method === null) return null;
  return {
    ...{ code: rule.code, area: rule.area, rule, max, method },
    notApplicableWhenZero: rule.notApplicableWhenZero ?? null,
    overBonus: rule.scoring.method === "RATE_TARGET" ? (rule.scoring.overBonus ?? null) : null,
    movedFrom: max === rule.max ? null : rule.max,
  };
}

/** TIER rows scale with their maximum (细则 §6 主防), half-up to the hundredth. */
function scaled(
  scoring: IndicatorMethod<string>,
  max: Hundredths,
  before: Hundredths,
): IndicatorMethod<string> {
  if (max === before || scoring.method !== "TIER" || scoring.on !== "number") return scoring;
  const scale = (points: Hundredths): Hundredths => halfUp(points * max, before);
  return {
    ...scoring,
    rows: scoring.rows.map(({ bound, points }) => ({ bound, points: scale(points) })),
    otherwise: scale(scoring.otherwise),
  };
}
