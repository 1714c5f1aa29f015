import type { Series } from "../../domain/people.ts";
import type { Random } from "./random.ts";

/** What Leadership reports of 城关派出所 in the third quarter (细则 §12 E13): 106 %, 148 %, 102 %. */
const UNIT_19 = {
  ...{ samplesPassed: 19, samples: 20, studySessions: 12, trainingPassed: 33, trainingTested: 34 },
  ...{ orderProblems: 3, inspections: 4, overdue: 1, petitions: 1, crimesOrConcealments: 0 },
  ...{ crimesSolvedActual: 53, crimesSolvedTarget: 50, fugitivesActual: 37, fugitivesTarget: 25 },
  ...{ ebikeTheftsActual: 51, ebikeTheftsTarget: 50, drugCasesActual: 9, drugCasesTarget: 10 },
  ...{ orderCasesClosed: 88, orderCases: 96, preventableBefore: 120, preventableNow: 105 },
  ...{ dataRight: 971, dataChecked: 1000, lawQuality: 94.2, survey: 93.5, compulsoryTreatment: 3 },
};

export function ownFigures(unit: string, quarter: string): Record<string, unknown> {
  return unit === "19" && quarter === "2026-Q3" ? { ...UNIT_19, "basis-YW-02": "警综平台截屏 2026-Q3" } : {};
}

/** Tasks only some of the operational units have; the others answer 不适用. */
const INVESTIGATES: ReadonlySet<string> = new Set(["09", "10", "11", "12", "15"]);
const TASKS = /^(crimesSolved|fugitives|ebikeThefts|drugCases)/;
/** Parts of a whole: the whole's column, its usual size, the usual share. */
const SHARES: Readonly<Record<string, [whole: string, size: number, share: number]>> = {
  samplesPassed: ["samples", 20, 0.96],
  trainingPassed: ["trainingTested", 24, 0.94],
  orderCasesClosed: ["orderCases", 70, 0.93],
  dataRight: ["dataChecked", 1000, 0.965],
  mattersOnTime: ["matters", 18, 0.93],
};
/** Faults of a quarter, usually. */
const FAULTS: Readonly<Record<string, number>> = {
  ...{ orderProblems: 2.5, inspections: 2, overdue: 0.2, petitions: 0.6, crimesOrConcealments: -1 },
  ...{ documentErrors: 2, compulsoryTreatment: 1.5 },
};
/** Marks of a hundred, usually. */
const MARKS: Readonly<Record<string, number>> = { lawQuality: 93, survey: 92, service: 91 };

interface Who {
  unit: string;
  series: Series;
  skill: number;
  random: Random;
}

/** Makes one column's figure, and the whole it is a part of. */
export function unitFigure(fields: Record<string, unknown>, key: string, who: Who): void {
  if (key in fields) return;
  const { random, skill } = who;
  const swing = skill * 0.6 + random.normal() * 0.6;
  if (TASKS.test(key) && who.series === "operations" && !INVESTIGATES.has(who.unit)) {
    fields[key] = null;
    return;
  }
  const share = SHARES[key];
  if (share) {
    const [whole, size, usual] = share;
    const all = Math.max(5, Math.round(size * (0.8 + 0.4 * random.next())));
    fields[whole] = all;
    fields[key] = Math.min(all, Math.max(0, Math.round(all * (usual + swing * 0.03))));
  } else if (key in FAULTS) {
    fields[key] = Math.max(0, Math.round(FAULTS[key]! * (1 - swing * 0.5) + random.normal() * 0.4));
  } else if (key in MARKS) {
    fields[key] = Math.min(99.5, Math.round((MARKS[key]! + swing * 2.5) * 10) / 10);
  } else if (key.endsWith("Actual")) {
    const target = random.integer(8, 50);
    fields[key.replace("Actual", "Target")] = target;
    fields[key] = Math.max(1, Math.round(target * (1.02 + swing * 0.14)));
  } else if (key === "studySessions") fields[key] = Math.min(13, Math.max(9, Math.round(12 + swing)));
  else if (key === "preventableNow") {
    const before = random.integer(30, 110);
    fields.preventableBefore = before;
    fields.preventableNow = Math.max(1, Math.round(before * (0.93 - swing * 0.08)));
  } else fields[key] = random.integer(5, 30);
}
