import type { Knex } from "knex";
import type { StandingRow } from "./standing-rows.ts";

const CHUNK = 1_000;

/** Every row of an assessment as it is stored, in the order of the officers, in chunks. */
export async function* frozenRows(db: Knex, assessmentId: number): AsyncGenerator<StandingRow[]> {
  for (let last = 0; ;) {
    const rows = await db("standings")
      .where({ assessment_id: assessmentId })
      .where("officer_id", ">", last)
      .orderBy("officer_id")
      .limit(CHUNK)
      .select<StandingRow[]>();
    if (rows.length > 0) yield rows.map(plainRow);
    if (rows.length < CHUNK) return;
    last = Number(rows.at(-1)!.officer_id);
  }
}

/** Numbers as they were written: one database gives some of them back as text. */
function plainRow(row: StandingRow): StandingRow {
  const number = (value: number | null): number | null => (value === null ? null : Number(value));
  return {
    ...row,
    ...{
      assessment_id: Number(row.assessment_id),
      officer_id: Number(row.officer_id),
      unit_id: Number(row.unit_id),
    },
    ...{ score: number(row.score), place: number(row.place), of_count: number(row.of_count) },
  };
}

/** Rows that belong to no assessment, or to one that was replaced. */
export async function countStrays(db: Knex): Promise<number> {
  const counted = await db("standings as t")
    .leftJoin("assessments as s", "s.id", "t.assessment_id")
    .where((stray) => void stray.whereNull("s.id").orWhere("s.state", "replaced"))
    .count<{ n: number }[]>({ n: "*" });
  return Number(counted[0]?.n ?? 0);
}
