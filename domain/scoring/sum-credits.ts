import type { CreditLine } from "../form/detail-lines.ts";
import type { PostType } from "../people.ts";
import type { CreditItemRule, CreditValue } from "../rules/credit-item-rule.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { SCALE } from "./exact.ts";

/** How many of one value: `quantity` in ten-thousandths, `units` = full `per`s in it, likewise. */
interface CreditPart {
  value: CreditValue;
  quantity: number;
  units: number;
}

/** One item's month: how many by value, what they come to, what the item's cap leaves. */
export interface ItemSum {
  item: CreditItemRule;
  /** As the lines brought them; `inTableOrder` sorts. */
  parts: CreditPart[];
  /** Hundredths × ten-thousandths. */
  sum: number;
  counted: number;
  /** False: the item is not for this post and earns 0. */
  allowed: boolean;
}

export interface CreditSum {
  /** As the lines brought them; `inTableOrder` sorts. */
  items: ItemSum[];
  /** Σ of the items after their month caps, hundredths × ten-thousandths; the indicator's max comes later. */
  counted: number;
  /** Lines without a known item, role or variant: they earn 0. */
  unknown: CreditLine[];
}

/** The value a line is paid by, or undefined when item, 角色 or 级别 is not in table 3. */
export function creditValue(item: CreditItemRule, line: CreditLine): CreditValue | undefined {
  for (const value of item.values)
    if (
      (value.role === null || value.role === line.role) &&
      (value.variant === null || value.variant === line.variant)
    )
      return value;
  return undefined;
}

export function isAllowedPost(item: CreditItemRule, postType: PostType): boolean {
  return item.posts === null || item.posts.includes(postType);
}

/** Ten-thousandths of units paid for: whole `per`s of the month's quantity (每10户: 29户 → 2). */
export function paidUnits(item: CreditItemRule, quantity: number): number {
  return item.per === 1 ? quantity : Math.floor(quantity / (item.per * SCALE)) * SCALE;
}

/**
 * GZ-03 before the indicator's own cap: Σ nᵢ × pᵢ with each item's month cap (细则 §3). A month has a handful of items:
 * looking through a short array costs a fraction of building Maps for every officer.
 */
export function sumCredits(
  rules: CompiledRules,
  lines: readonly CreditLine[],
  postType: PostType,
): CreditSum {
  const items: ItemSum[] = [];
  const unknown: CreditLine[] = [];
  for (const line of lines) {
    const item = rules.creditItems.get(line.item);
    const value = item && creditValue(item, line);
    if (value) partOf(itemSumOf(items, item), value).quantity += quantityOf(line);
    else unknown.push(line);
  }
  let counted = 0;
  for (const one of items) {
    sumParts(one, isAllowedPost(one.item, postType));
    counted += one.counted;
  }
  return { items, counted, unknown };
}

function itemSumOf(items: ItemSum[], item: CreditItemRule): ItemSum {
  for (const known of items) if (known.item === item) return known;
  const added: ItemSum = { item, parts: [], sum: 0, counted: 0, allowed: false };
  items.push(added);
  return added;
}

function partOf({ parts }: ItemSum, value: CreditValue): CreditPart {
  for (const known of parts) if (known.value === value) return known;
  const added: CreditPart = { value, quantity: 0, units: 0 };
  parts.push(added);
  return added;
}

function sumParts(one: ItemSum, allowed: boolean): void {
  const { item } = one;
  for (const part of one.parts) {
    part.units = paidUnits(item, part.quantity);
    one.sum += part.units * part.value.points;
  }
  one.allowed = allowed;
  if (allowed) one.counted = item.monthCap === null ? one.sum : Math.min(one.sum, item.monthCap * SCALE);
}

/** A line's quantity in ten-thousandths; nothing below zero. */
export function quantityOf(line: CreditLine): number {
  return Number.isFinite(line.quantity) && line.quantity > 0 ? Math.round(line.quantity * SCALE) : 0;
}

/** The same sum with items and values in the order of table 3, whatever the order of the lines: for reading. */
export function inTableOrder(rules: CompiledRules, sum: CreditSum): CreditSum {
  const { credits } = rules.ruleSet;
  const items = sum.items
    .map((one) => ({ ...one, parts: [...one.parts].sort(by(one.item.values, ({ value }) => value)) }))
    .sort(by(credits, ({ item }) => item));
  return { ...sum, items };
}

function by<T, K>(order: readonly K[], keyOf: (one: T) => K): (a: T, b: T) => number {
  return (a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b));
}
