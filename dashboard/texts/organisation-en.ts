import type { ORGANISATION_ZH } from "./organisation-zh.ts";

/** The same in English. */
export const ORGANISATION_EN: Record<keyof typeof ORGANISATION_ZH, string> = {};
