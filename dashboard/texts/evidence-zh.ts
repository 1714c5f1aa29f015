/** The sentences of the pages about: evidence. */
export const EVIDENCE_ZH = {} as const;
