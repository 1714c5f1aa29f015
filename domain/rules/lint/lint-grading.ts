import { GRADE_LABEL } from "../../grade.ts";
import { formatDecimal, formatPoints } from "../../scoring/exact.ts";
import type { GradingRules } from "../grading-rules.ts";
import type { RuleSet } from "../rule-set.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";

/** Statute (gk, domain.md §5): annual 优秀 at most 20 %, up to 25 % with approval. */
const STATUTORY = { usual: 20, approved: 25 };

/** 等次、比例、限制 (细则 §5). */
export function lintGrading({ grading, totalRange }: RuleSet): LintFinding[] {
  return [
    ...lintBounds(grading, totalRange.max),
    ...lintQuota(grading.quota.percent, at("limits", null, "grading.quota.percent"), "月度"),
    ...lintPostFactors(grading.postFactors),
    ...lintLimits(grading),
  ];
}

function lintBounds({ bounds, excellentAtLeast }: GradingRules, most: number): LintFinding[] {
  const findings: LintFinding[] = [];
  bounds.forEach(({ grade, atLeast }, index) => {
    const before = bounds[index - 1];
    if (before && atLeast >= before.atLeast) {
      findings.push(
        finding(
          "error",
          "grades.order",
          at("grades", grade, "atLeast"),
          `“${GRADE_LABEL[grade].zh}”的界限 ${formatPoints(atLeast)} 不低于“${GRADE_LABEL[before.grade].zh}”的 ${formatPoints(before.atLeast)}，无人能得该等次；请按优到差逐等降低。`,
          `The bound of ${GRADE_LABEL[grade].en}, ${formatPoints(atLeast)}, is not below ${GRADE_LABEL[before.grade].en}'s ${formatPoints(before.atLeast)}; lower them from best to worst.`,
        ),
      );
    }
  });
  const last = bounds.at(-1);
  if (last && last.atLeast !== 0) {
    findings.push(
      finding(
        "error",
        "grades.last",
        at("grades", last.grade, "atLeast"),
        `最后一等“${GRADE_LABEL[last.grade].zh}”的界限是 ${formatPoints(last.atLeast)}，低于它的总分没有等次；请改为 0。`,
        `The last grade starts at ${formatPoints(last.atLeast)}; totals below have none. Set 0.`,
      ),
    );
  }
  const best = bounds[0];
  if (best && best.atLeast > most) {
    findings.push(
      finding(
        "error",
        "reach.grade",
        at("grades", best.grade, "atLeast"),
        `“${GRADE_LABEL[best.grade].zh}”要 ${formatPoints(best.atLeast)} 分，超过总分上限 ${formatPoints(most)} 分，谁也达不到；请降低界限。`,
        `${GRADE_LABEL[best.grade].en} needs ${formatPoints(best.atLeast)}, above the highest total ${formatPoints(most)}; lower it.`,
      ),
    );
  }
  if (best && excellentAtLeast !== best.atLeast) {
    findings.push(
      finding(
        "warning",
        "grades.excellent-twice",
        at("limits", null, "grading.excellentAtLeast"),
        `评优最低总分 ${formatPoints(excellentAtLeast)} 与优秀界限 ${formatPoints(best.atLeast)} 不一致；请统一，以免建议与审核标准不同。`,
        `Excellent from ${formatPoints(excellentAtLeast)} and its bound ${formatPoints(best.atLeast)} differ; make them one.`,
      ),
    );
  }
  return findings;
}

export function lintQuota(percent: number, where: LintFinding["where"], zh: string): LintFinding[] {
  if (percent <= STATUTORY.usual) return [];
  const illegal = percent > STATUTORY.approved;
  return [
    finding(
      illegal ? "error" : "warning",
      illegal ? "quota.above-law" : "quota.needs-approval",
      where,
      illegal
        ? `${zh}优秀比例 ${percent}% 超过法定上限 ${STATUTORY.approved}%；请降到 ${STATUTORY.usual}%，经批准的不超过 ${STATUTORY.approved}%。`
        : `${zh}优秀比例 ${percent}% 超过 ${STATUTORY.usual}%，须经批准方可至 ${STATUTORY.approved}%；请附批准依据或降到 ${STATUTORY.usual}%。`,
      illegal
        ? `An Excellent quota of ${percent} % is above the statutory ${STATUTORY.approved} %; lower it to ${STATUTORY.usual} %.`
        : `An Excellent quota of ${percent} % needs approval above ${STATUTORY.usual} %; name it, or lower the quota.`,
    ),
  ];
}

/** 岗位系数: an average away from 1 lifts or lowers whole units (|avg − 1| ≤ 0.02). */
function lintPostFactors({ enabled, tolerance, factors }: GradingRules["postFactors"]): LintFinding[] {
  if (!enabled) return [];
  const sum = factors.reduce((total, { factor }) => total + factor, 0);
  // |sum ÷ n − 100| > tolerance, without dividing.
  const off = factors.length > 0 && Math.abs(sum - 100 * factors.length) > tolerance * factors.length;
  const findings = [
    finding(
      "warning",
      "post-factors.on",
      at("limits", null, "grading.postFactors.enabled"),
      "启用了岗位系数：同样的工作因岗位不同得分不同；只能用于排名，且须逐单位核对均值。请确认确有必要。",
      "Post factors are on: equal work ranks differently by post. In ranking only; check each unit's mean.",
    ),
  ];
  if (off) {
    const mean = formatDecimal(Math.round((sum * 100) / factors.length), 10_000);
    findings.push(
      finding(
        "error",
        "post-factors.mean",
        at("postFactors", null, "factor"),
        `各岗位系数平均 ${mean}，偏离 1 超过 ${formatDecimal(tolerance, 100)}，会整体抬高或压低单位；请调整系数。`,
        `The factors' mean is ${mean}, more than ${formatDecimal(tolerance, 100)} away from 1; change them.`,
      ),
    );
  }
  return findings;
}

function lintLimits({ reviewer, quota, objection }: GradingRules): LintFinding[] {
  const findings: LintFinding[] = [];
  if (reviewer.steps > 1) {
    findings.push(
      finding(
        "warning",
        "review.steps",
        at("limits", null, "grading.reviewer.steps"),
        `审核人可调 ${reviewer.steps} 等，得分的作用会被架空；请限为 1 等。`,
        `Reviewers may move a grade by ${reviewer.steps} steps, which empties the points of meaning; allow 1.`,
      ),
    );
  }
  if (reviewer.reasonLength < 10) {
    findings.push(
      finding(
        "warning",
        "review.reason",
        at("limits", null, "grading.reviewer.reasonLength"),
        `调整等次的理由只要求 ${reviewer.reasonLength} 字，难以说明原因；请要求 20 字左右。`,
        `A changed grade needs only ${reviewer.reasonLength} characters of reason; ask for about 20.`,
      ),
    );
  }
  if (quota.poolAtLeast * quota.percent < 100) {
    findings.push(
      finding(
        "warning",
        "quota.pool-too-small",
        at("limits", null, "grading.quota.poolAtLeast"),
        `评优池最少 ${quota.poolAtLeast} 人，按 ${quota.percent}% 不足一个优秀名额；请提高池的最少人数。`,
        `A pool of ${quota.poolAtLeast} has no place at ${quota.percent} %; ask for larger pools.`,
      ),
    );
  }
  if (objection.workdays < 3 || objection.answerWorkdays < 3) {
    findings.push(
      finding(
        "hint",
        "objection.short",
        at("limits", null, "grading.objection.workdays"),
        "异议或答复期限短于 3 个工作日，民警可能来不及提出；请核对。",
        "Less than 3 workdays to object or answer may be too short; check.",
      ),
    );
  }
  return findings;
}
