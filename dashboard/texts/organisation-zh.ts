/** The sentences of the pages about: organisation. */
export const ORGANISATION_ZH = {} as const;
