import type { RuleSet } from "../rule-set.ts";
import { lintComposition } from "./lint-composition.ts";
import { lintCredits } from "./lint-credits.ts";
import { lintEvents } from "./lint-events.ts";
import { LINT_SEVERITIES, type LintFinding } from "./lint-finding.ts";
import { lintGrading } from "./lint-grading.ts";
import { lintIndicator } from "./lint-method.ts";
import { lintUnits } from "./lint-units.ts";
import { lintWeights } from "./lint-weights.ts";

/**
 * 细则检查 (细则 §3, M19): what makes a rule set wrong or invites bad work, worst first. It never refuses: who adopts the
 * rules sees the findings and decides.
 */
export function lintRules(rules: RuleSet): LintFinding[] {
  const findings = [
    ...lintWeights(rules),
    ...rules.indicators.flatMap((row) => lintIndicator(row, (table) => table)),
    ...lintCredits(rules),
    ...lintEvents(rules),
    ...lintGrading(rules),
    ...lintUnits(rules),
    ...lintComposition(rules),
  ];
  return LINT_SEVERITIES.flatMap((severity) => findings.filter((one) => one.severity === severity));
}
