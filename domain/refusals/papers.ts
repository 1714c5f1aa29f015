import type { Bilingual } from "../language.ts";

/** Bulletins and papers. */
export const PAPER_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
