import { CREDITS as CREDITS_2026 } from "../by-2026-v1/credits.ts";
import type { CreditItemRule } from "../credit-item-rule.ts";

/** 入户走访, 图侦协助 were first paid in 2026. */
const LATER: readonly string[] = ["c14", "c25"];

const worth = (item: CreditItemRule, ...points: number[]): Partial<CreditItemRule> => ({
  values: item.values.map((value, index) => ({ ...value, points: points[index]! })),
});
/** Items of 2025 that were worth something else. */
const OF_2025: Record<string, (item: CreditItemRule) => Partial<CreditItemRule>> = {
  c06: (item) => ({ ...worth(item, 100, 30), monthCap: 500 }),
  c07: (item) => ({ ...worth(item, 100, 30), monthCap: 500 }),
  c12: (item) => worth(item, 30),
  c13: () => ({ monthCap: 300 }),
  c15: () => ({ monthCap: 500 }),
  c19: (item) => ({ ...worth(item, 20), monthCap: 300 }),
  c24: (item) => worth(item, 10),
};

/** 岗位实绩积分, 2025 年版: 23 items; detentions and treatment are statistics only here too. */
export const CREDITS: CreditItemRule[] = CREDITS_2026.filter(({ code }) => !LATER.includes(code)).map(
  (item) => ({ ...item, ...OF_2025[item.code]?.(item) }),
);
