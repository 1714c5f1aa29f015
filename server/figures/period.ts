import { addMonths, isMonth, monthOf, monthsBetween, type Month } from "../../domain/month.ts";

/** A stretch of whole months, both ends included. */
export interface Period {
  text: string;
  first: Month;
  last: Month;
}

const QUARTER = /^(\d{4})-Q([1-4])$/;
const HALF_YEAR = /^(\d{4})-H([12])$/;
const YEAR = /^\d{4}$/;
const LONGEST = 60;

/**
 * Reads `2026-07`, `2026-Q3`, `2026-H1`, `2026` or `2026-01..2026-10`. Null when it is none of these, runs backwards
 * or is longer than five years.
 */
export function parsePeriod(text: string): Period | null {
  const month: unknown = text;
  if (isMonth(month)) return { text, first: month, last: month };
  const quarter = QUARTER.exec(text);
  if (quarter) return span(text, Number(quarter[1]), Number(quarter[2]) * 3 - 2, 3);
  const half = HALF_YEAR.exec(text);
  if (half) return span(text, Number(half[1]), Number(half[2]) * 6 - 5, 6);
  if (YEAR.test(text)) return span(text, Number(text), 1, 12);
  const [first, last, ...more] = text.split("..");
  if (more.length > 0 || !isMonth(first) || !isMonth(last) || first > last) return null;
  return last < addMonths(first, LONGEST) ? { text, first, last } : null;
}

export function isPeriod(text: string): boolean {
  return parsePeriod(text) !== null;
}

/** The period of the same length that ends the month before: what a movement is measured against. */
export function periodBefore(period: Period): Period {
  const length = monthsBetween(period.first, period.last).length;
  const [first, last] = [addMonths(period.first, -length), addMonths(period.first, -1)];
  return { text: `${first}..${last}`, first, last };
}

function span(text: string, year: number, firstMonth: number, length: number): Period {
  const first = monthOf(year, firstMonth);
  return { text, first, last: addMonths(first, length - 1) };
}
