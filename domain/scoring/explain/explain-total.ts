import { GRADE_LABEL } from "../../grade.ts";
import type { Bilingual } from "../../language.ts";
import type { CompiledRules } from "../compile-rules.ts";
import { formatPoints, halfUp } from "../exact.ts";
import type { ExplainedArea, Hundredths, Points, ScoringInput } from "../points.ts";
import { readSum } from "../read-inputs.ts";
import { gradeByTotal } from "../suggest-grade.ts";
import { joined, plain, quantity, short } from "./words.ts";

/** How an area's printed figures add up, or how 不适用 is redistributed: `15 × 9.75 ÷ 11 = 13.30`. */
export function explainArea(explained: Omit<ExplainedArea, "formula">): ExplainedArea {
  const { max, earned, indicators } = explained;
  const scored = indicators.filter((one) => one.max !== null);
  const applicable = scored.filter((one) => one.state !== "notApplicable");
  let formula: Bilingual;
  if (earned === null) {
    formula = { zh: "本方面各项均不适用, 不计入总分", en: "Nothing in this area applies; it drops out" };
  } else if (applicable.length < scored.length) {
    const sum = applicable.reduce((total, one) => total + (one.earned ?? 0), 0);
    const maxima = applicable.reduce((total, one) => total + (one.max ?? 0), 0);
    formula = plain(`${short(max)} × ${formatPoints(sum)} ÷ ${short(maxima)} = ${formatPoints(earned)}`);
  } else {
    formula = plain(
      `${applicable.map((one) => formatPoints(one.earned ?? 0)).join(" + ")} = ${formatPoints(earned)}`,
    );
  }
  return { ...explained, formula };
}

/** The total: areas, rescaling when a whole area is 不适用, JC, and the range 0 … 110. */
export function explainTotal(
  rules: CompiledRules,
  points: Points,
): { earned: Hundredths; formula: Bilingual } {
  const areas = rules.baseAreas.filter(({ area }) => points.areas[area] !== null);
  const figures = areas.map(({ area }) => points.areas[area] ?? 0);
  let base = figures.reduce((sum, figure) => sum + figure, 0);
  let text =
    figures.length === 0 ? "0.00" : `${figures.map(formatPoints).join(" + ")} = ${formatPoints(base)}`;
  if (areas.length > 0 && areas.length < rules.baseAreas.length) {
    const maxima = areas.reduce((sum, { max }) => sum + max, 0);
    const rescaled = halfUp(rules.baseMax * base, maxima);
    text += `; ${short(rules.baseMax)} × ${formatPoints(base)} ÷ ${short(maxima)} = ${formatPoints(rescaled)}`;
    base = rescaled;
  }
  const rewards = points.areas.JC ?? 0;
  const sum = base + rewards;
  if (rewards !== 0)
    text += `; ${formatPoints(base)} ${rewards < 0 ? "−" : "+"} ${formatPoints(Math.abs(rewards))} = ${formatPoints(sum)}`;
  if (sum === points.total) return { earned: points.total, formula: plain(text) };
  const limit = formatPoints(points.total);
  return {
    earned: points.total,
    formula:
      sum > points.total
        ? { zh: `${text} → 上限 ${limit}`, en: `${text} → at most ${limit}` }
        : { zh: `${text} → 下限 ${limit}`, en: `${text} → at least ${limit}` },
  };
}

/** How the suggestion came about: bounds, bars of 优秀, ceilings, 不定等次 (细则 §5). */
export function explainGrade(rules: CompiledRules, input: ScoringInput, points: Points): Bilingual[] {
  const lines = [boundLine(rules, points.total)];
  const { grading } = rules.ruleSet;
  const bars = grading.excellentBars.filter((bar) => points.barredFromExcellent.includes(bar.code));
  if (bars.length > 0) {
    const names = joined(
      bars.map((bar) => bar.name),
      "; ",
    );
    lines.push({ zh: `不得评为优秀: ${names.zh}`, en: `Barred from Excellent: ${names.en}` });
  }
  for (const { code, grade } of points.ceilings) {
    const label = GRADE_LABEL[grade];
    const name =
      rules.ruleSet.indicators.find((rule) => rule.code === code)?.name ?? rules.eventTypes.get(code)?.name;
    lines.push({
      zh: `${code} ${name?.zh ?? ""}: 当月等次最高为${label.zh}`,
      en: `${code} ${name?.en ?? ""}: at most ${label.en} this month`,
    });
  }
  lines.push(resultLine(rules, input, points));
  return lines;
}

function boundLine(rules: CompiledRules, total: Hundredths): Bilingual {
  const grade = gradeByTotal(rules, total);
  const { bounds } = rules.ruleSet.grading;
  const index = bounds.findIndex((bound) => bound.grade === grade);
  const label = GRADE_LABEL[grade];
  const lowest = index === bounds.length - 1 && index > 0;
  const text = lowest
    ? `${formatPoints(total)} < ${formatPoints(bounds[index - 1]!.atLeast)}`
    : `${formatPoints(total)} ≥ ${formatPoints(bounds[index]!.atLeast)}`;
  return { zh: `${text} → ${label.zh}`, en: `${text} → ${label.en}` };
}

function resultLine(rules: CompiledRules, input: ScoringInput, points: Points): Bilingual {
  const { grading } = rules.ruleSet;
  if (points.ungradable !== null) {
    const { sum, below } = grading.ungradable.netDays;
    const days = quantity(readSum(input.fields, sum) ?? 0);
    return {
      zh: `净工作日 ${days} 天, 少于 ${below} 天: 不定等次`,
      en: `${days} net workdays, fewer than ${below}: no grade`,
    };
  }
  if (points.suggestedGrade === null)
    return { zh: "有未填项, 暂不建议等次", en: "Something is still blank: no suggestion yet" };
  const label = GRADE_LABEL[points.suggestedGrade];
  if (points.suggestedGrade === "excellent")
    return {
      zh: `建议等次: 优秀候选, 由所在审核池 ${grading.quota.percent}% 名额决定`,
      en: `Suggestion: candidate for Excellent; the pool's quota of ${grading.quota.percent} % decides`,
    };
  return { zh: `建议等次: ${label.zh}`, en: `Suggestion: ${label.en}` };
}
