import type { PACKAGE_ZH } from "./package-zh.ts";

/** The same in English. */
export const PACKAGE_EN: Record<keyof typeof PACKAGE_ZH, string> = {};
