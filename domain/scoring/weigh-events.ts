import type { EventLine } from "../form/detail-lines.ts";
import type { Level } from "../people.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { findCeilings } from "./find-ceilings.ts";
import type { EventTypeRule } from "../rules/event-type-rule.ts";
import { halfUp } from "./exact.ts";
import type { Ceiling } from "./points.ts";
import { readNumber } from "./read-inputs.ts";
import type { Answers } from "./read-inputs.ts";

/** One place where a line would cost or earn something. Amounts are hundredths × ten-thousandths, signed. */
export interface Claim {
  line: EventLine;
  /** JC points, points an indicator loses by an effect (X1), or one of a column's count. */
  kind: "points" | "deduct" | "count";
  /** `JC` or the indicator's code. */
  indicator: string;
  field: string | null;
  amount: number;
  /** Sheet order; JC comes last. */
  order: number;
}

/** Claims of one fact: only `winner` is scored (就高不重复, 细则 §0). */
export interface Fact {
  key: string;
  claims: Claim[];
  winner: Claim;
}

export interface WeighedEvents {
  bonus: number;
  penalty: number;
  /** Bonus by type before and after its month maximum (R6). */
  bonusByType: Map<string, { sum: number; counted: number }>;
  /** How many of a column's count are scored elsewhere. */
  lost: Map<string, number>;
  /** What effects take from an indicator. */
  deducted: Map<string, number>;
  ceilings: Ceiling[];
  /** A penalty or effect that was found true: bars 优秀. */
  penalised: boolean;
  facts: Fact[];
}

const JC_ORDER = Number.MAX_SAFE_INTEGER;

/** Applies 认定 and 责任 factors, level multipliers, the same-fact rule and month maxima to a month's events. */
export function weighEvents(
  rules: CompiledRules,
  events: readonly EventLine[],
  level: Level,
  answers: Answers,
): WeighedEvents {
  // A month has few events: looking through the facts costs less than a Map of them.
  const facts: Fact[] = [];
  let penalised = false;
  for (const line of events) {
    const rule = rules.eventTypes.get(line.type);
    if (!rule) continue;
    const claims = claimsOf(rules, rule, line, level, answers);
    if (isPenalty(rules, rule, line, claims)) penalised = true;
    if (claims.length === 0) continue;
    const key = line.factNo ?? `row:${line.rowKey}`;
    const known = facts.find((fact) => fact.key === key);
    if (known) known.claims.push(...claims);
    else facts.push({ key, claims, winner: claims[0]! });
  }
  return settle(rules, facts, findCeilings(rules, events, answers), penalised);
}

function settle(rules: CompiledRules, facts: Fact[], ceilings: Ceiling[], penalised: boolean): WeighedEvents {
  const bonusByType = new Map<string, { sum: number; counted: number }>();
  const lost = new Map<string, number>();
  const deducted = new Map<string, number>();
  let penalty = 0;
  for (const fact of facts) {
    for (const claim of fact.claims) if (compareClaims(claim, fact.winner) < 0) fact.winner = claim;
    const { winner } = fact;
    for (const claim of fact.claims)
      if (claim !== winner && claim.field !== null) lost.set(claim.field, (lost.get(claim.field) ?? 0) + 1);
    if (winner.kind === "deduct")
      deducted.set(winner.indicator, (deducted.get(winner.indicator) ?? 0) - winner.amount);
    if (winner.kind !== "points") continue;
    if (winner.amount < 0) penalty += winner.amount;
    else {
      const { type } = winner.line;
      const sum = (bonusByType.get(type)?.sum ?? 0) + winner.amount;
      const monthMax = rules.eventTypes.get(type)?.monthMax ?? null;
      bonusByType.set(type, { sum, counted: monthMax === null ? sum : Math.min(sum, monthMax * 10_000) });
    }
  }
  let bonus = 0;
  for (const { counted } of bonusByType.values()) bonus += counted;
  return { bonus, penalty, bonusByType, lost, deducted, ceilings, penalised, facts };
}

/** Larger absolute amount first; equal ones by penalty, sheet order, type and line, so that order never matters. */
export function compareClaims(a: Claim, b: Claim): number {
  return (
    Math.abs(b.amount) - Math.abs(a.amount) ||
    a.amount - b.amount ||
    a.order - b.order ||
    compareText(a.line.type, b.line.type) ||
    compareText(a.line.rowKey, b.line.rowKey)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function claimsOf(
  rules: CompiledRules,
  rule: EventTypeRule,
  line: EventLine,
  level: Level,
  answers: Answers,
): Claim[] {
  const claims: Claim[] = [];
  const amount = eventAmount(rules, rule, line, level) ?? 0;
  if (amount !== 0)
    claims.push({ line, kind: "points", indicator: "JC", field: null, amount, order: JC_ORDER });
  for (const effect of rule.effects) {
    if (!effect.deduct || (effect.variant !== null && effect.variant !== line.variant)) continue;
    const loss = effect.deduct.points * factorsOf(rules, rule, line);
    if (loss === 0) continue;
    const { indicator } = effect.deduct;
    claims.push({ line, kind: "deduct", indicator, field: null, amount: -loss, order: JC_ORDER - 1 });
  }
  const column = line.countsIn === null ? undefined : rules.countColumns.get(line.countsIn);
  if (column && (readNumber(answers, column.field) ?? 0) > 0) {
    const { indicator, field, order } = column;
    claims.push({ line, kind: "count", indicator, field, amount: -column.points * 10_000, order });
  }
  return claims;
}

function isPenalty(
  rules: CompiledRules,
  rule: EventTypeRule,
  line: EventLine,
  claims: readonly Claim[],
): boolean {
  if (rule.kind === "effect") return findingFactor(rules, line) > 0;
  return rule.kind === "penalty" && claims.some((claim) => claim.kind === "points");
}

/** 认定系数 × 责任系数 in ten-thousandths; each is 1 where the line does not state it. */
export function factorsOf(rules: CompiledRules, rule: EventTypeRule, line: EventLine): number {
  const finding = rule.finding === "none" ? 100 : findingFactor(rules, line);
  if (rule.responsibility === "none" || line.responsibility === null) return finding * 100;
  return finding * (rules.ruleSet.responsibilityFactors[line.responsibility] ?? 0);
}

/** 认定系数 in hundredths. */
export function findingFactor(rules: CompiledRules, line: EventLine): number {
  return line.finding === null ? 100 : (rules.ruleSet.findingFactors[line.finding] ?? 0);
}

/** What a line is worth in JC (hundredths × ten-thousandths); `null` when its 级别 is not one of the type's. */
export function eventAmount(
  rules: CompiledRules,
  rule: EventTypeRule,
  line: EventLine,
  level: Level,
): number | null {
  const value = rule.values.find((one) => one.variant === line.variant) ?? soleValue(rule);
  if (!value) return null;
  const points = value.byLevel ? value.byLevel[level] : value.points;
  const share = points * factorsOf(rules, rule, line);
  return rule.levelFactor ? halfUp(share * rule.levelFactor[level], 100) : share;
}

/** A type without 级别 has one value, whatever the line says. */
function soleValue(rule: EventTypeRule) {
  return rule.values.length === 1 && rule.values[0]!.variant === null ? rule.values[0] : undefined;
}
