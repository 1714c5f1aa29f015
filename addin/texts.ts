import { createInstance } from "i18next";
import { createContext, useContext } from "react";
import type { Language } from "../domain/language.ts";
import { TEXTS_EN } from "./texts-en.ts";
import { TEXTS_ZH } from "./texts-zh.ts";

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${K}`
    : T[K] extends readonly string[]
      ? never
      : Leaves<T[K], `${Prefix}${K}/`>;
}[keyof T & string];

/** Names of the pane's texts: `signIn/title`, `problem/net.lost`. A misspelt one does not compile. */
export type TextKey = Leaves<typeof TEXTS_ZH>;
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The pane's texts in one language. */
export async function loadTexts(language: Language): Promise<Say> {
  const texts = createInstance();
  await texts.init({
    lng: language,
    fallbackLng: "zh",
    resources: { zh: { translation: TEXTS_ZH }, en: { translation: TEXTS_EN } },
    keySeparator: "/",
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const translate = texts.t as (key: string, values: object) => string;
  return (key, values = {}) => translate(key, values);
}

export function helpLines(language: Language): readonly string[] {
  return language === "zh" ? TEXTS_ZH.helpText : TEXTS_EN.helpText;
}

/** Is there a sentence for this problem? */
export function hasSentence(code: string): boolean {
  return code in TEXTS_ZH.problem;
}

const SayContext = createContext<Say>((key) => key);
export const SayProvider = SayContext.Provider;

/** The reader's texts. */
export function useSay(): Say {
  return useContext(SayContext);
}
