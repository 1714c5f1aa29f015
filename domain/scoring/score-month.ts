import type { Area } from "../area.ts";
import { bonusPenalty } from "./methods/bonus-penalty.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { earnPoints } from "./earn-points.ts";
import { halfUp } from "./exact.ts";
import { findCeilings } from "./find-ceilings.ts";
import type { Hundredths, Points, ScoringInput } from "./points.ts";
import { findBars, isUngradable, suggestGrade } from "./suggest-grade.ts";
import { sumCredits } from "./sum-credits.ts";
import { weighEvents } from "./weigh-events.ts";

/**
 * Scores one officer's month (细则 §0–§5). Pure: the same input in any order of lines gives the same points.
 * Indicators are rounded half-up to hundredths each; areas and total are sums of those printed figures.
 */
export function scoreMonth(rules: CompiledRules, input: ScoringInput): Points {
  const { fields } = input;
  const events = input.events.length > 0 ? weighEvents(rules, input.events, input.level, fields) : null;
  const credits = input.credits.length > 0 ? sumCredits(rules, input.credits, input.postType).counted : 0;
  const lines = { events, credits };

  // Most indicators of most months earn their maximum: only what differs is written.
  const indicators = { ...rules.fullMarks };
  const areas: Record<Area, Hundredths | null> = { ZZ: null, JJ: null, GZ: null, KQ: null, SH: null, JC: 0 };
  let complete = true;
  let base = 0;
  let baseMax = 0;
  let areasDropped = false;
  for (const area of rules.baseAreas) {
    let earned = 0;
    let applicable = 0;
    let dropped = false;
    for (const indicator of area.indicators) {
      const earnedHere = earnPoints(indicator, fields, lines);
      if (earnedHere === undefined) complete = false;
      const points = earnedHere === undefined ? 0 : earnedHere;
      if (points !== indicator.max) indicators[indicator.code] = points;
      if (points === null) {
        dropped = true;
        continue;
      }
      earned += points;
      applicable += indicator.max;
    }
    if (applicable === 0) {
      areasDropped = true;
      continue;
    }
    const points = dropped ? halfUp(area.max * earned, applicable) : earned;
    areas[area.area] = points;
    base += points;
    baseMax += area.max;
  }
  if (areasDropped && baseMax > 0) base = halfUp(rules.baseMax * base, baseMax);
  if (events) areas.JC = bonusPenalty(rules.rewards.cap, rules.rewards.floor, events.bonus, events.penalty);
  const total = Math.max(rules.minTotal, Math.min(rules.maxTotal, base + (areas.JC ?? 0)));

  const ceilings = events ? events.ceilings : findCeilings(rules, input.events, fields);
  const barredFromExcellent = findBars(rules, input, events?.penalised ?? false);
  const ungradable = isUngradable(rules, input) ? "netDays" : null;
  const suggestedGrade =
    complete && ungradable === null && baseMax > 0
      ? suggestGrade(rules, total, ceilings, barredFromExcellent)
      : null;
  return { total, areas, indicators, complete, suggestedGrade, ceilings, barredFromExcellent, ungradable };
}
