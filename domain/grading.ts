import { GRADE_LABEL, stepsUp } from "./grade.ts";
import type { Grade } from "./grade.ts";
import type { Bilingual } from "./language.ts";
import { GRADING } from "./rules/by-2026-v1/grading.ts";
import type { GradingRules } from "./rules/grading-rules.ts";
import { formatPoints } from "./scoring/exact.ts";
import type { Points } from "./scoring/points.ts";

/** A grade a reviewer wants to give, with what limits him. */
export interface GradeDecision {
  points: Pick<Points, "total" | "complete" | "ceilings" | "barredFromExcellent" | "ungradable">;
  /** The system's suggestion, the quota already considered where the caller knows it. */
  suggestion: Grade | null;
  grade: Grade;
  reason: string | null | undefined;
  /** 优秀 still free in the pool, not counting this officer; `null` = not limited here. */
  quotaLeft: number | null;
  /** Somebody in the pool with fewer points has 优秀 already: passing over this officer needs a reason. */
  passedOver?: boolean;
  /** The month's rule set; 细则 BY-2026-v1 by default. */
  grading?: GradingRules;
}

export type GradeProblemCode =
  | "grade.incomplete"
  | "grade.ungradable"
  | "grade.above-ceiling"
  | "grade.excellent-below-bound"
  | "grade.excellent-barred"
  | "grade.quota-exhausted"
  | "grade.too-far"
  | "grade.reason-required";

export interface GradeProblem {
  code: GradeProblemCode;
  message: Bilingual;
}

/**
 * Whether a reviewer may give this grade (细则 §5): one step from the suggestion with a reason of 20 characters,
 * never above a ceiling, never up into 优秀 below 90.00 or when barred, never past the quota. `null` = he may.
 */
export function checkGrade(decision: GradeDecision): GradeProblem | null {
  const { points, suggestion, grade } = decision;
  const grading = decision.grading ?? GRADING;
  if (points.ungradable !== null)
    return problem("grade.ungradable", "本月不定等次, 不能评定等次", "This month gets no grade");
  if (!points.complete || suggestion === null)
    return problem(
      "grade.incomplete",
      "本月填报不完整, 补齐后才能评定等次",
      "The report is incomplete; fill it before grading",
    );
  return (
    checkCeiling(points, grade) ??
    (grade === "excellent" ? checkExcellent(decision, grading) : null) ??
    checkStep(decision, suggestion, grading)
  );
}

function checkCeiling({ ceilings }: GradeDecision["points"], grade: Grade): GradeProblem | null {
  const broken = ceilings.find((ceiling) => stepsUp(ceiling.grade, grade) > 0);
  if (!broken) return null;
  const label = GRADE_LABEL[broken.grade];
  return problem(
    "grade.above-ceiling",
    `因 ${broken.code}, 本月等次最高为${label.zh}`,
    `${broken.code} holds this month at ${label.en} or below`,
  );
}

function checkExcellent({ points, quotaLeft }: GradeDecision, grading: GradingRules): GradeProblem | null {
  const least = formatPoints(grading.excellentAtLeast);
  if (points.total < grading.excellentAtLeast)
    return problem(
      "grade.excellent-below-bound",
      `得分 ${formatPoints(points.total)} 低于 ${least}, 不能评为优秀`,
      `${formatPoints(points.total)} is below ${least}: not Excellent`,
    );
  if (points.barredFromExcellent.length > 0) {
    const bars = grading.excellentBars.filter((bar) => points.barredFromExcellent.includes(bar.code));
    return problem(
      "grade.excellent-barred",
      `本月不得评为优秀: ${bars.map((bar) => bar.name.zh).join("、")}`,
      `Barred from Excellent this month: ${bars.map((bar) => bar.name.en).join(", ")}`,
    );
  }
  if (quotaLeft !== null && quotaLeft <= 0)
    return problem(
      "grade.quota-exhausted",
      `优秀名额(${grading.quota.percent}%)已用完`,
      `The quota of Excellent (${grading.quota.percent} %) is used up`,
    );
  return null;
}

function checkStep(
  { grade, reason, quotaLeft, passedOver }: GradeDecision,
  suggestion: Grade,
  grading: GradingRules,
): GradeProblem | null {
  const { steps, reasonLength } = grading.reviewer;
  if (grade === suggestion) return null;
  if (Math.abs(stepsUp(suggestion, grade)) > steps)
    return problem(
      "grade.too-far",
      `只能比建议等次“${GRADE_LABEL[suggestion].zh}”上下调整 ${steps} 级`,
      `At most ${steps} step from the suggestion, ${GRADE_LABEL[suggestion].en}`,
    );
  // A candidate the quota has no room for becomes 良好 without a word, unless a lower score was preferred (细则 §5).
  const noRoom = quotaLeft !== null && quotaLeft <= 0 && !passedOver;
  if (suggestion === "excellent" && grade === "good" && noRoom) return null;
  if ([...(reason ?? "").trim()].length >= reasonLength) return null;
  return problem(
    "grade.reason-required",
    `与建议等次“${GRADE_LABEL[suggestion].zh}”不同, 请写明理由(不少于 ${reasonLength} 字)`,
    `Differs from the suggestion, ${GRADE_LABEL[suggestion].en}: give a reason of ${reasonLength} characters or more`,
  );
}

function problem(code: GradeProblemCode, zh: string, en: string): GradeProblem {
  return { code, message: { zh, en } };
}
