import type { Knex } from "knex";
import type { MonthLine } from "../../domain/messages.ts";
import { lastDayOf } from "../../domain/month.ts";
import type { UnitFigures } from "../../domain/unit-assessment/check-figures.ts";
import { strengthOn } from "../roster/unit-store.ts";
import { readFilesOnTime, readReviewsOnTime } from "./on-time-store.ts";

/**
 * What the system counts itself, by unit: files and reviews on time over the quarter's months (DW-01, DW-02). Figures
 * that are returned here are never typed; when spot checks are kept, their `samples` and `samplesPassed` belong here,
 * and the form's column turns from typed to counted by itself.
 */
export async function countFigures(
  db: Knex,
  months: readonly MonthLine[],
): Promise<Map<number, UnitFigures>> {
  const counted = new Map<number, { filesExpected: number; filesOnTime: number; reviewsOnTime: number }>();
  const of = (unitId: number) => {
    const known = counted.get(unitId) ?? { filesExpected: 0, filesOnTime: 0, reviewsOnTime: 0 };
    counted.set(unitId, known);
    return known;
  };
  const files = await readFilesOnTime(db, months);
  for (const line of months) {
    const units = new Map(files.filter(({ month }) => month === line.month).map((row) => [row.unitId, row]));
    for (const { unitId, expected, filesOnTime } of units.values()) {
      of(unitId).filesExpected += expected;
      of(unitId).filesOnTime += filesOnTime;
    }
    // A unit that stored nothing at all in a month owed its files all the same.
    for (const [unitId, strength] of await strengthOn(db, lastDayOf(line.month)))
      if (!units.has(unitId)) of(unitId).filesExpected += strength;
    for (const [unitId, reviews] of await readReviewsOnTime(db, line)) of(unitId).reviewsOnTime += reviews;
  }
  return new Map(
    [...counted].map(([unitId, sums]) => [unitId, { ...sums, reviewsExpected: sums.filesExpected }]),
  );
}
