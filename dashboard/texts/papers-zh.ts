/** The sentences of the pages about: papers. */
export const PAPERS_ZH = {} as const;
