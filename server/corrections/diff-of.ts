import { FIELDS, type Fields } from "../../domain/form/fields.ts";
import { checkGrade } from "../../domain/grading.ts";
import type { Bilingual } from "../../domain/language.ts";
import type { CorrectionDiff } from "../../domain/messages/corrections.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import type { ExplainedIndicator, Explanation, Points } from "../../domain/scoring/points.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Judgement } from "../reports/judge-push.ts";
import type { StoredReport } from "../reports/report-store.ts";
import type { UnitLines } from "../reports/score-reports.ts";
import type { Target } from "./correction-store.ts";

/** Two states of one report, with the lines that stand in each. */
export interface Compared {
  rules: CompiledRules;
  target: Target;
  report: StoredReport;
  before: UnitLines;
  judgement: Judgement;
}

/**
 * The exact difference a correction makes: every field and line old → new, every indicator whose points move explained
 * before and after, the suggestion, and whether the grade signed before may still be given (细则 §5).
 */
export function diffOf({ rules, target, report, before, judgement }: Compared): CorrectionDiff {
  const fields = judgement.rows[0]?.content?.fields ?? report.fields;
  const was = explain(rules, target, report.fields, before);
  const is = explain(rules, target, fields, judgement.lines);
  return {
    fields: fieldsBetween(report.fields, fields),
    credits: judgement.credits.filter(({ outcome }) => outcome === "saved").map(changeOf),
    events: judgement.events.filter(({ outcome }) => outcome === "saved").map(changeOf),
    indicators: indicatorsBetween(was, is),
    total: { from: was.points.total, to: is.points.total },
    suggested: { from: was.points.suggestedGrade, to: is.points.suggestedGrade },
    grade: { signed: target.grade, barred: barOf(rules, target, is.points) },
  };
}

function explain(rules: CompiledRules, target: Target, own: Fields, lines: UnitLines): Explanation {
  const { month, level, postType, policeNo } = target;
  const fields = lines.fieldsOf(policeNo, own);
  const credits = lines.creditsOf(policeNo);
  const merged = lines.fieldsOf(policeNo, fields);
  return explainMonth(rules, {
    month,
    level,
    postType,
    fields: merged,
    credits,
    events: lines.eventsOf(policeNo),
  });
}

function fieldsBetween(from: Fields, to: Fields): CorrectionDiff["fields"] {
  return FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    ...(from[field] !== undefined && { from: from[field] }),
    ...(to[field] !== undefined && { to: to[field] }),
  }));
}

function changeOf<T>({ rowKey, line, stored }: { rowKey: string; line: T | null; stored: { line: T } | undefined }) {
  return { rowKey, from: stored?.line ?? null, to: line };
} // prettier-ignore

/** Indicators that earn something else, or the same for another reason. */
function indicatorsBetween(was: Explanation, is: Explanation): CorrectionDiff["indicators"] {
  const old = new Map(indicatorsOf(was).map((indicator) => [indicator.code, indicator]));
  return indicatorsOf(is).flatMap((to) => {
    const from = old.get(to.code);
    return from && canonicalJson(from) !== canonicalJson(to) ? [{ from, to }] : [];
  });
}

function indicatorsOf({ areas }: Explanation): ExplainedIndicator[] {
  return areas.flatMap(({ indicators }) => indicators);
}

/** Why the grade signed before may not stand. The quota is the reviewer's when he signs again. */
function barOf(rules: CompiledRules, { grade }: Target, points: Points): Bilingual | null {
  if (grade === null) return null;
  const reason = "—".repeat(rules.ruleSet.grading.reviewer.reasonLength);
  const suggestion = points.suggestedGrade;
  const grading = rules.ruleSet.grading;
  return checkGrade({ points, suggestion, grade, reason, quotaLeft: null, grading })?.message ?? null;
}
