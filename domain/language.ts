/** The two languages of every text a person reads. Chinese is the product's first language. */
export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
