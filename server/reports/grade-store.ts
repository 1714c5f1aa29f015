import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { Level } from "../../domain/people.ts";
import { validOn } from "../database/dated.ts";

/** A subject of some unit with his report, as a reviewer's pool counts him. */
export interface PoolMember {
  officerId: number;
  unitId: number;
  level: Level;
  state: ReportState | null;
  complete: boolean;
  grade: Grade | null;
  /** Signed as 不定等次, whatever the points say. */
  ungraded: boolean;
  /** The points carry a suggestion: a month without one is 不定等次 or incomplete and outside the quota. */
  suggested: boolean;
  /** Stored points in hundredths; null before anything was scored. */
  total: number | null;
}

/** Whose pools are wanted: officers and deputies of these units, and everybody of these levels. */
export interface PoolScope {
  unitIds: readonly number[];
  levels: readonly Level[];
}

/** The subjects of a month with what counts for the quota of 优秀: everybody, or those in the pools of `scope`. */
export async function readPoolMembers(
  db: Knex,
  month: Month,
  ruleSet: string,
  scope?: PoolScope,
): Promise<PoolMember[]> {
  const day = lastDayOf(month);
  const query = db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .leftJoin("reports as r", (on) => {
      on.on("r.officer_id", "p.officer_id").andOnVal("r.month", month);
    })
    .leftJoin("points as s", (on) => {
      on.on("s.report_id", "r.id").andOnVal("s.rule_set", ruleSet);
    })
    .whereNotNull("p.unit_id")
    .where("o.status", "active")
    .where("p.from_day", "<=", day)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", day))
    .whereIn("p.level", ["officer", "deputy", "head", "leader"])
    .select<Record<string, unknown>[]>(
      "p.officer_id",
      "p.unit_id",
      "p.level",
      "r.state",
      "r.complete",
      "r.grade",
      "r.ungraded",
      "s.suggested_grade",
      "s.total",
    );
  if (scope) {
    void query.where((either) => {
      void either.where((own) => {
        void own.whereIn("p.unit_id", scope.unitIds).whereIn("p.level", ["officer", "deputy"]);
      });
      if (scope.levels.length > 0) void either.orWhereIn("p.level", scope.levels);
    });
  }
  const rows = await query;
  return rows.map((row) => ({
    officerId: row.officer_id as number,
    unitId: row.unit_id as number,
    level: row.level as Level,
    state: row.state as ReportState | null,
    complete: Boolean(row.complete),
    grade: row.grade as Grade | null,
    ungraded: row.ungraded !== null,
    suggested: row.suggested_grade !== null,
    total: row.total === null ? null : Number(row.total),
  }));
}

/** How many officers and deputies each unit has on the month's last day: what decides which pools are one. */
export async function readPoolSizes(db: Knex, month: Month): Promise<Map<number, number>> {
  const rows = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .whereNotNull("p.unit_id")
    .where("o.status", "active")
    .modify(validOn("p", lastDayOf(month)))
    .whereIn("p.level", ["officer", "deputy"])
    .groupBy("p.unit_id")
    .select<{ unitId: number; n: number }[]>("p.unit_id as unitId", db.raw("count(*) as n"));
  return new Map(rows.map(({ unitId, n }) => [Number(unitId), Number(n)]));
}

/** Which leader has each unit in charge on the month's last day. */
export async function readCharges(db: Knex, month: Month): Promise<Map<number, number>> {
  const day = lastDayOf(month);
  const rows = await db("charges")
    .where("from_day", "<=", day)
    .where((open) => void open.whereNull("to_day").orWhere("to_day", ">=", day))
    .select<Record<string, unknown>[]>("unit_id", "leader_id");
  return new Map(rows.map((row) => [row.unit_id as number, row.leader_id as number]));
}

/**
 * Makes the reviewers of a month take turns and gives them the bases of the pools that were fixed when their first
 * 优秀 was signed. Held until COMMIT: two who sign at once never pass a quota together.
 */
export async function lockGrading(trx: Knex.Transaction, month: Month): Promise<Record<string, number>> {
  const name = `grading ${month}`;
  const row = await trx("settings")
    .where("name", name)
    .forUpdate()
    .first<{ value: string } | undefined>("value");
  if (row) return JSON.parse(row.value) as Record<string, number>;
  await trx("settings").insert({ name, value: "{}" });
  return {};
}

/** The same without holding them: how the quotas stand on a page. */
export async function readGradingBases(db: Knex, month: Month): Promise<Record<string, number>> {
  const row = await db("settings")
    .where("name", `grading ${month}`)
    .first<{ value: string } | undefined>("value");
  return row ? (JSON.parse(row.value) as Record<string, number>) : {};
}

export async function fixBases(
  trx: Knex.Transaction,
  month: Month,
  bases: Readonly<Record<string, number>>,
): Promise<void> {
  await trx("settings")
    .where("name", `grading ${month}`)
    .update({ value: JSON.stringify(bases) });
}
