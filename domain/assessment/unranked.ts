import type { Bilingual } from "../language.ts";

/** Why somebody has no score of a period, or has one and no place or grade. */
export const UNRANKED_REASONS = [
  "fewMonths",
  "missingQuarter",
  "missingAppraisal",
  "notServing",
  "commentOnly",
] as const;
export type UnrankedReason = (typeof UNRANKED_REASONS)[number];

export const UNRANKED_TEXT: Record<UnrankedReason, Bilingual> = {
  fewMonths: { zh: "定等次月份不足，不定等次", en: "Too few graded months: no result" },
  missingQuarter: { zh: "缺季度得分，不参加排名", en: "A quarter is missing: not ranked" },
  missingAppraisal: { zh: "缺测评数据，暂不计分", en: "An appraisal is missing: no score yet" },
  notServing: {
    zh: "期末已不在岗，不参加排名",
    en: "No longer serving at the end of the period: not ranked",
  },
  commentOnly: { zh: "受处分，只写评语，不定等次", en: "Under sanction: comment only, no grade" },
};
