/** The sentences of the pages about: publication. */
export const PUBLICATION_ZH = {} as const;
