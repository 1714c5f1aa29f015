import { SCALE } from "./exact.ts";
import type { Term } from "../rules/indicator-rule.ts";

/** The answers of a form, whatever its columns are called. Absent = 未填, `null` = 不适用. */
export type Answers = { readonly [field: string]: number | string | null | undefined };

/** Quantities are ten-thousandths; `undefined` = 未填, `null` = 不适用. */
export type Quantity = number | null | undefined;

/** One column's number. Text or a non-finite number is no answer: 未填. */
export function readNumber(answers: Answers, field: string): Quantity {
  const value = answers[field];
  if (value === null) return null;
  if (typeof value !== "number") return undefined;
  // Most answers are counts: a whole number of 32 bits needs neither the check nor the rounding.
  if ((value | 0) === value) return value * SCALE;
  return Number.isFinite(value) ? Math.round(value * SCALE) : undefined;
}

/** Σ ± columns; one 不适用 makes the sum 不适用, otherwise one 未填 makes it 未填. */
export function readSum(answers: Answers, terms: readonly Term<string>[]): Quantity {
  let sum = 0;
  let missing = false;
  for (const term of terms) {
    const value = readNumber(answers, term.field);
    if (value === null) return null;
    if (value === undefined) missing = true;
    else sum += term.sign * value;
  }
  return missing ? undefined : sum;
}
