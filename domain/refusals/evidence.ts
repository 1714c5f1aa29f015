import type { Bilingual } from "../language.ts";

/** Evidence files and the confirmation of events. */
export const EVIDENCE_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
