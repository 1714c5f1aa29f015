/** The sentences of the pages about: package. */
export const PACKAGE_ZH = {} as const;
