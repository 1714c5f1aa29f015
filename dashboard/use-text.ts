import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../domain/language.ts";
import { translator } from "./language.ts";
import type { Translate } from "./language.ts";

/** The texts in the reader's language; `t` changes identity only when the language does. */
export function useText(): { t: Translate; language: Language } {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "zh";
  // `language` is what i18n answers by: the same instance speaks another language after a switch.
  return useMemo(() => ({ t: translator(i18n, language), language }), [i18n, language]);
}
