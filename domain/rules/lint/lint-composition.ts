import { GRADES, GRADE_LABEL } from "../../grade.ts";
import type { OutcomeRule } from "../outcome-rules.ts";
import type { RuleSet } from "../rule-set.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";
import { lintQuota } from "./lint-grading.ts";

/** 季度、半年、年度和结果运用 (细则 §11). */
export function lintComposition({ composition }: RuleSet): LintFinding[] {
  const { quarter, year, outcomes } = composition;
  const findings: LintFinding[] = [];
  const quarterSum = quarter.monthsShare + quarter.verificationShare;
  if (quarterSum !== 100) {
    findings.push(
      finding(
        "error",
        "shares.quarter",
        at("composition", null, "composition.quarter.monthsShare"),
        `季度月度均分占 ${quarter.monthsShare}%、核实分占 ${quarter.verificationShare}%，合计 ${quarterSum}%，不是 100%；请调整占比。`,
        `Months ${quarter.monthsShare} % and verification ${quarter.verificationShare} % make ${quarterSum} %, not 100; change them.`,
      ),
    );
  }
  const yearSum = year.others.reduce((sum, { share }) => sum + share, year.quartersShare);
  if (yearSum !== 100) {
    findings.push(
      finding(
        "error",
        "shares.year",
        at("yearParts", null, "share"),
        `年度季度均分占 ${year.quartersShare}%，加其他构成合计 ${yearSum}%，不是 100%；请调整占比。`,
        `Quarters ${year.quartersShare} % and the year's other parts make ${yearSum} %, not 100; change them.`,
      ),
    );
  }
  if (year.quartersShare < 50) {
    findings.push(
      finding(
        "warning",
        "shares.daily",
        at("composition", null, "composition.year.quartersShare"),
        `年度成绩中日常考核只占 ${year.quartersShare}%，低于一半，平时干得好坏影响不大；请提高到 50% 以上。`,
        `Daily work makes only ${year.quartersShare} % of the year; raise it to 50 % or more.`,
      ),
    );
  }
  findings.push(
    ...lintQuota(
      year.excellent.quotaPercent,
      at("composition", null, "composition.year.excellent.quotaPercent"),
      "年度",
    ),
  );
  if (quarter.verificationDeductions.some(({ points }) => points <= 0)) {
    findings.push(
      finding(
        "warning",
        "verification.deducts-nothing",
        at("verification", null, "points"),
        "有核实扣分项每件扣 0 分，查出问题也不起作用；请填写扣分或删去。",
        "A verification deduction costs nothing; set what it costs or drop it.",
      ),
    );
  }
  for (const grade of GRADES) {
    if (year.statutory.some((one) => one.grade === grade)) continue;
    findings.push(
      finding(
        "error",
        "statutory.missing",
        at("statutory", grade),
        `年度等次“${GRADE_LABEL[grade].zh}”没有对应的法定等次；请补上。`,
        `Grade ${GRADE_LABEL[grade].en} of the year has no statutory grade; add it.`,
      ),
    );
  }
  return [...findings, ...outcomes.flatMap(lintOutcome)];
}

function lintOutcome({ code, name, anyOf }: OutcomeRule): LintFinding[] {
  if (anyOf.length === 0) {
    return [
      finding(
        "warning",
        "outcomes.no-condition",
        at("outcomes", code),
        `结果运用 ${code}“${name.zh}”没有条件，永远不会提出建议；请在条件表中补充。`,
        `Outcome ${code} has no condition and is never proposed; add one.`,
      ),
    ];
  }
  const punishes = anyOf.some(
    (one) => one.basis === "halfYears" && one.end === "bottom" && one.percent >= 10,
  );
  if (!punishes) return [];
  return [
    finding(
      "warning",
      "outcomes.bottom",
      at("outcomes", code),
      `结果运用 ${code}“${name.zh}”对末位 10% 以上的人员提出，等于强制末位淘汰；请降低比例或改按等次。`,
      `Outcome ${code} takes the last 10 % or more, a forced bottom; lower it or go by grades.`,
    ),
  ];
}
