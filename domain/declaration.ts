import type { Bilingual } from "./language.ts";

/** 单位报送承诺: what a unit declares with its package; stored in Chinese with every submission. */
export const DECLARATION: Bilingual = {
  zh: "本单位承诺：所报月报内容真实、完整、准确，已经民警本人确认，没有瞒报、漏报；如有不实，愿意承担相应责任。",
  en: "This unit declares that the reports it hands in are true, complete and exact, confirmed by the officers themselves, with nothing concealed or left out, and answers for them.",
};

/** 本人确认: what an officer says with his tick. */
export const ATTESTATION_WORDS: Bilingual = {
  zh: "本人如实填写，对所填内容的真实性负责。",
  en: "I have filled this in truthfully and answer for it.",
};
