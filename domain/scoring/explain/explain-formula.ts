import type { Bilingual } from "../../language.ts";
import type { CompiledMethod, ScorableIndicator } from "../compile-rules.ts";
import { keptCount } from "../earn-points.ts";
import { formatPoints, SCALE } from "../exact.ts";
import { tierRow } from "../methods/tier.ts";
import type { Hundredths } from "../points.ts";
import { readNumber, readSum } from "../read-inputs.ts";
import type { Answers } from "../read-inputs.ts";
import type { WeighedEvents } from "../weigh-events.ts";
import type { Term } from "../../rules/indicator-rule.ts";
import { sortedFacts } from "./explain-facts.ts";
import { answerOf, innerPoints, plain, quantity, short } from "./words.ts";

/** The method with the officer's numbers in it, for an indicator that was scored from the form. */
export function explainFormula(
  indicator: ScorableIndicator & { rule: { unit: Bilingual } },
  answers: Answers,
  events: WeighedEvents | null,
  earned: Hundredths,
): Bilingual {
  const { method, max } = indicator;
  const result = formatPoints(earned);
  switch (method.kind) {
    case "rate":
      return plain(`${rateText(method, max, answers)} = ${result}`);
    case "deduct":
      return plain(deductText(indicator, method, answers, events, result));
    case "tier":
      return plain(`${tierText(method, answers, indicator.rule.unit.zh)} → ${result}`);
    case "list": {
      const answer = answerOf(answers, method.input);
      return { zh: `${answer.zh} → ${result}`, en: `${answer.en} → ${result}` };
    }
    case "rank": {
      const rank = quantity(readNumber(answers, method.input) ?? 0);
      return plain(`max(0, ${short(max)} − (${rank} − 1) × ${short(method.step)}) = ${result}`);
    }
    case "manual":
      return plain(`${quantity(readNumber(answers, method.input) ?? 0)} → ${result}`);
    case "credits":
      return plain(result);
  }
}

function rateText(method: CompiledMethod & { kind: "rate" }, max: Hundredths, answers: Answers): string {
  const actual = readSum(answers, method.actual) ?? 0;
  const target = method.target === null ? method.fixed : (readSum(answers, method.target) ?? 0);
  const whole = method.of === null ? null : (readSum(answers, method.of) ?? 0);
  const full = whole === null ? actual > target : actual * 100 * SCALE > whole * target;
  const above = sumText(method.actual, answers);
  const below = method.target === null ? quantity(target) : sumText(method.target, answers);
  const ratio =
    whole === null ? `${above} ÷ ${below}` : `${above} ÷ ${sumText(method.of!, answers)} ÷ ${below} %`;
  if (full) return `${short(max)} × min(1, ${ratio})`;
  if (actual < 0) return `${short(max)} × max(0, ${ratio})`;
  return method.actual.length > 1
    ? `${short(max)} × ${ratio} = ${short(max)} × ${quantity(actual)} ÷ ${quantity(target)}`
    : `${short(max)} × ${ratio}`;
}

function sumText(terms: readonly Term<string>[], answers: Answers): string {
  const text = terms
    .map(({ field, sign }, index) => {
      const value = quantity(readNumber(answers, field) ?? 0);
      return `${index === 0 ? (sign < 0 ? "−" : "") : sign < 0 ? " − " : " + "}${value}`;
    })
    .join("");
  return terms.length > 1 ? `(${text})` : text;
}

function deductText(
  { code, max }: Pick<ScorableIndicator, "code" | "max">,
  method: CompiledMethod & { kind: "deduct" },
  answers: Answers,
  events: WeighedEvents | null,
  result: string,
): string {
  const parts: string[] = [];
  method.fields.forEach((field, index) => {
    const kept = keptCount(readNumber(answers, field) ?? 0, field, events);
    if (kept > 0) parts.push(`${quantity(kept)}×${short(method.points[index]!)}`);
  });
  for (const { winner } of sortedFacts(events))
    if (winner.kind === "deduct" && winner.indicator === code)
      parts.push(`${winner.line.type} ${innerPoints(-winner.amount)}`);
  const left = max * SCALE - deductedFrom(code, method, answers, events);
  const floor = left < 0 ? `${innerPoints(left)} → ` : "";
  return `${short(max)} − ${parts.length === 0 ? "0" : parts.join(" − ")} = ${floor}${result}`;
}

/** Σ nᵢ × dᵢ with what effects take, hundredths × ten-thousandths. */
export function deductedFrom(
  code: string,
  method: CompiledMethod & { kind: "deduct" },
  answers: Answers,
  events: WeighedEvents | null,
): number {
  return method.fields.reduce(
    (sum, field, index) =>
      sum + Math.max(0, keptCount(readNumber(answers, field) ?? 0, field, events)) * method.points[index]!,
    events?.deducted.get(code) ?? 0,
  );
}

/** `94.9975 % < 95 %, ≥ 90 %`: the row that was met and the one just missed. */
function tierText(method: CompiledMethod & { kind: "tier" }, answers: Answers, unit: string): string {
  const sign = unit === "%" ? " %" : "";
  const value = readSum(answers, method.sum) ?? 0;
  const whole = method.of === null ? 1 : (readSum(answers, method.of) ?? 1);
  const shown =
    method.of === null
      ? `${quantity(value)}${sign}`
      : `${sumText(method.sum, answers)} ÷ ${sumText(method.of, answers)}`;
  const { table } = method;
  const row = tierRow(table, method.of === null ? value : value * 100 * SCALE, whole);
  const [met, missed] = table.atLeast ? ["≥", "<"] : ["≤", ">"];
  const bound = (index: number) => `${quantity(table.rows[index]!.bound)}${sign}`;
  if (row < 0) return `${shown} ${missed} ${bound(table.rows.length - 1)}`;
  return row === 0
    ? `${shown} ${met} ${bound(0)}`
    : `${shown} ${missed} ${bound(row - 1)}, ${met} ${bound(row)}`;
}
