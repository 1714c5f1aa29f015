import { createInstance } from "i18next";
import type { i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../domain/language.ts";
import { TEXTS_EN } from "./texts-en.ts";
import { TEXTS_ZH } from "./texts-zh.ts";
import type { TextKey } from "./texts-zh.ts";

/** A text of the dashboard with its numbers and names filled in. */
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

const REMEMBERED = "merit-file.language";

/** The texts in one language; i18next without its key syntax, because our keys are whole names with dots. */
export function createTexts(language: Language): i18n {
  const texts = createInstance();
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh",
    resources: { zh: { translation: TEXTS_ZH }, en: { translation: TEXTS_EN } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return texts;
}

/** The typed door to the texts, for charts and tests that have no React around them. */
export function translator(texts: i18n, language: Language): Translate {
  const fixed = texts.getFixedT(language);
  return (key, values) => fixed(key, values ?? {});
}

/** `?lang=en` in the address wins, then what this browser chose last, then Chinese. */
export function chosenLanguage(search: string, storage: Storage): Language {
  const asked = new URLSearchParams(search).get("lang") ?? storage.getItem(REMEMBERED);
  return asked === "en" ? "en" : "zh";
}

export function rememberLanguage(language: Language, storage: Storage): void {
  storage.setItem(REMEMBERED, language);
}
