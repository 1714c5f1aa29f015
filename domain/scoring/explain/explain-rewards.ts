import { FINDING_LABEL, RESPONSIBILITY_LABEL } from "../../form/labels.ts";
import type { EventLine } from "../../form/detail-lines.ts";
import type { Bilingual } from "../../language.ts";
import type { Level } from "../../people.ts";
import type { EventTypeRule } from "../../rules/event-type-rule.ts";
import type { CompiledRules } from "../compile-rules.ts";
import { formatPoints, SCALE } from "../exact.ts";
import type { ExplainedIndicator, ExplainedInput, Hundredths } from "../points.ts";
import { eventAmount } from "../weigh-events.ts";
import type { Claim, WeighedEvents } from "../weigh-events.ts";
import { factNotes } from "./explain-facts.ts";
import { innerPoints, plain, short } from "./words.ts";

/** 奖励惩处 (JC): every event with its factors, the same-fact rule, month maxima, and both caps (细则 §4). */
export function explainRewards(
  rules: CompiledRules,
  events: readonly EventLine[],
  weighed: WeighedEvents | null,
  earned: Hundredths,
  level: Level,
): ExplainedIndicator {
  const sorted = [...events].sort((a, b) => compareLines(a, b));
  return {
    code: "JC",
    area: "JC",
    name: { zh: "奖励惩处", en: "Rewards and penalties" },
    max: rules.rewards.cap,
    earned,
    state: "scored",
    inputs: sorted.map((line) => eventInput(rules, line, level)),
    formula: rewardsFormula(rules, weighed, earned, level),
    clause: { zh: "细则 §4 JC", en: "Rules §4 JC" },
    notes: [...factNotes(rules, weighed, "JC"), ...sorted.flatMap((line) => pendingNote(rules, line))],
  };
}

function compareLines(a: EventLine, b: EventLine): number {
  if (a.type !== b.type) return a.type < b.type ? -1 : 1;
  return a.rowKey < b.rowKey ? -1 : 1;
}

function rewardsFormula(
  rules: CompiledRules,
  weighed: WeighedEvents | null,
  earned: Hundredths,
  level: Level,
): Bilingual {
  const result = formatPoints(earned);
  const winners = (weighed?.facts ?? [])
    .map((fact) => fact.winner)
    .filter((claim) => claim.kind === "points")
    .sort((a, b) => compareLines(a.line, b.line));
  if (!weighed || winners.length === 0)
    return { zh: `本月无计分奖惩 = ${result}`, en: `No rewards or penalties this month = ${result}` };
  const { cap, floor } = rules.rewards;
  let bonus = bonusTerms(rules, weighed, winners, level).join(" + ");
  if (weighed.bonus > cap * SCALE) bonus = `min(${short(cap)}, ${bonus})`;
  const losses = winners.filter((claim) => claim.amount < 0).map((claim) => termText(rules, claim, level));
  let penalty = losses.length === 0 ? "" : `− ${losses.join(" − ")}`;
  if (weighed.penalty < floor * SCALE)
    penalty = `${bonus === "" ? "" : "+ "}max(${short(floor)}, ${penalty})`;
  return plain(`${[bonus, penalty].filter((part) => part !== "").join(" ")} = ${result}`);
}

function bonusTerms(
  rules: CompiledRules,
  weighed: WeighedEvents,
  winners: readonly Claim[],
  level: Level,
): string[] {
  const terms: string[] = [];
  for (const [type, { sum, counted }] of [...weighed.bonusByType].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = winners
      .filter((claim) => claim.amount > 0 && claim.line.type === type)
      .map((claim) => termText(rules, claim, level));
    if (sum === counted) terms.push(...parts);
    else terms.push(`min(${innerPoints(counted)}, ${parts.join(" + ")})`);
  }
  return terms;
}

/** `3 × 0.5 × 0.5`: value, level multiplier, 认定, 责任; factors of 1 are left out. */
function termText(rules: CompiledRules, { line }: Claim, level: Level): string {
  const rule = rules.eventTypes.get(line.type)!;
  const value = rule.values.find((one) => one.variant === line.variant) ?? rule.values[0]!;
  const points = Math.abs(value.byLevel ? value.byLevel[level] : value.points);
  return [points, ...factorList(rules, rule, line, level)].map((factor) => short(factor)).join(" × ");
}

function factorList(rules: CompiledRules, rule: EventTypeRule, line: EventLine, level: Level): number[] {
  const { findingFactors, responsibilityFactors } = rules.ruleSet;
  const factors = [
    rule.levelFactor?.[level] ?? 100,
    rule.finding === "none" || line.finding === null ? 100 : findingFactors[line.finding],
    rule.responsibility === "none" || line.responsibility === null
      ? 100
      : responsibilityFactors[line.responsibility],
  ];
  return factors.filter((factor) => factor !== 100);
}

function eventInput(rules: CompiledRules, line: EventLine, level: Level): ExplainedInput {
  const rule = rules.eventTypes.get(line.type);
  if (!rule) return { label: plain(line.type), value: { zh: "类型不在表4, 不计分", en: "not in table 4" } };
  const variant = rule.values.find((one) => one.variant !== null && one.variant === line.variant)?.label;
  const amount = eventAmount(rules, rule, line, level);
  const said = [
    ...(line.finding === null ? [] : [FINDING_LABEL[line.finding]]),
    ...(line.responsibility === null ? [] : [RESPONSIBILITY_LABEL[line.responsibility]]),
  ];
  const worth: Bilingual =
    amount === null
      ? { zh: "级别不在表4, 不计分", en: "variant not in table 4" }
      : rule.kind === "effect"
        ? { zh: "不计奖惩分", en: "no JC points" }
        : { zh: `${innerPoints(amount)} 分`, en: `${innerPoints(amount)} points` };
  return {
    label: {
      zh: `${line.type} ${rule.name.zh}${variant ? ` ${variant.zh}` : ""}`,
      en: `${line.type} ${rule.name.en}${variant ? `, ${variant.en}` : ""}`,
    },
    value: {
      zh: [...said.map((label) => label.zh), worth.zh].join(", "),
      en: [...said.map((label) => label.en), worth.en].join(", "),
    },
  };
}

function pendingNote(rules: CompiledRules, line: EventLine): Bilingual[] {
  if (line.finding !== "pending" || !rules.eventTypes.has(line.type)) return [];
  return [
    {
      zh: `${line.type} 调查中, 暂不计分; 结果认定后按更正版计入`,
      en: `${line.type} is under investigation: 0 for now, corrected once it is decided`,
    },
  ];
}
