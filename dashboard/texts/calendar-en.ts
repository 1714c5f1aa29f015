import type { CALENDAR_ZH } from "./calendar-zh.ts";

/** The same in English. */
export const CALENDAR_EN: Record<keyof typeof CALENDAR_ZH, string> = {};
