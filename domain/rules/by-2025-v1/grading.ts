import { GRADING as GRADING_2026 } from "../by-2026-v1/grading.ts";
import type { GradingRules } from "../grading-rules.ts";

/** 等次、比例、限制, 2025 年版: a late file did not bar 优秀 yet, and eight net workdays were enough for a grade. */
export const GRADING: GradingRules = {
  ...GRADING_2026,
  excellentBars: GRADING_2026.excellentBars.filter(({ code }) => code !== "late"),
  quota: {
    ...GRADING_2026.quota,
    remark: {
      zh: "试行第一年,优秀不超过 20%,不设良好比例(待政治处确认)",
      en: "First year of trial: Excellent ≤ 20 %, no share for Good (to be confirmed)",
    },
  },
  ungradable: {
    ...GRADING_2026.ungradable,
    netDays: { ...GRADING_2026.ungradable.netDays, below: 8 },
  },
};
