import type { OBJECTIONS_ZH } from "./objections-zh.ts";

/** The same in English. */
export const OBJECTIONS_EN: Record<keyof typeof OBJECTIONS_ZH, string> = {};
