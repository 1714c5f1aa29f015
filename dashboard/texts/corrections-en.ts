import type { CORRECTIONS_ZH } from "./corrections-zh.ts";

/** The same in English. */
export const CORRECTIONS_EN: Record<keyof typeof CORRECTIONS_ZH, string> = {};
