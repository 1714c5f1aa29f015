/** A month as text `2026-07`: sorts as it reads and knows no time zone. */
export type Month = string;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export function isMonth(text: unknown): text is Month {
  return typeof text === "string" && MONTH.test(text);
}

export function monthOf(year: number, month: number): Month {
  return `${year}-${String(month).padStart(2, "0")}`;
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** 1 … 12. */
export function monthNumber(month: Month): number {
  return Number(month.slice(5, 7));
}

/** The month `steps` later (earlier when negative). */
export function addMonths(month: Month, steps: number): Month {
  const index = yearOf(month) * 12 + monthNumber(month) - 1 + steps;
  return monthOf(Math.floor(index / 12), (index % 12) + 1);
}

/** Every month from `first` to `last`, both included; empty when `last` is earlier. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The month's last calendar day as `2026-07-31`. Postings are judged on this day (细则 §11). */
export function lastDayOf(month: Month): string {
  return `${month}-${String(daysIn(month)).padStart(2, "0")}`;
}

export function daysIn(month: Month): number {
  return new Date(Date.UTC(yearOf(month), monthNumber(month), 0)).getUTCDate();
}
