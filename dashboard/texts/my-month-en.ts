import type { MY_MONTH_ZH } from "./my-month-zh.ts";

/** The same in English. */
export const MY_MONTH_EN: Record<keyof typeof MY_MONTH_ZH, string> = {};
