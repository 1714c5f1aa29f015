import { lowerGrade, type Grade } from "../grade.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { UnitArea } from "../rules/unit-rules.ts";
import { earnPoints, type Earned } from "../scoring/earn-points.ts";
import { halfUp, SCALE } from "../scoring/exact.ts";
import { overBonus } from "../scoring/methods/rate-target.ts";
import type { Ceiling, Hundredths } from "../scoring/points.ts";
import { gradeByTotal } from "../scoring/suggest-grade.ts";
import { readSum, type Answers } from "../scoring/read-inputs.ts";
import type { UnitIndicator, UnitScheme } from "./unit-indicators.ts";

/** A unit's quarter, scored (细则 §6). */
export interface UnitPoints {
  /** Both halves and the over-bonus. */
  total: Hundredths;
  /** 队伍建设, 业务建设; null = the whole half is 不适用. */
  areas: Record<UnitArea, Hundredths | null>;
  /** Above-target points, in a column of their own: at most `totalCap` (6). */
  bonus: Hundredths;
  /** By code; null = 不适用. A 未填 indicator earns 0 and makes `complete` false. */
  indicators: Record<string, Hundredths | null>;
  bonuses: Record<string, Hundredths>;
  complete: boolean;
  grade: Grade;
  ceilings: Ceiling[];
}

const NO_LINES = { events: null, credits: 0 };

/** Scores one unit's quarter from its figures, system figures included. Pure and exact: ratios are never displayed digits. */
export function scoreUnit(ruleSet: RuleSet, scheme: UnitScheme, answers: Answers): UnitPoints {
  const indicators: Record<string, Hundredths | null> = {};
  const bonuses: Record<string, Hundredths> = {};
  let complete = true;
  for (const indicator of scheme.indicators) {
    const earned = earnUnitPoints(indicator, answers);
    if (earned === undefined) complete = false;
    indicators[indicator.code] = earned === undefined ? 0 : earned;
    const bonus = bonusOf(indicator, answers);
    if (bonus > 0) bonuses[indicator.code] = bonus;
  }
  const areas = { DW: null, YW: null } as Record<UnitArea, Hundredths | null>;
  for (const { area, max } of ruleSet.units.areas) areas[area] = areaPoints(scheme, area, max, indicators);
  const bonus = Math.min(
    ruleSet.units.overBonus.totalCap,
    Object.values(bonuses).reduce((sum, points) => sum + points, 0),
  );
  const ceilings = unitCeilings(scheme, answers);
  const total = baseOf(ruleSet, areas).earned + bonus;
  return {
    ...{ total, areas, bonus, indicators, bonuses, complete, ceilings },
    grade: ceilings.reduce(
      (grade, ceiling) => lowerGrade(grade, ceiling.grade),
      gradeByTotal({ ruleSet }, total),
    ),
  };
}

export function earnUnitPoints(indicator: UnitIndicator, answers: Answers): Earned {
  return earnPoints(indicator, answers, NO_LINES);
}

/** +0.5 for every full 10 pp above 100 %, at most 2 in one indicator. */
function bonusOf({ method, overBonus: bonus }: UnitIndicator, answers: Answers): Hundredths {
  if (bonus === null || method.kind !== "rate") return 0;
  const actual = readSum(answers, method.actual);
  const target = method.target === null ? method.fixed : readSum(answers, method.target);
  const whole = method.of === null ? SCALE : readSum(answers, method.of);
  if (typeof actual !== "number" || typeof target !== "number" || typeof whole !== "number") return 0;
  return method.of === null
    ? overBonus(bonus, actual, target)
    : overBonus(bonus, actual * 100 * SCALE, whole * target);
}

/** What of a half is applicable: Σ earned and Σ max of the rows that are not 不适用 (细则 §0). */
export function applicable(
  scheme: UnitScheme,
  area: UnitArea,
  indicators: Readonly<Record<string, Hundredths | null>>,
): { earned: Hundredths; max: Hundredths } {
  const sum = { earned: 0, max: 0 };
  for (const { code, max, area: of } of scheme.indicators) {
    const points = indicators[code];
    if (of !== area || points === null || points === undefined) continue;
    sum.earned += points;
    sum.max += max;
  }
  return sum;
}

function areaPoints(
  scheme: UnitScheme,
  area: UnitArea,
  areaMax: Hundredths,
  indicators: Readonly<Record<string, Hundredths | null>>,
): Hundredths | null {
  const { earned, max } = applicable(scheme, area, indicators);
  if (max === 0) return null;
  return max === areaMax ? earned : halfUp(areaMax * earned, max);
}

/** Σ of the halves; when one is wholly 不适用 the other is rescaled to 100 the same way. */
export function baseOf(
  ruleSet: RuleSet,
  areas: Readonly<Record<UnitArea, Hundredths | null>>,
): { earned: Hundredths; sum: Hundredths; max: Hundredths; full: Hundredths } {
  let sum = 0;
  let max = 0;
  let full = 0;
  for (const area of ruleSet.units.areas) {
    full += area.max;
    const points = areas[area.area];
    if (points === null) continue;
    sum += points;
    max += area.max;
  }
  return { earned: max === 0 ? 0 : max === full ? sum : halfUp(full * sum, max), sum, max, full };
}

function unitCeilings(scheme: UnitScheme, answers: Answers): Ceiling[] {
  const found: Ceiling[] = [];
  for (const { code, scoring } of scheme.ceilings) {
    if (!("byCount" in scoring) || !scoring.byCount) continue;
    const count = answers[scoring.byCount.field];
    if (typeof count !== "number") continue;
    const row = scoring.byCount.rows.find(({ atLeast }) => count >= atLeast);
    if (row) found.push({ code, grade: row.grade });
  }
  return found;
}
