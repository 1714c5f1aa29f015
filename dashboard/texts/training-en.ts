import type { TRAINING_ZH } from "./training-zh.ts";

/** The same in English. */
export const TRAINING_EN: Record<keyof typeof TRAINING_ZH, string> = {};
