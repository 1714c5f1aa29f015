import type { EVIDENCE_ZH } from "./evidence-zh.ts";

/** The same in English. */
export const EVIDENCE_EN: Record<keyof typeof EVIDENCE_ZH, string> = {};
