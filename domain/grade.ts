import type { Bilingual } from "./language.ts";

/** 等次: the reviewer's verdict on a month, best first (细则 §5). */
export const GRADES = ["excellent", "good", "qualified", "fair", "poor"] as const;
export type Grade = (typeof GRADES)[number];

export const GRADE_LABEL: Record<Grade, Bilingual> = {
  excellent: { zh: "优秀", en: "Excellent" },
  good: { zh: "良好", en: "Good" },
  qualified: { zh: "合格", en: "Qualified" },
  fair: { zh: "一般", en: "Fair" },
  poor: { zh: "差", en: "Poor" },
};

/** Steps from one grade to another: positive when `to` is better than `from`. */
export function stepsUp(from: Grade, to: Grade): number {
  return GRADES.indexOf(from) - GRADES.indexOf(to);
}

/** The lower of two grades; a cap (CAP_GRADE) and a suggestion meet here. */
export function lowerGrade(a: Grade, b: Grade): Grade {
  return stepsUp(a, b) > 0 ? a : b;
}
