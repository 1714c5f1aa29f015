import type { Bilingual } from "../language.ts";

/** Calendar, deadlines, practice and back-filled months, training. */
export const CALENDAR_REFUSALS = {} satisfies Record<string, (details: never) => Bilingual>;
