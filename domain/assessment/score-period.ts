import type { Grade } from "../grade.ts";
import type { CompositionRules } from "../rules/composition-rules.ts";
import { halfUp } from "../scoring/exact.ts";
import type { Hundredths } from "../scoring/points.ts";
import type {
  DeductionInput,
  HalfYearInputs,
  MonthInput,
  QuarterInputs,
  QuarterPart,
  StandingDetail,
  YearInputs,
} from "./detail.ts";
import type { PeriodText } from "./period.ts";
import type { UnrankedReason } from "./unranked.ts";

/** A result before it is rounded: compared as it is, printed half-up (细则 §0). */
export interface ExactScore {
  num: number;
  den: number;
}

/** The score of a period, or why there is none; and why there is no place though there is a score. */
export interface PeriodScore {
  exact: ExactScore | null;
  score: Hundredths | null;
  reason: UnrankedReason | null;
}

/** Months that have a grade: 不定等次 drops out, it is never a zero. */
export function gradedMonths(
  months: readonly MonthInput[],
): (MonthInput & { total: Hundredths; grade: Grade })[] {
  return months.filter(
    (month): month is MonthInput & { total: Hundredths; grade: Grade } =>
      month.grade !== null && month.total !== null,
  );
}

/** How often a deduction counts: what was entered takes the place of what the system counted. */
export function timesOf({ entries, counted }: Pick<DeductionInput, "entries" | "counted">): number {
  return entries.length > 0 ? entries.reduce((sum, { times }) => sum + times, 0) : (counted ?? 0);
}

/** K = 100 − 核实扣分, never below 0 (细则 §11). */
export function verificationScore(
  rules: CompositionRules["quarter"],
  deductions: readonly DeductionInput[],
): { lost: Hundredths; k: Hundredths } {
  const pointsOf = new Map(rules.verificationDeductions.map(({ code, points }) => [code, points]));
  const lost = deductions.reduce((sum, one) => sum + one.times * (pointsOf.get(one.code) ?? 0), 0);
  return { lost, k: Math.max(0, rules.verificationFull - lost) };
}

/**
 * Q = 0.7 × mean of the graded months + 0.3 × K (细则 §11). The mean is not rounded; Q is, once, half-up. Fewer than two
 * graded months: 不定等次. E10: 274.65 ÷ 3 and K 93 give 91.985 → 91.99.
 */
export function scoreQuarter(rules: CompositionRules["quarter"], inputs: QuarterInputs): PeriodScore {
  const graded = gradedMonths(inputs.months);
  if (graded.length < rules.gradedMonthsAtLeast) return none("fewMonths");
  const sum = graded.reduce((all, { total }) => all + total, 0);
  const { k } = verificationScore(rules, inputs.deductions);
  const n = graded.length;
  return scored({ num: rules.monthsShare * sum + rules.verificationShare * k * n, den: 100 * n });
}

/** H = mean of the quarters; all of them are needed (细则 §11). Whoever left meanwhile keeps his score and has no place. */
export function scoreHalfYear(rules: CompositionRules["halfYear"], inputs: HalfYearInputs): PeriodScore {
  const scores = inputs.quarters.flatMap(({ score }) => score ?? []);
  if (scores.length < rules.quartersNeeded) return none("missingQuarter");
  const exact = { num: scores.reduce((sum, score) => sum + score, 0), den: scores.length };
  return scored(exact, inputs.serving ? null : "notServing");
}

/**
 * Year = 0.60 × mean of the four quarters + the other parts by their shares (细则 §11), rounded once. E12: 54.441 +
 * 13.86 + 13.50 + 8.50 = 90.301 → 90.30.
 */
export function scoreYear(rules: CompositionRules["year"], inputs: YearInputs): PeriodScore {
  const scores = inputs.quarters.flatMap(({ score }) => score ?? []);
  if (scores.length < rules.quartersNeeded) return none("missingQuarter");
  let others = 0;
  for (const { code, share } of rules.others) {
    const points = inputs.others[code];
    if (points === undefined) return none("missingAppraisal");
    others += share * points;
  }
  const n = scores.length;
  const sum = scores.reduce((all, score) => all + score, 0);
  const exact = { num: rules.quartersShare * sum + others * n, den: 100 * n };
  return scored(exact, inputs.serving ? null : "notServing");
}

/** The score of any of the three, from the inputs as they are stored. */
export function scorePeriod(rules: CompositionRules, detail: StandingDetail): PeriodScore {
  switch (detail.kind) {
    case "quarter":
      return scoreQuarter(rules.quarter, detail.inputs);
    case "halfYear":
      return scoreHalfYear(rules.halfYear, detail.inputs);
    case "year":
      return scoreYear(rules.year, detail.inputs);
  }
}

/** A quarter as half-years and years take it: the score as printed, and what tells equals apart. */
export function quarterPart(
  rules: CompositionRules["quarter"],
  period: PeriodText,
  inputs: QuarterInputs,
): QuarterPart {
  const graded = gradedMonths(inputs.months);
  const work = graded.flatMap((month) => month.work ?? []);
  const grades: QuarterPart["grades"] = {};
  for (const { grade } of graded) grades[grade] = (grades[grade] ?? 0) + 1;
  return {
    period,
    score: scoreQuarter(rules, inputs).score,
    work: [work.reduce((sum, points) => sum + points, 0), work.length],
    grades,
    lost: graded.reduce((sum, { lost }) => sum + lost, 0) + verificationScore(rules, inputs.deductions).lost,
    deductions: Object.fromEntries(
      inputs.deductions.filter(({ times }) => times > 0).map(({ code, times }) => [code, times]),
    ),
    hits: inputs.hits,
  };
}

function scored(exact: ExactScore, reason: UnrankedReason | null = null): PeriodScore {
  return { exact, score: halfUp(exact.num, exact.den), reason };
}

function none(reason: UnrankedReason): PeriodScore {
  return { exact: null, score: null, reason };
}
