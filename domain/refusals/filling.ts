import type { Bilingual } from "../language.ts";

/** Daily collection, drafts, attestation, the unit package. */
export const FILLING_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
