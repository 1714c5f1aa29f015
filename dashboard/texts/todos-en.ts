import type { TODOS_ZH } from "./todos-zh.ts";

/** The same in English. */
export const TODOS_EN: Record<keyof typeof TODOS_ZH, string> = {};
