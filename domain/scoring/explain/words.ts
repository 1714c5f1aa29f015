import { columnsByKey } from "../../form/sheet-definition.ts";
import { MONTHLY_SHEET } from "../../form/monthly-form.ts";
import type { Bilingual } from "../../language.ts";
import { formatDecimal, SCALE } from "../exact.ts";
import type { ExplainedInput, Hundredths } from "../points.ts";
import type { Answers } from "../read-inputs.ts";

/** The same text in both languages: numbers and signs. */
export function plain(text: string): Bilingual {
  return { zh: text, en: text };
}

/** Joins texts of both languages. */
export function joined(parts: readonly Bilingual[], between: string): Bilingual {
  return { zh: parts.map((part) => part.zh).join(between), en: parts.map((part) => part.en).join(between) };
}

/** Points without trailing zeros: 1200 → `12`, 50 → `0.5`. */
export function short(points: Hundredths): string {
  return formatDecimal(points, 100);
}

/** A quantity of ten-thousandths: 935000 → `93.5`. */
export function quantity(units: number): string {
  return formatDecimal(units, SCALE);
}

/** Hundredths × ten-thousandths, as inner sums are kept. */
export function innerPoints(amount: number): string {
  return formatDecimal(amount, SCALE * 100);
}

/** The column's heading in the monthly form. */
export function headingOf(field: string): Bilingual {
  return columnsByKey(MONTHLY_SHEET).get(field)?.heading ?? plain(field);
}

/** What a column says: a number, a choice, 不适用 or 未填. */
export function answerOf(answers: Answers, field: string): Bilingual {
  const value = answers[field];
  if (value === null) return { zh: "不适用", en: "n/a" };
  if (value === undefined || value === "") return { zh: "未填", en: "blank" };
  const choice = columnsByKey(MONTHLY_SHEET)
    .get(field)
    ?.list?.find((option) => option.value === value);
  return choice?.label ?? plain(String(value));
}

export function inputOf(answers: Answers, field: string): ExplainedInput {
  return { label: headingOf(field), value: answerOf(answers, field) };
}
