import { BY_2026_V1 } from "./by-2026-v1.ts";
import type { RuleSet } from "./rule-set.ts";
import { COMPOSITION } from "./by-2025-v1/composition.ts";
import { CREDITS } from "./by-2025-v1/credits.ts";
import { EVENTS } from "./by-2025-v1/events.ts";
import { GRADING } from "./by-2025-v1/grading.ts";
import { INDICATORS } from "./by-2025-v1/indicators.ts";
import { UNITS } from "./by-2025-v1/units.ts";

/**
 * 考核细则 BY-2025-v1, in force from 2025-01 until BY-2026-v1 takes over. Where a clause was the same it is the very same
 * row: whoever must change a row of 2026 gives this version a copy of the old one first, or its digest tells.
 */
export const BY_2025_V1: RuleSet = {
  ...BY_2026_V1,
  version: "BY-2025-v1",
  effectiveFrom: "2025-01",
  title: { zh: "北原县公安局民警政绩档案考核细则(2025 年版)", en: "Beiyuan county merit file rules, 2025" },
  indicators: INDICATORS,
  credits: CREDITS,
  events: EVENTS,
  grading: GRADING,
  composition: COMPOSITION,
  units: UNITS,
};
