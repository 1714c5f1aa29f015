/** The sentences of the pages about: objections. */
export const OBJECTIONS_ZH = {} as const;
