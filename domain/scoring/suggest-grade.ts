import { lowerGrade } from "../grade.ts";
import type { Grade } from "../grade.ts";
import type { BarCondition } from "../rules/grading-rules.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { SCALE } from "./exact.ts";
import type { Ceiling, Hundredths, ScoringInput } from "./points.ts";
import { readNumber, readSum } from "./read-inputs.ts";

/** The grade the printed total reaches (细则 §5). */
export function gradeByTotal(rules: Pick<CompiledRules, "ruleSet">, total: Hundredths): Grade {
  const bounds = rules.ruleSet.grading.bounds;
  return (bounds.find(({ atLeast }) => total >= atLeast) ?? bounds[bounds.length - 1]!).grade;
}

/** 系统建议等次: by total, held down by ceilings; 优秀 that is barred becomes the next grade. */
export function suggestGrade(
  rules: CompiledRules,
  total: Hundredths,
  ceilings: readonly Ceiling[],
  barred: readonly string[],
): Grade {
  let grade = gradeByTotal(rules, total);
  if (grade === "excellent" && barred.length > 0) grade = "good";
  for (const ceiling of ceilings) grade = lowerGrade(grade, ceiling.grade);
  return grade;
}

/** Codes of what bars 优秀 this month, in the order of 细则 §5. */
export function findBars(rules: CompiledRules, input: ScoringInput, penalised: boolean): string[] {
  const found: string[] = [];
  for (const bar of rules.ruleSet.grading.excellentBars)
    if (holds(bar.condition, input, penalised)) found.push(bar.code);
  return found;
}

function holds(condition: BarCondition, input: ScoringInput, penalised: boolean): boolean {
  switch (condition.when) {
    case "penaltyEvent":
      return penalised;
    case "countAbove":
      return (readNumber(input.fields, condition.field) ?? 0) > condition.above * SCALE;
    case "shareBelow": {
      const part = readSum(input.fields, condition.share.sum);
      const whole = readSum(input.fields, condition.share.percentOf ?? []);
      if (typeof part !== "number" || typeof whole !== "number" || whole <= 0) return false;
      return part * 100 < whole * condition.percent;
    }
    case "workdaysLateAbove":
      return (input.workdaysLate ?? 0) > condition.above;
  }
}

/** 不定等次 by net workdays (细则 §5); undecided while the days are 未填. */
export function isUngradable(rules: CompiledRules, input: ScoringInput): boolean {
  const { sum, below } = rules.ruleSet.grading.ungradable.netDays;
  const days = readSum(input.fields, sum);
  return typeof days === "number" && days < below * SCALE;
}
