import type { Bilingual } from "./language.ts";

/** 六个方面: every indicator belongs to exactly one area (细则 §2). */
export const AREAS = ["ZZ", "JJ", "GZ", "KQ", "SH", "JC"] as const;
export type Area = (typeof AREAS)[number];

export const AREA_LABEL: Record<Area, Bilingual> = {
  ZZ: { zh: "政治表现", en: "Political performance" },
  JJ: { zh: "遵纪守法", en: "Discipline and law" },
  GZ: { zh: "工作成绩", en: "Work results" },
  KQ: { zh: "考勤考核", en: "Attendance and tests" },
  SH: { zh: "生活作风", en: "Conduct" },
  JC: { zh: "奖励惩处", en: "Rewards and penalties" },
};
