import type { MonthDeadlines } from "./month-deadlines.ts";

/** The steps of a month in their order (细则 §10); two may end at the same instant, none before the one above it. */
export const MONTH_STEPS = [
  "opensAt", "attestBy", "submitBy", "reviewBy", "leaderReviewBy", "checkBy", "publishAt", "objectionsUntil", "lockAt",
] as const satisfies readonly (keyof MonthDeadlines)[]; // prettier-ignore
export type MonthStep = (typeof MONTH_STEPS)[number];

/** The first step that ends before the one above it; null when all are in order. */
export function firstDisorder(deadlines: MonthDeadlines): { step: MonthStep; after: MonthStep } | null {
  for (let index = 1; index < MONTH_STEPS.length; index += 1) {
    const [after, step] = [MONTH_STEPS[index - 1]!, MONTH_STEPS[index]!];
    if (deadlines[step] < deadlines[after]) return { step, after };
  }
  return null;
}

/** The steps of a month, taken from anything that carries them. */
export function pickDeadlines(from: MonthDeadlines): MonthDeadlines {
  return Object.fromEntries(MONTH_STEPS.map((step) => [step, from[step]])) as unknown as MonthDeadlines;
}
