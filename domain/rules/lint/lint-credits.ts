import { POST_TYPE_LABEL, POST_TYPES } from "../../people.ts";
import { formatPoints } from "../../scoring/exact.ts";
import type { CreditItemRule } from "../credit-item-rule.ts";
import type { RuleSet } from "../rule-set.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";

/** Names of what is counted per head or per yuan: rewarding it has led to invented cases (细则 §3). */
export const COERCIVE = /拘留|戒毒|罚款|罚没|收戒|逮捕|劳教|收教|批捕|刑拘|行拘|打击处理/;

/** 岗位实绩积分 (细则 §3): uncapped counts, counts of detentions, and full marks a post cannot reach. */
export function lintCredits(rules: RuleSet): LintFinding[] {
  return [...rules.credits.flatMap(lintItem), ...lintReach(rules)];
}

function lintItem(item: CreditItemRule): LintFinding[] {
  const { code, name, monthCap, statisticsOnly, values } = item;
  const best = Math.max(0, ...values.map(({ points }) => points));
  const findings: LintFinding[] = [];
  if (values.some(({ points }) => points < 0)) {
    findings.push(
      finding(
        "error",
        "credits.negative",
        at("creditValues", `${code} ·  · `, "points"),
        `积分项目 ${code}“${name.zh}”有负分值；扣分应设为扣分指标或惩处事件，请改为零或正数。`,
        `Credit item ${code} has a negative value; deductions belong to indicators or penalties.`,
      ),
    );
  }
  if (values.length === 0) {
    findings.push(
      finding(
        "error",
        "credits.no-value",
        at("credits", code),
        `积分项目 ${code}“${name.zh}”没有分值，填报了也得不到分；请在分值表中补上一行。`,
        `Credit item ${code} has no value and earns nothing; add a row to the table of values.`,
      ),
    );
  }
  if (best <= 0) return findings;
  if (statisticsOnly) {
    findings.push(
      finding(
        "error",
        "credits.statistics-with-points",
        at("credits", code, "statisticsOnly"),
        `积分项目 ${code}“${name.zh}”标明只统计不计分，却设了 ${formatPoints(best)} 分；请把分值改为 0。`,
        `Credit item ${code} is only counted, yet worth ${formatPoints(best)}; set its value to 0.`,
      ),
    );
  }
  if (COERCIVE.test(name.zh)) {
    findings.push(
      finding(
        "warning",
        "credits.detention-points",
        at("credits", code, "name.zh"),
        `积分项目 ${code}“${name.zh}”按拘留、戒毒、罚款一类数量给分，容易诱发凑数甚至编造案件；请设为只统计不计分。`,
        `Credit item ${code} rewards a count of detentions, treatment or fines, which invites invented cases; count it without points.`,
      ),
    );
  }
  if (monthCap === null) {
    findings.push(
      finding(
        "warning",
        "credits.uncapped",
        at("credits", code, "monthCap"),
        `积分项目 ${code}“${name.zh}”每件 ${formatPoints(best)} 分而不设月封顶，一项就可能占满全部积分；请设月封顶，确属重大且罕见的可以保留。`,
        `Credit item ${code} earns ${formatPoints(best)} each without a month cap, so that one item may fill the whole score; cap it unless it is grave and rare.`,
      ),
    );
  } else if (monthCap < best) {
    findings.push(
      finding(
        "warning",
        "credits.cap-below-value",
        at("credits", code, "monthCap"),
        `积分项目 ${code}“${name.zh}”月封顶 ${formatPoints(monthCap)} 分低于单件分值 ${formatPoints(best)} 分，一件也得不全；请提高封顶或降低分值。`,
        `Credit item ${code} is capped at ${formatPoints(monthCap)}, below the ${formatPoints(best)} of a single one; raise the cap or lower the value.`,
      ),
    );
  }
  return findings;
}

/** PER_ITEM_CAP: the caps of a post's items together must reach the indicator's full marks. */
function lintReach(rules: RuleSet): LintFinding[] {
  return rules.indicators.flatMap(({ code, name, max, scoring }) => {
    if (scoring.method !== "PER_ITEM_CAP" || max === null) return [];
    return POST_TYPES.flatMap((post) => {
      const own = rules.credits.filter(({ posts }) => posts === null || posts.includes(post));
      const reach = own.reduce((sum, item) => sum + mostOf(item), 0);
      if (reach >= max) return [];
      const label = POST_TYPE_LABEL[post];
      return [
        finding(
          "warning",
          "reach.credits",
          at("indicators", code, "max"),
          `岗位“${label.zh}”可用的积分项目每月最多合计 ${formatPoints(reach)} 分，达不到 ${code}“${name.zh}”的满分 ${formatPoints(max)} 分；请增加该岗位的项目或提高封顶。`,
          `The items open to post ${label.en} come to ${formatPoints(reach)} a month at most, below the ${formatPoints(max)} of ${code}; add items or raise caps.`,
        ),
      ];
    });
  });
}

function mostOf({ values, monthCap }: CreditItemRule): number {
  if (!values.some(({ points }) => points > 0)) return 0;
  return monthCap ?? Number.POSITIVE_INFINITY;
}
