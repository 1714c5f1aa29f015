import type { Knex } from "knex";
import type { Bilingual } from "../../domain/language.ts";
import type { SegmentLine } from "../../domain/messages/segments.ts";
import type { Month } from "../../domain/month.ts";
import type { Segment } from "../../domain/segments.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { readCuts } from "./month-cuts.ts";
import { readSegmentsOf } from "./segment-store.ts";

/** Who left a unit within the month after ten workdays or more, and what the unit has filled of it (细则 §11). */
export async function unitSegments(db: Knex, month: Month, unit: Unit): Promise<SegmentLine[]> {
  const stored = await readSegmentsOf(db, month, unit.id);
  const units = new Map((await allUnits(db)).map((one) => [Number(one.id), one]));
  const lines: SegmentLine[] = [];
  for (const [officerId, { officer, parts }] of await readCuts(db, month)) {
    const part = parts.segments.find(({ unitId }) => unitId === Number(unit.id));
    const now = units.get(parts.mainUnitId);
    if (!part || !now) continue;
    const segment = stored.get(officerId);
    lines.push({
      ...{ policeNo: officer.policeNo, name: officer.name, unitNow: now.code, unitNowName: now.name },
      ...{ fromDay: part.fromDay, toDay: part.toDay, workdays: part.workdays },
      ...{ version: segment?.version ?? 0, fields: segment?.fields ?? { dueDays: part.workdays } },
    });
  }
  return lines.sort((a, b) => (a.policeNo < b.policeNo ? -1 : 1));
}

/** One sentence for each segment that was added to a month. */
export async function describeSegments(db: Knex, segments: readonly Segment[]): Promise<Bilingual[]> {
  if (segments.length === 0) return [];
  const names = new Map((await allUnits(db)).map(({ id, name }) => [Number(id), name]));
  return segments.map(({ unitId, fromDay, toDay, workdays }) => {
    const name = names.get(unitId) ?? "";
    return {
      zh: `月中调动：已并入${name}填报的${fromDay}至${toDay}（${workdays}个工作日）分段，次数相加，百分比按工作日加权（细则 §11）。`,
      en: `Transferred within the month: the segment filled by ${name} for ${fromDay} to ${toDay} (${workdays} workdays) is added; counts add up, percentages are weighted by workdays (§11).`,
    };
  });
}
