import type { Knex } from "knex";
import type { Level, PostType, Series } from "../../domain/people.ts";
import { validOn } from "../database/dated.ts";

export interface ComparedOfficer {
  id: number;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  series: Series;
  postType: PostType;
  level: Level;
}

/** These officers where they are posted on a day, by 警号. */
export async function findCompared(
  db: Knex,
  policeNos: readonly string[],
  day: string,
): Promise<Map<string, ComparedOfficer>> {
  const rows = await db("officers as o")
    .join("postings as p", "p.officer_id", "o.id")
    .join("units as u", "u.id", "p.unit_id")
    .whereIn("o.police_no", [...policeNos])
    .modify(validOn("p", day))
    .orderBy("p.from_day")
    .select<ComparedOfficer[]>({
      ...{ id: "o.id", policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" },
      ...{ series: "u.series", postType: "o.post_type", level: "p.level" },
    });
  return new Map(rows.map((row) => [row.policeNo, { ...row, id: Number(row.id) }]));
}
