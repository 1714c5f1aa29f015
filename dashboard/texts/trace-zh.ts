/** The sentences of the pages about: trace. */
export const TRACE_ZH = {} as const;
