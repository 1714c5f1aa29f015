/** The sentences of the pages about: corrections. */
export const CORRECTIONS_ZH = {} as const;
