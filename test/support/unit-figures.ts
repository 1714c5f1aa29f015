/** E13 of 细则 §12: 城关派出所, a quarter's figures. */
export const E13: Readonly<Record<string, number>> = {
  ...{ filesOnTime: 105, filesExpected: 108, reviewsOnTime: 107, reviewsExpected: 108 },
  ...{ samplesPassed: 19, samples: 20, studySessions: 12, trainingPassed: 33, trainingTested: 34 },
  ...{ orderProblems: 3, inspections: 4, overdue: 1, petitions: 1, crimesOrConcealments: 0 },
  ...{ crimesSolvedActual: 53, crimesSolvedTarget: 50, fugitivesActual: 37, fugitivesTarget: 25 },
  ...{ ebikeTheftsActual: 51, ebikeTheftsTarget: 50, drugCasesActual: 9, drugCasesTarget: 10 },
  ...{ orderCasesClosed: 88, orderCases: 96, preventableBefore: 120, preventableNow: 105 },
  ...{ dataRight: 971, dataChecked: 1000, lawQuality: 94.2, survey: 93.5, compulsoryTreatment: 3 },
};
