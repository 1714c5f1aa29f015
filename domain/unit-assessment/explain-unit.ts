import { GRADE_LABEL, type Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { yearEffectsInWords } from "../rules/year-effect.ts";
import type { UnitArea } from "../rules/unit-rules.ts";
import { formatPoints, SCALE } from "../scoring/exact.ts";
import { deductedFrom, explainFormula } from "../scoring/explain/explain-formula.ts";
import { innerPoints, plain, quantity, short } from "../scoring/explain/words.ts";
import type { ExplainedInput, Hundredths } from "../scoring/points.ts";
import { readSum } from "../scoring/read-inputs.ts";
import type { UnitFigures } from "./check-figures.ts";
import { basisKey, figureForm, type FigureForm } from "./figure-form.ts";
import { applicable, baseOf, earnUnitPoints, type UnitPoints } from "./score-unit.ts";
import { schemeOf, type UnitIndicator, type UnitScheme } from "./unit-indicators.ts";

/** Why an indicator of a unit earned what it earned (M19). */
export interface ExplainedUnitIndicator {
  code: string;
  half: UnitArea;
  name: Bilingual;
  max: Hundredths | null;
  earned: Hundredths | null;
  bonus: Hundredths;
  state: "scored" | "notApplicable" | "notFilled";
  inputs: ExplainedInput[];
  formula: Bilingual;
  /** How the over-bonus came about; null where there is none to earn. */
  bonusFormula: Bilingual | null;
  clause: Bilingual;
  /** Evidence number or remark, as entered. */
  basis: string | null;
  evidence: Bilingual;
  notes: Bilingual[];
}

export interface UnitExplanation {
  ruleSet: string;
  halves: {
    half: UnitArea;
    name: Bilingual;
    max: Hundredths;
    earned: Hundredths | null;
    formula: Bilingual;
  }[];
  indicators: ExplainedUnitIndicator[];
  bonus: { earned: Hundredths; formula: Bilingual };
  total: { earned: Hundredths; formula: Bilingual };
  grade: Bilingual[];
  profiles: Bilingual[];
}

/** Inputs → formula → clause → points of everything a unit's quarter says. Rebuilt from figures and rules, never stored. */
export function explainUnit(
  ruleSet: RuleSet,
  series: UnitScheme["series"],
  figures: UnitFigures,
  points: UnitPoints,
): UnitExplanation {
  const scheme = schemeOf(ruleSet.units, series);
  const form = figureForm(ruleSet, series);
  return {
    ruleSet: ruleSet.version,
    halves: ruleSet.units.areas.map(({ area, name, max }) => ({
      ...{ half: area, name, max, earned: points.areas[area] },
      formula: halfFormula(scheme, area, max, points),
    })),
    indicators: [
      ...scheme.indicators.map((indicator) => explainIndicator(indicator, form, figures, points)),
      ...scheme.ceilings.map((rule) => explainCeiling(rule, form, figures, points)),
    ].sort((a, b) => (a.code < b.code ? -1 : 1)),
    bonus: bonusText(ruleSet, points),
    total: { earned: points.total, formula: totalText(ruleSet, points) },
    grade: gradeText(ruleSet, points),
    profiles: [...scheme.profiles],
  };
}

function explainIndicator(
  indicator: UnitIndicator,
  form: FigureForm,
  figures: UnitFigures,
  points: UnitPoints,
): ExplainedUnitIndicator {
  const { code, area, max, rule } = indicator;
  const earned = earnUnitPoints(indicator, figures);
  const inputs = inputsOf(code, form, figures);
  const missing = inputs.filter(({ blank }) => blank).map(({ label }) => label);
  const state = earned === null ? "notApplicable" : earned === undefined ? "notFilled" : "scored";
  const formula =
    earned === null
      ? { zh: "不适用，不计入本方面", en: "Not applicable, left out of its half" }
      : earned === undefined
        ? {
            zh: `未填：${missing.map(({ zh }) => zh).join("、")}；暂计0.00`,
            en: `Blank: ${missing.map(({ en }) => en).join(", ")}; counted as 0.00 for now`,
          }
        : explainFormula(indicator, figures, null, earned);
  const basis = figures[basisKey(code)];
  return {
    ...{ code, half: area, name: rule.name, max, state, formula },
    earned: earned === undefined ? 0 : earned,
    bonus: points.bonuses[code] ?? 0,
    inputs: inputs.map(({ label, value }) => ({ label, value })),
    bonusFormula: bonusFormula(indicator, figures, points.bonuses[code] ?? 0),
    clause: rule.clause,
    basis: typeof basis === "string" ? basis : null,
    evidence: rule.evidence,
    notes: [
      ...moved(indicator),
      ...overdrawn(indicator, figures, earned),
      ...(rule.remark ? [rule.remark] : []),
    ],
  };
}

function explainCeiling(
  rule: UnitScheme["ceilings"][number],
  form: FigureForm,
  figures: UnitFigures,
  points: UnitPoints,
): ExplainedUnitIndicator {
  const hit = points.ceilings.find(({ code }) => code === rule.code);
  const year = hit && "year" in rule.scoring ? yearEffectsInWords(rule.scoring.year) : null;
  const basis = figures[basisKey(rule.code)];
  const inputs = inputsOf(rule.code, form, figures);
  return {
    ...{ code: rule.code, half: rule.area, name: rule.name, max: null, earned: null, bonus: 0 },
    state: inputs.some(({ blank }) => blank) ? "notFilled" : "scored",
    inputs: inputs.map(({ label, value }) => ({ label, value })),
    formula: hit ? ceilingText(hit.grade) : { zh: "未触发", en: "Does not apply" },
    ...{ bonusFormula: null, clause: rule.clause, basis: typeof basis === "string" ? basis : null },
    evidence: rule.evidence,
    notes: year ? [year] : [],
  };
}

function ceilingText(grade: Grade): Bilingual {
  const label = GRADE_LABEL[grade];
  return { zh: `触发：本季度等次最高为${label.zh}`, en: `Applies: at most ${label.en} this quarter` };
}

function inputsOf(code: string, form: FigureForm, figures: UnitFigures) {
  return form.columns
    .filter(({ indicator, role }) => indicator === code && role === "figure")
    .map(({ key, heading }) => {
      const value = figures[key];
      const shown =
        value === null
          ? { zh: "不适用", en: "n/a" }
          : value === undefined
            ? { zh: "未填", en: "blank" }
            : plain(String(value));
      return { label: heading, value: shown, blank: value === undefined };
    });
}

/** `37 ÷ 25 = 148 %, 4 × 0.5 = 2.00`. */
function bonusFormula(indicator: UnitIndicator, figures: UnitFigures, bonus: Hundredths): Bilingual | null {
  const { overBonus: rule, method } = indicator;
  if (rule === null || method.kind !== "rate" || method.of !== null) return null;
  const actual = readSum(figures, method.actual);
  const target = method.target === null ? method.fixed : readSum(figures, method.target);
  if (typeof actual !== "number" || typeof target !== "number" || target <= 0) return null;
  const rate = `${quantity(actual)} ÷ ${quantity(target)} = ${percent(actual, target)}`;
  if (actual <= target) return { zh: `${rate}，未超任务`, en: `${rate}, not above target` };
  const most = bonus >= rule.cap;
  const steps = bonus / rule.per;
  const step = `${rule.step}`;
  return {
    zh: `${rate}，每满${step}个百分点${short(rule.per)}分：${steps} × ${short(rule.per)} = ${formatPoints(bonus)}${most ? "（上限）" : ""}`,
    en: `${rate}, ${short(rule.per)} for every full ${step} pp: ${steps} × ${short(rule.per)} = ${formatPoints(bonus)}${most ? " (the most)" : ""}`,
  };
}

/** Cut, never rounded: 99.999 % must not read as 100 %. */
function percent(actual: number, target: number): string {
  return `${short(Number((BigInt(actual) * 10_000n) / BigInt(target)))} %`;
}

function moved({ movedFrom, max }: UnitIndicator): Bilingual[] {
  if (movedFrom === null) return [];
  const [from, to] = [short(movedFrom), short(max)];
  return [
    { zh: `侧重方案：满分由${from}调整为${to}`, en: `Profile: full marks moved from ${from} to ${to}` },
  ];
}

/** 未计扣分: what the floor of 0 left undeducted. */
function overdrawn(
  { code, max, method }: UnitIndicator,
  figures: UnitFigures,
  earned: Hundredths | null | undefined,
): Bilingual[] {
  if (method.kind !== "deduct" || typeof earned !== "number") return [];
  const left = max * SCALE - deductedFrom(code, method, figures, null);
  if (left >= 0) return [];
  const lost = innerPoints(-left);
  return [{ zh: `未计扣分 ${lost}`, en: `${lost} not deducted: the indicator is at 0 already` }];
}

function halfFormula(scheme: UnitScheme, area: UnitArea, max: Hundredths, points: UnitPoints): Bilingual {
  const earned = points.areas[area];
  if (earned === null) return { zh: "各项均不适用，不计入总分", en: "Nothing applies; it drops out" };
  const there = applicable(scheme, area, points.indicators);
  if (there.max < max)
    return plain(
      `${short(max)} × ${formatPoints(there.earned)} ÷ ${short(there.max)} = ${formatPoints(earned)}`,
    );
  const parts = scheme.indicators
    .filter((indicator) => indicator.area === area)
    .map(({ code }) => formatPoints(points.indicators[code] ?? 0));
  return plain(`${parts.join(" + ")} = ${formatPoints(earned)}`);
}

function bonusText({ units }: RuleSet, points: UnitPoints): UnitExplanation["bonus"] {
  const parts = Object.values(points.bonuses);
  const sum = parts.reduce((total, bonus) => total + bonus, 0);
  const text = parts.length === 0 ? "0.00" : `${parts.map(formatPoints).join(" + ")} = ${formatPoints(sum)}`;
  const cap = formatPoints(units.overBonus.totalCap);
  return {
    earned: points.bonus,
    formula:
      sum > points.bonus ? { zh: `${text} → 上限 ${cap}`, en: `${text} → at most ${cap}` } : plain(text),
  };
}

function totalText(ruleSet: RuleSet, points: UnitPoints): Bilingual {
  const { earned, sum, max, full } = baseOf(ruleSet, points.areas);
  const halves = Object.values(points.areas).filter((half) => half !== null);
  const bonus = points.bonus > 0 ? ` + ${formatPoints(points.bonus)}` : "";
  const total = formatPoints(points.total);
  if (max === full || max === 0)
    return plain(`${halves.map(formatPoints).join(" + ") || "0.00"}${bonus} = ${total}`);
  const base = `${short(full)} × ${formatPoints(sum)} ÷ ${short(max)} = ${formatPoints(earned)}`;
  return plain(bonus === "" ? base : `${base}; ${formatPoints(earned)}${bonus} = ${total}`);
}

function gradeText({ grading }: RuleSet, points: UnitPoints): Bilingual[] {
  const row = grading.bounds.find(({ atLeast }) => points.total >= atLeast) ?? grading.bounds.at(-1)!;
  const label = GRADE_LABEL[row.grade];
  const bound = { zh: `${formatPoints(points.total)} ≥ ${short(row.atLeast)}：${label.zh}`, en: `${formatPoints(points.total)} ≥ ${short(row.atLeast)}: ${label.en}` };
  return [
    bound,
    ...points.ceilings.map(({ code, grade }) => {
      const text = ceilingText(grade);
      return { zh: `${code} ${text.zh}`, en: `${code} ${text.en}` };
    }),
  ];
} // prettier-ignore
