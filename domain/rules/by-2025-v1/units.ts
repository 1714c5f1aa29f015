import { UNITS as UNITS_2026 } from "../by-2026-v1/units.ts";
import type { UnitIndicatorRule, UnitRules } from "../unit-rules.ts";

/** What was asked for in 2025, where it was less than in 2026. */
const TARGETS: Record<string, number> = { "DW-03": 95, "DW-04": 9, "DW-05": 90, "YW-05": 90 };

function of2025(row: UnitIndicatorRule): UnitIndicatorRule {
  const target = TARGETS[row.code];
  if (target === undefined || row.scoring.method !== "RATE_TARGET") return row;
  return { ...row, scoring: { ...row.scoring, target: { fixed: target } } };
}

/** 单位考核, 2025 年版: lower targets, no over-bonus beyond 4 points, no profile “主防”. */
export const UNITS: UnitRules = {
  ...UNITS_2026,
  indicators: UNITS_2026.indicators.map(of2025),
  overBonus: { ...UNITS_2026.overBonus, totalCap: 400 },
  profiles: [],
};
