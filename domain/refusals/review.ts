import type { Bilingual } from "../language.ts";

/** Review, return, signature. */
export const REVIEW_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
