/** The sentences of the pages about: my-month. */
export const MY_MONTH_ZH = {} as const;
