import type { StandingDetail } from "../../domain/assessment/detail.ts";
import { tieFigures } from "../../domain/assessment/place-standings.ts";
import { gradedMonths, verificationScore } from "../../domain/assessment/score-period.ts";
import type { StandingLine } from "../../domain/messages/assessments.ts";
import type { CompositionRules } from "../../domain/rules/composition-rules.ts";
import type { Standing } from "./standing-store.ts";

/** A standing as a line of the page. */
export function describeStanding(
  rules: CompositionRules,
  standing: Standing,
  { before, changed }: Pick<StandingLine, "before" | "changed">,
): StandingLine {
  const { policeNo, name, unit, unitName, series, level, postType, list, detail } = standing;
  const { score, reason, grade, place, of } = standing;
  return {
    ...{ policeNo, name, unit, unitName, series, level, postType, list, score, reason, grade, place },
    ...{ of: of === null ? null : Number(of), before, changed },
    ...partsOf(rules, detail),
  };
}

type Parts = Pick<StandingLine, "months" | "verification" | "quarters" | "others" | "excellentMonths">;

function partsOf(rules: CompositionRules, detail: StandingDetail): Parts {
  if (detail.kind === "quarter") {
    const { months, deductions } = detail.inputs;
    return {
      months: months.map(({ month, total, grade, ungraded }) => ({ month, total, grade, ungraded })),
      verification: verificationScore(rules.quarter, deductions).k,
      ...{ quarters: [], others: [] },
      excellentMonths: gradedMonths(months).filter(({ grade }) => grade === "excellent").length,
    };
  }
  const { quarters } = detail.inputs;
  return {
    ...{ months: [], verification: null },
    quarters: quarters.map(({ period, score }) => ({ period, score })),
    others: detail.kind === "year" ? othersOf(rules, detail.inputs.others) : [],
    excellentMonths: tieFigures(quarters).grades.excellent ?? 0,
  };
}

function othersOf(rules: CompositionRules, others: Record<string, number>): StandingLine["others"] {
  return rules.year.others.map(({ code, name }) => ({ code, name, points: others[code] ?? null }));
}
