import type { CreditLine, EventLine } from "../form/detail-lines.ts";
import type { Level, PostType } from "../people.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { halfUp, SCALE } from "./exact.ts";
import type { Hundredths } from "./points.ts";
import { creditValue, isAllowedPost, paidUnits, quantityOf } from "./sum-credits.ts";
import { eventAmount } from "./weigh-events.ts";

/**
 * 系统分值 of one credit line taken alone, before month caps and the indicator's maximum.
 * 0 when the officer's post may not claim the item; `null` when item, 角色 or 级别 is unknown.
 */
export function creditLinePoints(
  rules: CompiledRules,
  line: CreditLine,
  postType: PostType,
): Hundredths | null {
  const item = rules.creditItems.get(line.item);
  const value = item && creditValue(item, line);
  if (!value) return null;
  if (!isAllowedPost(item, postType)) return 0;
  return halfUp(paidUnits(item, quantityOf(line)) * value.points, SCALE);
}

/**
 * 分值 of one event taken alone: level, 认定 and 责任 applied, before the same-fact rule and month maxima.
 * Effects (X1–X5) are worth 0 in JC; `null` when type or 级别 is unknown.
 */
export function eventLinePoints(rules: CompiledRules, event: EventLine, level: Level): Hundredths | null {
  const rule = rules.eventTypes.get(event.type);
  const amount = rule ? eventAmount(rules, rule, event, level) : null;
  return amount === null ? null : halfUp(amount, SCALE);
}
