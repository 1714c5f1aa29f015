import type { Language } from "../../domain/language.ts";
import { monthNumber, yearOf } from "../../domain/month.ts";
import type { Month } from "../../domain/month.ts";

const PARTS = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant as the bureau's clock shows it (Asia/Shanghai): `2026-11-04 10:00`. */
export function formatInstant(instant: string): string {
  const parts = Object.fromEntries(PARTS.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

const LOCALE: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** `2026-07` as a person writes it: year and month, or the month alone for an axis with the year in January. */
export function formatMonth(month: Month, language: Language, form: "full" | "axis" = "full"): string {
  const withYear = form === "full" || monthNumber(month) === 1;
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: "UTC",
    month: "short",
    ...(withYear ? { year: "numeric" } : {}),
  }).format(Date.UTC(yearOf(month), monthNumber(month) - 1, 1));
}

/** A month under an axis: January says its year in a second line, so that no label needs turning. */
export function axisMonth(month: Month, language: Language): string | [string, string] {
  const date = Date.UTC(yearOf(month), monthNumber(month) - 1, 1);
  const part = (which: "month" | "year") =>
    new Intl.DateTimeFormat(LOCALE[language], {
      timeZone: "UTC",
      [which]: which === "month" ? "short" : "numeric",
    }).format(date);
  return monthNumber(month) === 1 ? [part("month"), part("year")] : part("month");
}
