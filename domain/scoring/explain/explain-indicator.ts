import type { Bilingual } from "../../language.ts";
import type { IndicatorRule } from "../../rules/indicator-rule.ts";
import { yearEffectsInWords } from "../../rules/year-effect.ts";
import type { CompiledIndicator, CompiledMethod, CompiledRules } from "../compile-rules.ts";
import type { Earned } from "../earn-points.ts";
import { formatPoints, SCALE } from "../exact.ts";
import { readNumber } from "../read-inputs.ts";
import { GRADE_LABEL } from "../../grade.ts";
import type { Ceiling, ExplainedIndicator } from "../points.ts";
import type { Answers } from "../read-inputs.ts";
import type { WeighedEvents } from "../weigh-events.ts";
import { factNotes } from "./explain-facts.ts";
import { deductedFrom, explainFormula } from "./explain-formula.ts";
import { headingOf, inputOf, innerPoints } from "./words.ts";

/** One indicator scored from the form: inputs, formula with numbers, clause, notes. */
export function explainIndicator(
  rules: CompiledRules,
  indicator: CompiledIndicator,
  answers: Answers,
  events: WeighedEvents | null,
  earned: Earned,
): ExplainedIndicator {
  const { code, area, name, max, rule } = indicator;
  const fields = fieldsOf(indicator);
  const state = earned === null ? "notApplicable" : earned === undefined ? "notFilled" : "scored";
  const notes = factNotes(rules, events, code);
  let formula: Bilingual;
  if (earned === null) formula = { zh: "不适用, 不计入本方面", en: "Not applicable, left out of the area" };
  else if (earned === undefined) formula = missingText(fields, answers);
  else formula = explainFormula(indicator, answers, events, earned);
  if (earned === null) notes.unshift(...reasonOf(indicator, answers));
  if (typeof earned === "number") notes.unshift(...overdrawn(indicator, answers, events));
  if (rule.remark) notes.push(rule.remark);
  return {
    code,
    area,
    name,
    max,
    earned: earned === undefined ? 0 : earned,
    state,
    inputs: fields.map((field) => inputOf(answers, field)),
    formula,
    clause: rule.clause,
    notes,
  };
}

/** A VETO/CAP_GRADE row: it earns nothing (`earned` and `max` are null) and says whether it applies. */
export function explainCeilingRow(
  rule: IndicatorRule,
  answers: Answers,
  ceilings: readonly Ceiling[],
): ExplainedIndicator {
  const { code, area, name, clause } = rule;
  const hits = ceilings.filter((ceiling) => ceiling.code === code);
  const field = "byCount" in rule.scoring ? rule.scoring.byCount?.field : undefined;
  const notes: Bilingual[] = [];
  const effects = "year" in rule.scoring ? rule.scoring.year : [];
  const year = yearEffectsInWords(
    effects.filter(({ monthGrade }) => hits.some(({ grade }) => monthGrade === null || monthGrade === grade)),
  );
  if (year) notes.push(year);
  if (rule.remark) notes.push(rule.remark);
  const lowest = hits[0];
  return {
    code,
    area,
    name,
    max: null,
    earned: null,
    state: "scored",
    inputs: field === undefined ? [] : [inputOf(answers, field)],
    formula: lowest
      ? {
          zh: `触发: 当月等次最高为${GRADE_LABEL[lowest.grade].zh}`,
          en: `Applies: at most ${GRADE_LABEL[lowest.grade].en} this month`,
        }
      : { zh: "未触发", en: "Does not apply" },
    clause,
    notes,
  };
}

function fieldsOf({ method, notApplicableWhenZero }: CompiledIndicator): string[] {
  const fields = notApplicableWhenZero === null ? [] : [notApplicableWhenZero];
  return [...new Set([...fields, ...methodFields(method)])];
}

function methodFields(method: CompiledMethod): string[] {
  switch (method.kind) {
    case "rate":
      return [...method.actual, ...(method.of ?? []), ...(method.target ?? [])].map((term) => term.field);
    case "deduct":
      return [...method.fields];
    case "tier":
      return [...method.sum, ...(method.of ?? [])].map((term) => term.field);
    case "list":
    case "rank":
    case "manual":
      return [method.input];
    case "credits":
      return [];
  }
}

function missingText(fields: readonly string[], answers: Answers): Bilingual {
  const missing = fields
    .filter((field) => answers[field] === undefined || answers[field] === "")
    .map(headingOf);
  if (missing.length === 0)
    return { zh: "取值无法识别, 暂计 0.00", en: "Value not understood, counted as 0.00" };
  return {
    zh: `未填: ${missing.map((heading) => heading.zh).join("、")}; 暂计 0.00`,
    en: `Blank: ${missing.map((heading) => heading.en).join(", ")}; counted as 0.00 for now`,
  };
}

/** Why an indicator without an explicit 不适用 is not applicable: nothing was due or assigned. */
function reasonOf({ method, notApplicableWhenZero }: CompiledIndicator, answers: Answers): Bilingual[] {
  const zero =
    notApplicableWhenZero !== null && readNumber(answers, notApplicableWhenZero) === 0
      ? [notApplicableWhenZero]
      : method.kind === "rate" && method.target !== null
        ? method.target.map((term) => term.field).filter((field) => answers[field] !== null)
        : [];
  if (zero.length === 0) return [];
  const headings = zero.map(headingOf);
  return [
    {
      zh: `${headings.map((heading) => heading.zh).join(" − ")}为 0, 视为未下达`,
      en: `${headings.map((heading) => heading.en).join(" − ")} is 0: nothing was due`,
    },
  ];
}

/** 未计扣分: what the floor of 0 left undeducted. */
function overdrawn(
  indicator: CompiledIndicator,
  answers: Answers,
  events: WeighedEvents | null,
): Bilingual[] {
  const { method, max, code } = indicator;
  if (method.kind !== "deduct") return [];
  const left = max * SCALE - deductedFrom(code, method, answers, events);
  if (left >= 0) return [];
  const lost = innerPoints(-left);
  return [
    { zh: `未计扣分 ${lost}`, en: `${lost} not deducted: the indicator is already ${formatPoints(0)}` },
  ];
}
