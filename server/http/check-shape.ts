import { z } from "zod";
import type { Language } from "../../domain/language.ts";
import { Refusal } from "../../domain/refusal.ts";

const SENTENCES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** So many wrong fields are named; a hostile body has no more to say than that. */
const MOST_ERRORS = 50;

/**
 * Parses one part of a request.
 * @throws Refusal request.invalid, naming each wrong field in the reader's language
 */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, part: string, language: Language): T {
  const parsed = schema.safeParse(value, { error: SENTENCES[language] });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, MOST_ERRORS).map(({ path, message }) => ({
    field: [part, ...path.map(String)].join("."),
    message,
  }));
  throw new Refusal("request.invalid").withErrors(errors);
}
