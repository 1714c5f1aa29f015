import type { Bilingual } from "./language.ts";

/** 不定等次: why a month that is kept gets no grade and stands outside the quota's base (细则 §5). */
export const UNGRADED_REASONS = ["netDays", "probation", "investigation", "newArrival"] as const;
export type UngradedReason = (typeof UNGRADED_REASONS)[number];
export const UNGRADED_LABEL: Record<UngradedReason, Bilingual> = {
  netDays: { zh: "净工作日不足 10 天", en: "Fewer than 10 net workdays" },
  probation: { zh: "试用期", en: "On probation" },
  investigation: { zh: "接受审查调查", en: "Under investigation" },
  newArrival: { zh: "15 日后新到", en: "Arrived after the 15th" },
};
