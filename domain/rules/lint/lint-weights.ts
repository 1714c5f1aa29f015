import { AREA_LABEL } from "../../area.ts";
import { formatPoints } from "../../scoring/exact.ts";
import type { RuleSet } from "../rule-set.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";

/** More than this and nobody fills the form well (细则 §3). */
const MOST_INDICATORS = 40;

/** 分值: areas make the base, indicators make their area, one form is not too long, and a code stands once. */
export function lintWeights(rules: RuleSet): LintFinding[] {
  const findings: LintFinding[] = [];
  const base = rules.areas.filter(({ inBase }) => inBase).reduce((sum, { max }) => sum + max, 0);
  if (base !== rules.baseMax) {
    findings.push(
      finding(
        "error",
        "weights.base-sum",
        at("areas", null, "max"),
        `计入基础分的各方面满分合计 ${formatPoints(base)} 分，不等于基础分满分 ${formatPoints(rules.baseMax)} 分；请调整各方面满分，使合计相等。`,
        `The areas in the base add up to ${formatPoints(base)}, not to the base of ${formatPoints(rules.baseMax)}; change their full marks until they do.`,
      ),
    );
  }
  for (const { area, max, inBase } of rules.areas) {
    if (!inBase) continue;
    const sum = rules.indicators
      .filter((row) => row.area === area)
      .reduce((total, row) => total + (row.max ?? 0), 0);
    if (sum === max) continue;
    const name = AREA_LABEL[area];
    findings.push(
      finding(
        "error",
        "weights.area-sum",
        at("areas", area, "max"),
        `“${name.zh}”各指标满分合计 ${formatPoints(sum)} 分，与该方面满分 ${formatPoints(max)} 分不符；请调整指标满分或方面满分。`,
        `The indicators of ${name.en} add up to ${formatPoints(sum)}, the area has ${formatPoints(max)}; change one or the other.`,
      ),
    );
  }
  return [...findings, ...lintRange(rules), ...lintNumber(rules), ...lintCodes(rules)];
}

/** The total's range must let the base and all rewards and penalties through. */
function lintRange(rules: RuleSet): LintFinding[] {
  const rewards = rules.areas.find(({ inBase }) => !inBase);
  const reach = rules.baseMax + (rewards?.max ?? 0);
  if (rules.totalRange.max === reach && rules.totalRange.min <= 0) return [];
  if (rules.totalRange.min > rules.totalRange.max || rules.totalRange.max < rules.baseMax) {
    return [
      finding(
        "error",
        "weights.range",
        at("basics", null, "totalRange.max"),
        `总分范围 ${formatPoints(rules.totalRange.min)}～${formatPoints(rules.totalRange.max)} 分容不下基础分满分 ${formatPoints(rules.baseMax)} 分；请把总分上限提高到基础分加奖励上限。`,
        `The range of the total ${formatPoints(rules.totalRange.min)}–${formatPoints(rules.totalRange.max)} has no room for the base of ${formatPoints(rules.baseMax)}; raise it to the base plus the rewards' cap.`,
      ),
    ];
  }
  return [
    finding(
      "hint",
      "weights.range-reach",
      at("basics", null, "totalRange.max"),
      `总分范围为 ${formatPoints(rules.totalRange.min)}～${formatPoints(rules.totalRange.max)} 分，而基础分加奖励最多 ${formatPoints(reach)} 分；两者不一致时部分奖励不起作用，请核对。`,
      `The total ranges over ${formatPoints(rules.totalRange.min)}–${formatPoints(rules.totalRange.max)}, base and rewards reach ${formatPoints(reach)}; where they differ some rewards do nothing.`,
    ),
  ];
}

function lintNumber({ indicators }: RuleSet): LintFinding[] {
  const scored = indicators.filter(({ max }) => max !== null).length;
  if (scored <= MOST_INDICATORS) return [];
  return [
    finding(
      "warning",
      "weights.too-many",
      at("indicators"),
      `每个岗位要填报的计分指标有 ${scored} 个，超过 ${MOST_INDICATORS} 个，基层填报负担过重、单项分值过小；请合并或删减指标。`,
      `Each post has ${scored} scored indicators, more than ${MOST_INDICATORS}: too much to fill and too little weight each; merge or drop some.`,
    ),
  ];
}

function lintCodes(rules: RuleSet): LintFinding[] {
  const lists = [
    { table: "indicators", column: "code", codes: rules.indicators.map(({ code }) => code) },
    { table: "credits", column: "code", codes: rules.credits.map(({ code }) => code) },
    { table: "events", column: "type", codes: rules.events.map(({ type }) => type) },
    { table: "excellentBars", column: "code", codes: rules.grading.excellentBars.map(({ code }) => code) },
    { table: "outcomes", column: "code", codes: rules.composition.outcomes.map(({ code }) => code) },
  ];
  return lists.flatMap(({ table, column, codes }) =>
    [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) =>
      finding(
        "error",
        "codes.twice",
        at(table, code, column),
        `代码 ${code} 出现不止一次，系统无法分辨是哪一行；请给每行不同的代码。`,
        `The code ${code} stands more than once; give every row a code of its own.`,
      ),
    ),
  );
}
