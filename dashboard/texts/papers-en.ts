import type { PAPERS_ZH } from "./papers-zh.ts";

/** The same in English. */
export const PAPERS_EN: Record<keyof typeof PAPERS_ZH, string> = {};
