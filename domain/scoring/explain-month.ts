import type { Area } from "../area.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { earnPoints } from "./earn-points.ts";
import { explainCredits } from "./explain/explain-credits.ts";
import { explainCeilingRow, explainIndicator } from "./explain/explain-indicator.ts";
import { explainRewards } from "./explain/explain-rewards.ts";
import { explainArea, explainGrade, explainTotal } from "./explain/explain-total.ts";
import type { ExplainedArea, ExplainedIndicator, Explanation, Points, ScoringInput } from "./points.ts";
import { scoreMonth } from "./score-month.ts";
import { inTableOrder, sumCredits } from "./sum-credits.ts";
import type { CreditSum } from "./sum-credits.ts";
import { weighEvents } from "./weigh-events.ts";
import type { WeighedEvents } from "./weigh-events.ts";

/**
 * Why a month earned what it earned (M19): every indicator with inputs, formula in the officer's numbers, clause
 * and points, in Chinese and English. `points` is what `scoreMonth` gives for the same input, to the hundredth.
 */
export function explainMonth(rules: CompiledRules, input: ScoringInput): Explanation {
  const points = scoreMonth(rules, input);
  const credits = inTableOrder(rules, sumCredits(rules, input.credits, input.postType));
  const events = input.events.length > 0 ? weighEvents(rules, input.events, input.level, input.fields) : null;
  return {
    ruleSet: rules.version,
    areas: rules.areas.map(({ area, max }) =>
      area === "JC"
        ? rewardsArea(rules, input, points, events)
        : explainArea({
            area,
            max,
            earned: points.areas[area],
            indicators: indicatorsOf(rules, area, input, points, credits, events),
          }),
    ),
    total: explainTotal(rules, points),
    grade: explainGrade(rules, input, points),
    points,
  };
}

function indicatorsOf(
  rules: CompiledRules,
  area: Area,
  input: ScoringInput,
  points: Points,
  credits: CreditSum,
  events: WeighedEvents | null,
): ExplainedIndicator[] {
  const lines = { events, credits: credits.counted };
  return rules.ruleSet.indicators
    .filter((rule) => rule.area === area)
    .map((rule) => {
      const indicator = rules.indicators.find((one) => one.code === rule.code);
      if (!indicator) return explainCeilingRow(rule, input.fields, points.ceilings);
      const earned = earnPoints(indicator, input.fields, lines);
      return indicator.method.kind === "credits"
        ? explainCredits(indicator, credits, earned ?? 0, input.postType)
        : explainIndicator(rules, indicator, input.fields, events, earned);
    });
}

function rewardsArea(
  rules: CompiledRules,
  input: ScoringInput,
  points: Points,
  events: WeighedEvents | null,
): ExplainedArea {
  const earned = points.areas.JC ?? 0;
  const explained = explainRewards(rules, input.events, events, earned, input.level);
  return { area: "JC", max: rules.rewards.cap, earned, formula: explained.formula, indicators: [explained] };
}
