/** The sentences of the pages about: training. */
export const TRAINING_ZH = {} as const;
