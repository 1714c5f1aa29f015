import type { BULLETINS_ZH } from "./bulletins-zh.ts";

/** The same in English. */
export const BULLETINS_EN: Record<keyof typeof BULLETINS_ZH, string> = {};
