import { GRADES, type Grade } from "../../grade.ts";
import { AFTER, BEFORE, SIDES, type Side, type Tally } from "./tally.ts";

/** Width of a band of totals: five points, as everywhere. */
const BAND = 500;

/** Grades and points of all officer-months, before and after. */
export interface Spread {
  grades: { grade: Grade | null; before: number; after: number }[];
  bands: { from: number; before: number; after: number }[];
  /** Officer-months whose suggested grade rises, falls, or appears or vanishes. */
  moved: { up: number; down: number; other: number };
}

export function spreadOf(tally: Tally): Spread {
  const grades = new Map<Grade | null, [number, number]>([...GRADES, null].map((grade) => [grade, [0, 0]]));
  const bands = new Map<number, [number, number]>();
  const moved = { up: 0, down: 0, other: 0 };
  for (let row = 0; row < tally.officers; row++) {
    for (let month = 0; month < tally.months.length; month++) {
      if (!tally.hasReport(row, month)) continue;
      for (const side of SIDES) {
        grades.get(tally.gradeOf(row, month, side))![side] += 1;
        count(bands, Math.floor(tally.totalOf(row, month, side) / BAND) * BAND, side);
      }
      const direction = directionOf(tally.gradeOf(row, month, BEFORE), tally.gradeOf(row, month, AFTER));
      if (direction) moved[direction] += 1;
    }
  }
  return {
    grades: [...grades].map(([grade, [before, after]]) => ({ grade, before, after })),
    bands: [...bands].sort(([a], [b]) => a - b).map(([from, [before, after]]) => ({ from, before, after })),
    moved,
  };
}

export function directionOf(from: Grade | null, to: Grade | null): "up" | "down" | "other" | null {
  if (from === to) return null;
  if (from === null || to === null) return "other";
  return GRADES.indexOf(to) < GRADES.indexOf(from) ? "up" : "down";
}

function count(bands: Map<number, [number, number]>, from: number, side: Side): void {
  const known = bands.get(from);
  if (known) known[side] += 1;
  else bands.set(from, side === BEFORE ? [1, 0] : [0, 1]);
}
