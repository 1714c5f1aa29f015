import type { Bilingual } from "../language.ts";

/** Organisation, routing, delegation, roster import. */
export const PEOPLE_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
