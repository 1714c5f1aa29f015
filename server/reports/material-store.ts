import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";

/** A report as a signature covers it. */
export interface MaterialReport {
  id: number;
  officerId: number;
  unitId: number;
  level: string;
  postType: string;
  /** The document as stored. */
  text: string;
}

/** Part of a month an officer served in another unit, as a signature covers it. */
export interface MaterialSegment {
  officerId: number;
  unitId: number;
  fromDay: string;
  toDay: string;
  workdays: number;
  text: string;
}

/** The reports of some units in a month. */
export async function readMaterialReports(
  db: Knex,
  month: Month,
  unitIds: readonly number[],
): Promise<MaterialReport[]> {
  return db("reports")
    .where({ month })
    .whereIn("unit_id", unitIds)
    .select<MaterialReport[]>({
      ...{ id: "id", officerId: "officer_id", unitId: "unit_id", level: "level" },
      ...{ postType: "post_type", text: "fields" },
    });
}

/**
 * Every segment of a month, by officer. Few officers are transferred in a month: read whole, by the key's first
 * column; joined to the reports of a unit, SQLite walks all of them (16 ms instead of 0.1).
 */
export async function readMaterialSegments(db: Knex, month: Month): Promise<Map<number, MaterialSegment[]>> {
  const rows = await db("segments")
    .where({ month })
    .orderBy("unit_id")
    .select<MaterialSegment[]>({
      ...{ officerId: "officer_id", unitId: "unit_id", fromDay: "from_day", toDay: "to_day" },
      ...{ workdays: "workdays", text: "fields" },
    });
  const found = new Map<number, MaterialSegment[]>();
  for (const row of rows) found.set(row.officerId, [...(found.get(row.officerId) ?? []), row]);
  return found;
}
