/** The sentences of the pages about: calendar. */
export const CALENDAR_ZH = {} as const;
