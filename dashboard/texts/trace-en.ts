import type { TRACE_ZH } from "./trace-zh.ts";

/** The same in English. */
export const TRACE_EN: Record<keyof typeof TRACE_ZH, string> = {};
