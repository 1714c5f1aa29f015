/** The sentences of the pages about: bulletins. */
export const BULLETINS_ZH = {} as const;
