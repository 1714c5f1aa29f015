import { GRADES, type Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Spread } from "./spread.ts";

/** 需要关注: named rules, each with its numbers on the page; they accuse nobody, they say where to look. */
export const SIGNALS = ["oneGrade", "flat", "rotation", "lenient", "strict"] as const;
export type Signal = (typeof SIGNALS)[number];
export const SIGNAL_LABEL: Record<Signal, Bilingual> = {
  oneGrade: { zh: "等次雷同", en: "One grade for all" },
  flat: { zh: "得分拉不开", en: "Points hardly differ" },
  rotation: { zh: "优秀轮流", en: "优秀 passed around" },
  lenient: { zh: "评定偏宽", en: "Graded leniently" },
  strict: { zh: "评定偏严", en: "Graded strictly" },
};

/** The numbers of the rules, shown with them. */
export const SIGNAL_RULES = {
  /** 等次雷同: at least so many grades, so many per cent of them the same. */
  oneGrade: { least: 5, percent: 90 },
  /** 得分拉不开: standard deviation below this, in hundredths. */
  flat: { least: 5, deviation: 100 },
  /** 优秀轮流: so many 优秀 over so many months; this share passed over a higher score; so many more holders. */
  rotation: { awards: 6, months: 3, passedPercent: 30, holdersPercent: 130 },
  /** 偏宽、偏严: mean departure from the suggestion, in hundredths of a step. */
  departure: { least: 10, steps: 10 },
} as const;

export interface Signalled {
  grades: Record<Grade, number>;
  spread: Spread | null;
  /** Σ steps from the suggestion. */
  steps: number;
  awards: number;
  passed: number;
  holders: number;
  tops: number;
  months: number;
}

export function signalsOf(group: Signalled): Signal[] {
  const { grades, spread, steps, awards, passed, holders, tops, months } = group;
  const { oneGrade, flat, rotation, departure } = SIGNAL_RULES;
  const graded = GRADES.reduce((all, grade) => all + grades[grade], 0);
  const most = Math.max(...GRADES.map((grade) => grades[grade]));
  const found: Signal[] = [];
  if (graded >= oneGrade.least && most * 100 >= graded * oneGrade.percent) found.push("oneGrade");
  if (spread && spread.n >= flat.least && spread.deviation < flat.deviation) found.push("flat");
  if (
    awards >= rotation.awards &&
    months >= rotation.months &&
    passed * 100 >= awards * rotation.passedPercent &&
    holders * 100 >= tops * rotation.holdersPercent
  )
    found.push("rotation");
  if (graded >= departure.least && Math.abs(steps) * 100 >= graded * departure.steps)
    found.push(steps > 0 ? "lenient" : "strict");
  return found;
}
