import type { PUBLICATION_ZH } from "./publication-zh.ts";

/** The same in English. */
export const PUBLICATION_EN: Record<keyof typeof PUBLICATION_ZH, string> = {};
