import { COMPOSITION as COMPOSITION_2026 } from "../by-2026-v1/composition.ts";
import type { CompositionRules } from "../composition-rules.ts";

const DEDUCTIONS: Record<string, number> = { omitted: 400, untrue: 800 };
const SHARES: Record<string, number> = { democratic: 10, leaders: 10, training: 10 };
const { quarter, year } = COMPOSITION_2026;

/** 季度、半年、年度, 2025 年版: verification weighed 20 per cent, the quarters 70 of the year, five 优秀 months sufficed. */
export const COMPOSITION: CompositionRules = {
  ...COMPOSITION_2026,
  quarter: {
    ...quarter,
    monthsShare: 80,
    verificationShare: 20,
    verificationDeductions: quarter.verificationDeductions.map((row) => ({
      ...row,
      points: DEDUCTIONS[row.code] ?? row.points,
    })),
  },
  year: {
    ...year,
    quartersShare: 70,
    others: year.others.map((row) => ({ ...row, share: SHARES[row.code] ?? row.share })),
    excellent: { ...year.excellent, excellentMonthsAtLeast: 5 },
  },
};
