import type { Area } from "../domain/area.ts";
import type { EventTypeRule } from "../domain/rules/event-type-rule.ts";
import type { IndicatorRule, Measure, Term } from "../domain/rules/indicator-rule.ts";
import type { RuleSet } from "../domain/rules/rule-set.ts";
import type { ScoringInput } from "../domain/scoring/points.ts";

/** `null` 不适用, `undefined` 未填. */
type Amount = number | null | undefined;
type Cells = Record<string, number | string | null | undefined>;

/**
 * The naive way P2 compares with: the rule set walked row by row for every officer, one object per indicator, nothing
 * prepared. Gives the same areas and total; it knows no facts shared between lines and suggests no grade.
 */
export function interpretMonth(
  rules: RuleSet,
  input: ScoringInput,
): { total: number; areas: Record<Area, number | null> } {
  const cells = input.fields as Cells;
  const proven = input.events;
  const deductions = proven.flatMap((event) => {
    if (event.factNo !== null || event.countsIn !== null) throw new Error("shared facts are not interpreted");
    const rule = rules.events.find(({ type }) => type === event.type)!;
    return rule.effects
      .filter(({ variant }) => variant === null || variant === event.variant)
      .flatMap(({ deduct }) =>
        deduct ? [{ ...deduct, points: deduct.points * shareOf(rules, rule, event) }] : [],
      );
  });
  const rows = rules.indicators
    .filter(({ max }) => max !== null)
    .map((rule) => ({
      rule,
      area: rule.area,
      max: rule.max!,
      earned: earn(rules, rule, input, cells, deductions),
    }));
  const areas = rules.areas
    .filter(({ inBase }) => inBase)
    .map(({ area, max }) => {
      const own = rows.filter((row) => row.area === area);
      const applicable = own.filter(({ earned }) => earned !== null);
      const earned = applicable.reduce((sum, row) => sum + (row.earned ?? 0), 0);
      const possible = applicable.reduce((sum, row) => sum + row.max, 0);
      if (possible === 0) return { area, max, earned: null };
      return {
        area,
        max,
        earned: own.length === applicable.length ? earned : round((max * earned) / possible),
      };
    });
  const counted = areas.filter(({ earned }) => earned !== null);
  const max = counted.reduce((sum, area) => sum + area.max, 0);
  let base = counted.reduce((sum, area) => sum + (area.earned ?? 0), 0);
  if (counted.length < areas.length && max > 0) base = round((rules.baseMax * base) / max);
  const rewards = rewardPoints(rules, input);
  const total = Math.max(rules.totalRange.min, Math.min(rules.totalRange.max, base + rewards));
  const named = Object.fromEntries(areas.map(({ area, earned }) => [area, earned]));
  return { total, areas: { ...named, JC: rewards } as Record<Area, number | null> };
}

function earn(
  rules: RuleSet,
  rule: IndicatorRule,
  input: ScoringInput,
  cells: Cells,
  deductions: readonly { indicator: string; points: number }[],
): Amount {
  const max = rule.max!;
  if (rule.notApplicableWhenZero !== undefined) {
    const due = cells[rule.notApplicableWhenZero];
    if (due === null || due === 0) return null;
    if (due === undefined) return undefined;
  }
  const { scoring } = rule;
  switch (scoring.method) {
    case "RATE_TARGET": {
      const target = "fixed" in scoring.target ? scoring.target.fixed : sum(cells, scoring.target.sum);
      if (target === null || (target !== undefined && target <= 0)) return null;
      const actual = measure(cells, scoring.actual);
      if (actual === null || actual === undefined || target === undefined)
        return actual === null ? null : undefined;
      return round(max * Math.min(1, Math.max(0, actual / target)));
    }
    case "DEDUCT_FLOOR": {
      const own = deductions.filter(({ indicator }) => indicator === rule.code);
      const filled = scoring.items
        .map((item) => ({ ...item, count: cells[item.field] }))
        .filter(({ count }) => count !== null);
      const byEvents = own.reduce((total, { points }) => total + points, 0);
      if (filled.length === 0 && byEvents === 0) return null;
      if (filled.some(({ count }) => count === undefined)) return undefined;
      const lost = filled.reduce((total, { count, points }) => total + (count as number) * points, byEvents);
      return Math.max(0, round(max - lost));
    }
    case "TIER": {
      if (scoring.on === "list") {
        const value = cells[scoring.input];
        return value === null ? null : scoring.levels.find((level) => level.value === value)?.points;
      }
      const value = measure(cells, scoring.input);
      if (value === null || value === undefined) return value;
      const met = scoring.rows.find(({ bound }) =>
        scoring.direction === "atLeast" ? value >= bound : value <= bound,
      );
      return met ? met.points : scoring.otherwise;
    }
    case "PASS_FAIL": {
      const value = cells[scoring.input];
      if (value === null) return null;
      const level = scoring.values.find((one) => one.value === value);
      return level ? (level.passes ? max : 0) : undefined;
    }
    case "PER_ITEM_CAP":
      return Math.min(max, round(creditPoints(rules, input)));
    case "RANK_STEP":
    case "MANUAL":
    case "VETO":
    case "CAP_GRADE":
      throw new Error(`${scoring.method} is not interpreted`);
  }
}

function creditPoints(rules: RuleSet, input: ScoringInput): number {
  return rules.credits
    .map((item) => {
      if (item.posts !== null && !item.posts.includes(input.postType)) return 0;
      const earned = item.values.map((value) => {
        const quantity = input.credits
          .filter((line) => line.item === item.code)
          .filter(
            (line) =>
              item.values.find((one) => fits(one.role, line.role) && fits(one.variant, line.variant)) ===
              value,
          )
          .reduce((total, line) => total + line.quantity, 0);
        return (
          (Math.floor(item.per === 1 ? quantity * 10_000 : Math.floor(quantity / item.per) * 10_000) /
            10_000) *
          value.points
        );
      });
      const points = earned.reduce((total, one) => total + one, 0);
      return item.monthCap === null ? points : Math.min(points, item.monthCap);
    })
    .reduce((total, points) => total + points, 0);
}

function rewardPoints(rules: RuleSet, input: ScoringInput): number {
  const { max, floor } = rules.areas.find(({ area }) => area === "JC")!;
  const lines = input.events.map((event) => {
    const rule = rules.events.find(({ type }) => type === event.type)!;
    const value = rule.values.find(({ variant }) => variant === event.variant) ?? rule.values[0]!;
    const worth = value.byLevel ? value.byLevel[input.level] : value.points;
    const factor = rule.levelFactor ? rule.levelFactor[input.level] / 100 : 1;
    return {
      type: event.type,
      monthMax: rule.monthMax,
      points: worth * shareOf(rules, rule, event) * factor,
    };
  });
  const rewards = [...new Set(lines.map(({ type }) => type))].map((type) => {
    const own = lines.filter((line) => line.type === type && line.points > 0);
    const points = own.reduce((total, line) => total + line.points, 0);
    return own[0]?.monthMax ? Math.min(points, own[0].monthMax) : points;
  });
  const bonus = rewards.reduce((total, points) => total + points, 0);
  const penalty = lines.filter(({ points }) => points < 0).reduce((total, { points }) => total + points, 0);
  return round(Math.min(max, bonus) + Math.max(floor, penalty));
}

function shareOf(rules: RuleSet, rule: EventTypeRule, event: ScoringInput["events"][number]): number {
  const finding =
    rule.finding === "none" || event.finding === null ? 100 : rules.findingFactors[event.finding];
  const stated = rule.responsibility === "none" ? null : event.responsibility;
  return (finding / 100) * (stated === null ? 1 : rules.responsibilityFactors[stated] / 100);
}

function measure(cells: Cells, { sum: terms, percentOf }: Measure): Amount {
  const part = sum(cells, terms);
  if (part === null || part === undefined || percentOf === undefined) return part;
  const whole = sum(cells, percentOf);
  return whole === null || whole === undefined ? whole : whole <= 0 ? null : (part / whole) * 100;
}

function sum(cells: Cells, terms: readonly Term[]): Amount {
  const values = terms.map(({ field, sign }) => ({ sign, value: cells[field] }));
  if (values.some(({ value }) => value === null)) return null;
  if (values.some(({ value }) => typeof value !== "number")) return undefined;
  return values.reduce((total, { sign, value }) => total + sign * (value as number), 0);
}

function fits(wanted: string | null, given: string | null): boolean {
  return wanted === null || wanted === given;
}

/** Half-up; floats come within a millionth of the half they mean. */
function round(value: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) + 0.5 + 1e-7);
}
