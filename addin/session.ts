import type { Language } from "../domain/language.ts";
import type { Person } from "../domain/messages.ts";

/**
 * Who is signed in. It lives in this object only: no cookie, no storage of any kind, so that closing Excel signs out
 * and nothing sensitive stays in the web view.
 */
export interface Session {
  token: string | null;
  person: Person | null;
  language: Language;
}

export function newSession(language: Language): Session {
  return { token: null, person: null, language };
}

/** zh for every Chinese Office, en for all others. */
export function languageOf(displayLanguage: string | undefined): Language {
  return displayLanguage === undefined || displayLanguage.toLowerCase().startsWith("zh") ? "zh" : "en";
}
