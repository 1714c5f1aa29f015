import type { Bilingual } from "../language.ts";

/** Objections, corrections, reopened units. */
export const CORRECTION_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
