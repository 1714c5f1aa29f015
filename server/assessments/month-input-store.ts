import type { Knex } from "knex";
import type { MonthInput } from "../../domain/assessment/detail.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import { validOn } from "../database/dated.ts";

/** A month as last published, with where the officer stood in it. */
export interface PublishedMonth {
  officerId: number;
  unitId: number;
  series: Series;
  level: Level;
  postType: PostType;
  input: MonthInput;
}

/** The next officers of these months after `last`, by id: where a chunk ends; empty when there are none. */
export async function nextOfficers(
  db: Knex,
  months: readonly Month[],
  last: number,
  limit: number,
): Promise<number[]> {
  const ids = await db("reports")
    .whereIn("month", [...months])
    .where("officer_id", ">", last)
    .distinct("officer_id")
    .orderBy("officer_id")
    .limit(limit)
    .pluck<number[]>("officer_id");
  return ids.map(Number);
}

/**
 * The months of these officers as last published, by officer and month. What was corrected and not published yet is not
 * seen: a result is made of what everybody can read.
 * @param officers from the first to the last of these ids; undefined = `only` these
 */
export async function readPublishedMonths(
  db: Knex,
  months: readonly MonthLine[],
  officers: { from: number; to: number } | { only: readonly number[] },
): Promise<PublishedMonth[]> {
  const query = db("reports as r")
    .join("publication_items as i", "i.report_id", "r.id")
    .join("publications as p", "p.id", "i.publication_id")
    .join("units as u", "u.id", "r.unit_id")
    .leftJoin("points as s", "s.report_id", "r.id")
    .whereIn("r.month", months.map(({ month }) => month))
    .orderBy(["r.officer_id", "r.month", "p.seq"])
    .select<Row[]>(
      { officerId: "r.officer_id", report: "r.id", month: "r.month", unitId: "r.unit_id", unit: "u.code" },
      { unitSeries: "u.series", level: "r.level", postType: "r.post_type", submittedAt: "r.submitted_at" },
      { version: "i.report_version", grade: "i.grade", ungraded: "i.ungraded", total: "i.total" },
      { ruleSet: "s.rule_set", series: "s.series", gz: "s.gz", jc: "s.jc" },
    ); // prettier-ignore
  if ("only" in officers) void query.whereIn("r.officer_id", [...officers.only]);
  else void query.whereBetween("r.officer_id", [officers.from, officers.to]);
  const lines = new Map(months.map((line) => [line.month, line]));
  const newest = new Map<number, PublishedMonth>();
  for (const row of await query) {
    const line = lines.get(row.month)!;
    // Points by other rule sets are somebody's trial: only the month's own tell how 工作成绩 and 奖励惩处 stood.
    const own = row.ruleSet === line.ruleSet ? row : { ...row, gz: null, jc: null };
    const known = newest.get(Number(row.report));
    if (own === row || known === undefined || known.input.version < Number(row.version))
      newest.set(Number(row.report), monthOf(own, line));
  }
  return [...newest.values()];
}

interface Row {
  officerId: number;
  report: number;
  month: Month;
  unitId: number;
  unit: string;
  unitSeries: Series;
  level: Level;
  postType: PostType;
  submittedAt: string | null;
  version: number;
  grade: MonthInput["grade"];
  ungraded: MonthInput["ungraded"];
  total: number | null;
  ruleSet: string | null;
  series: Series | null;
  gz: number | null;
  jc: number | null;
}

function monthOf(row: Row, line: MonthLine): PublishedMonth {
  const { level, postType, submittedAt } = row;
  return {
    ...{ officerId: Number(row.officerId), unitId: Number(row.unitId), level, postType },
    series: row.series ?? row.unitSeries,
    input: {
      ...{
        month: row.month,
        ruleSet: line.ruleSet,
        report: Number(row.report),
        version: Number(row.version),
      },
      ...{ unit: row.unit, total: row.total, grade: row.grade, ungraded: row.ungraded, work: row.gz },
      lost: Math.max(0, -(row.jc ?? 0)),
      // 补录 has a window of its own: it is never on time, but not late for it either.
      late: !line.backFilled && submittedAt !== null && submittedAt > line.submitBy,
    },
  };
}

/** How many published reports of these months stand corrected and are not published again yet. */
export async function countUnpublishedChanges(db: Knex, months: readonly Month[]): Promise<number> {
  const last = db("publication_items as j")
    .join("publications as q", "q.id", "j.publication_id")
    .whereRaw("?? = ??", ["j.report_id", "r.id"])
    .max("q.id");
  const counted = await db("reports as r")
    .join("publication_items as i", "i.report_id", "r.id")
    .whereIn("r.month", [...months])
    .where("i.publication_id", last)
    .where((differs) => {
      void differs.whereRaw("?? <> ??", ["i.report_version", "r.version"]);
      void differs.orWhereNotIn("r.state", ["published", "locked"]);
    })
    .count<{ n: number }[]>({ n: "*" });
  return Number(counted[0]?.n ?? 0);
}

/** Officers posted on a day: who still serves at the end of a period. */
export async function readServing(
  db: Knex,
  day: string,
  officers: { from: number; to: number },
): Promise<Set<number>> {
  const ids = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .modify(validOn("p", day))
    .where((still) => void still.whereNull("o.left_on").orWhere("o.left_on", ">=", day))
    .whereBetween("p.officer_id", [officers.from, officers.to])
    .pluck<number[]>("p.officer_id");
  return new Set(ids.map(Number));
}

/** The number of the last publication of each month, 0 where there is none. */
export async function readLastPublications(db: Knex, months: readonly Month[]): Promise<Map<Month, number>> {
  const rows = await db("publications")
    .whereIn("month", [...months])
    .groupBy("month")
    .select<{ month: Month }[]>("month")
    .max<{ month: Month; seq: number }[]>({ seq: "seq" });
  return new Map(rows.map(({ month, seq }) => [month, Number(seq)]));
}
