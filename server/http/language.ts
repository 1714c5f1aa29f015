import type { Language } from "../../domain/language.ts";

/** The reader's language by `Accept-Language`; Chinese unless English is preferred. */
export function languageOf(header: string | undefined): Language {
  if (!header || header === "zh-CN" || header.startsWith("zh-CN,zh;q=0.9")) return "zh";
  let best: Language = "zh";
  let weight = 0;
  for (const part of header.split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = tag.startsWith("zh") ? "zh" : tag.startsWith("en") ? "en" : undefined;
    const q = Number(
      parameters
        .find((parameter) => parameter.trim().startsWith("q="))
        ?.trim()
        .slice(2) ?? 1,
    );
    if (language && q > weight) [best, weight] = [language, q];
  }
  return best;
}
