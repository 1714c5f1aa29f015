import type { CreditLine } from "../form/detail-lines.ts";
import type { PostType } from "../people.ts";
import type { CreditItemRule, CreditValue } from "../rules/credit-item-rule.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { SCALE } from "./exact.ts";

/** One item's month: how many by value, what they come to, what the item's cap leaves. */
export interface ItemSum {
  item: CreditItemRule;
  /** Quantities in ten-thousandths; `units` = full `per`s in them, likewise. */
  parts: { value: CreditValue; quantity: number; units: number }[];
  /** Hundredths × ten-thousandths. */
  sum: number;
  counted: number;
  /** False: the item is not for this post and earns 0. */
  allowed: boolean;
}

export interface CreditSum {
  /** In the order of table 3. */
  items: ItemSum[];
  /** Σ of the items after their month caps, hundredths × ten-thousandths; the indicator's max comes later. */
  counted: number;
  /** Lines without a known item, role or variant: they earn 0. */
  unknown: CreditLine[];
}

/** The value a line is paid by, or undefined when item, 角色 or 级别 is not in table 3. */
export function creditValue(item: CreditItemRule, line: CreditLine): CreditValue | undefined {
  return item.values.find(
    (value) =>
      (value.role === null || value.role === line.role) &&
      (value.variant === null || value.variant === line.variant),
  );
}

export function isAllowedPost(item: CreditItemRule, postType: PostType): boolean {
  return item.posts === null || item.posts.includes(postType);
}

/** Ten-thousandths of units paid for: whole `per`s of the month's quantity (每10户: 29户 → 2). */
export function paidUnits(item: CreditItemRule, quantity: number): number {
  return item.per === 1 ? quantity : Math.floor(quantity / (item.per * SCALE)) * SCALE;
}

/** GZ-03 before the indicator's own cap: Σ nᵢ × pᵢ with each item's month cap (细则 §3). */
export function sumCredits(
  rules: CompiledRules,
  lines: readonly CreditLine[],
  postType: PostType,
): CreditSum {
  const quantities = new Map<CreditValue, number>();
  const unknown: CreditLine[] = [];
  const codes = new Set<string>();
  for (const line of lines) {
    const item = rules.creditItems.get(line.item);
    const value = item && creditValue(item, line);
    if (!value) unknown.push(line);
    else {
      codes.add(line.item);
      quantities.set(value, (quantities.get(value) ?? 0) + quantityOf(line));
    }
  }
  const items: ItemSum[] = [];
  let counted = 0;
  if (codes.size > 0)
    for (const item of rules.creditItems.values()) {
      if (!codes.has(item.code)) continue;
      const sum = sumItem(item, quantities, isAllowedPost(item, postType));
      items.push(sum);
      counted += sum.counted;
    }
  return { items, counted, unknown };
}

function sumItem(item: CreditItemRule, quantities: Map<CreditValue, number>, allowed: boolean): ItemSum {
  const parts: ItemSum["parts"] = [];
  let sum = 0;
  for (const value of item.values) {
    const quantity = quantities.get(value);
    if (quantity === undefined) continue;
    const units = paidUnits(item, quantity);
    parts.push({ value, quantity, units });
    sum += units * value.points;
  }
  const capped = item.monthCap === null ? sum : Math.min(sum, item.monthCap * SCALE);
  return { item, parts, sum, counted: allowed ? capped : 0, allowed };
}

/** A line's quantity in ten-thousandths; nothing below zero. */
export function quantityOf(line: CreditLine): number {
  return Number.isFinite(line.quantity) && line.quantity > 0 ? Math.round(line.quantity * SCALE) : 0;
}
