/** The sentences of the pages about: todos. */
export const TODOS_ZH = {} as const;
