import type { Bilingual } from "../language.ts";

/** Checking, publishing, browsing. */
export const PUBLICATION_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
