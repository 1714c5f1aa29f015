import { formatPoints } from "../../scoring/exact.ts";
import type { EventTypeRule } from "../event-type-rule.ts";
import type { RuleSet } from "../rule-set.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";

/** 奖励惩处 (细则 §4): evidence, signs, effects that point nowhere, ends nobody reaches. */
export function lintEvents(rules: RuleSet): LintFinding[] {
  return [
    ...rules.events.flatMap((event) => lintEvent(event, rules)),
    ...lintFactors(rules),
    ...lintReach(rules),
  ];
}

function lintEvent(event: EventTypeRule, rules: RuleSet): LintFinding[] {
  const { type, kind, name, values, effects, evidence } = event;
  const title = `${type}“${name.zh}”`;
  const findings: LintFinding[] = [];
  if (evidence.length === 0) {
    findings.push(
      finding(
        "error",
        "events.no-evidence",
        at("events", type, "evidence"),
        `事件 ${title} 没有规定证据种类，没有材料也会计分；请至少选一种(文件、复印件、调查结果、照片)。`,
        `Event ${type} asks for no evidence and counts without any; choose at least one kind.`,
      ),
    );
  }
  for (const { variant, label, points, byLevel } of values) {
    const all = byLevel ? Object.values(byLevel) : [points];
    const wrong = all.some((one) => (kind === "reward" ? one < 0 : kind === "penalty" ? one > 0 : one !== 0));
    if (!wrong) continue;
    findings.push(
      finding(
        "error",
        "events.sign",
        at("eventValues", `${type} · ${variant ?? ""}`, "points"),
        kind === "effect"
          ? `事件 ${title} 只影响其他指标或等次，“${label.zh}”却有分值 ${formatPoints(points)}；请改为 0 或改变性质。`
          : `事件 ${title} 的“${label.zh}”分值正负颠倒；奖励填正数，惩处填负数。`,
        kind === "effect"
          ? `Event ${type} has effects only, yet ${label.en} is worth ${formatPoints(points)}; set 0 or change its kind.`
          : `The sign of ${type}, ${label.en}, is wrong: rewards are positive, penalties negative.`,
      ),
    );
  }
  if (kind === "effect" && effects.length === 0) {
    findings.push(
      finding(
        "warning",
        "events.no-effect",
        at("events", type),
        `事件 ${title} 既无分值也无其他影响，登记了也不起作用；请在“其他影响”中补充。`,
        `Event ${type} has neither value nor effect; add one.`,
      ),
    );
  }
  for (const { ceiling, deduct, variant } of effects) {
    const row = `${type} · ${variant ?? ""} · ${ceiling?.code ?? ""} · ${deduct?.indicator ?? ""}`;
    const target = deduct && rules.indicators.find(({ code }) => code === deduct.indicator);
    if (deduct && target?.scoring.method !== "DEDUCT_FLOOR") {
      findings.push(
        finding(
          "error",
          "events.deduct-nowhere",
          at("eventEffects", row, "deduct.indicator"),
          `事件 ${title} 要在 ${deduct.indicator} 扣分，但该代码不是扣分指标；请改为扣分指标的代码。`,
          `Event ${type} deducts in ${deduct.indicator}, which is no indicator with deductions; name one.`,
        ),
      );
    } else if (deduct && target?.max !== null && target && deduct.points > target.max) {
      findings.push(
        finding(
          "hint",
          "events.deduct-above-max",
          at("eventEffects", row, "deduct.points"),
          `事件 ${title} 在 ${deduct.indicator} 扣 ${formatPoints(deduct.points)} 分，超过该指标满分 ${formatPoints(target.max)} 分，多出部分不计；请核对。`,
          `Event ${type} deducts ${formatPoints(deduct.points)} in ${deduct.indicator}, whose full marks are ${formatPoints(target.max)}; the rest is lost.`,
        ),
      );
    }
    const code = ceiling?.code;
    if (code !== undefined && code !== type && !rules.indicators.some((one) => one.code === code)) {
      findings.push(
        finding(
          "error",
          "events.ceiling-nowhere",
          at("eventEffects", row, "ceiling.code"),
          `事件 ${title} 引用的限等次条款 ${code} 不存在；请改为一票否决或限制等次指标的代码，或事件自身的代码。`,
          `Event ${type} refers to ceiling ${code}, which does not exist; name a veto, a cap or the event itself.`,
        ),
      );
    }
  }
  return findings;
}

/** 认定、责任: who is cleared loses nothing, and a lesser share never weighs more. */
function lintFactors({ findingFactors, responsibilityFactors }: RuleSet): LintFinding[] {
  const findings: LintFinding[] = [];
  const { confirmed, partly, unfounded, pending } = findingFactors;
  if (unfounded !== 0 || pending !== 0) {
    findings.push(
      finding(
        "error",
        "factors.unproven",
        at("factors", null, unfounded !== 0 ? "findingFactors.unfounded" : "findingFactors.pending"),
        "不属实或调查中的事件也计分；认定系数“不属实”“调查中”必须为 0。",
        "Unfounded or pending events count; both factors must be 0.",
      ),
    );
  }
  const { main, secondary, leading } = responsibilityFactors;
  if (partly > confirmed || secondary > main || leading > main) {
    findings.push(
      finding(
        "warning",
        "factors.order",
        at("factors", null, partly > confirmed ? "findingFactors.partly" : "responsibilityFactors.main"),
        "部分属实重于属实，或次要、领导责任重于主要责任；请核对系数大小。",
        "A partial finding or a lesser responsibility weighs more than the full one; check the factors.",
      ),
    );
  }
  return findings;
}

/** 奖惩上下限: one reward above the cap is cut at once. */
function lintReach({ areas, events }: RuleSet): LintFinding[] {
  const rewards = areas.find(({ inBase }) => !inBase);
  if (!rewards) return [];
  return events.flatMap(({ type, name, values }) =>
    values.flatMap(({ variant, points }) => {
      if (points <= rewards.max && points >= rewards.floor) return [];
      return [
        finding(
          "warning",
          "events.beyond-range",
          at("eventValues", `${type} · ${variant ?? ""}`, "points"),
          `事件 ${type}“${name.zh}”一次 ${formatPoints(points)} 分，超出奖励惩处 ${formatPoints(rewards.floor)}～${formatPoints(rewards.max)} 分的范围，超出部分不计；请调整分值或上下限。`,
          `Event ${type} is worth ${formatPoints(points)}, beyond the range ${formatPoints(rewards.floor)}…${formatPoints(rewards.max)} of rewards and penalties; change one of them.`,
        ),
      ];
    }),
  );
}
