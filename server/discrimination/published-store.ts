import type { Knex } from "knex";
import type { PoolReport } from "../../domain/discrimination/weigh-pool.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";

/** A report as it was last published, with the signature it rests on. */
export interface PublishedGrade extends PoolReport {
  unitId: number;
  reviewerId: number;
}

/**
 * What a month's publications come to: of each report the last snapshot, and the newest signature on that version. Of
 * bureau leaders it is the one that completed the two.
 */
export async function readPublishedGrades(db: Knex, month: Month): Promise<PublishedGrade[]> {
  const rows = await publishedItems(db)
    .where("p.month", month)
    .select<Row[]>({
      ...{ reportId: "i.report_id", officerId: "r.officer_id", unitId: "r.unit_id" },
      ...{ total: "i.total", grade: "i.grade", suggested: "v.suggested_grade", reviewerId: "v.reviewer_id" },
    });
  return rows.map((row) => ({
    ...row,
    ...{ reportId: Number(row.reportId), officerId: Number(row.officerId), unitId: Number(row.unitId) },
    ...{ total: row.total === null ? null : Number(row.total), reviewerId: Number(row.reviewerId ?? 0) },
  }));
}

interface Row extends Omit<PublishedGrade, "reviewerId"> {
  reviewerId: number | null;
  grade: Grade | null;
}

/** `i` the last snapshot of report `r` in publication `p`, `v` its standing signature. */
export function publishedItems(db: Knex): Knex.QueryBuilder {
  return db("publications as p")
    .join("publication_items as i", "i.publication_id", "p.id")
    .join("reports as r", "r.id", "i.report_id")
    .leftJoin("reviews as v", (on) => {
      on.on("v.report_id", "i.report_id")
        .andOn("v.report_version", "i.report_version")
        .andOn(
          "v.id",
          db.raw(
            "(select max(w.id) from reviews w where w.report_id = i.report_id and w.report_version = i.report_version)",
          ),
        );
    })
    .whereNotExists(
      db("publication_items as j")
        .join("publications as q", "q.id", "j.publication_id")
        .whereRaw("j.report_id = i.report_id and q.seq > p.seq and q.month = p.month")
        .select(db.raw("1")),
    );
}

/** Months that were published, with the rules they are under. */
export async function publishedMonths(db: Knex): Promise<{ month: Month; ruleSet: string }[]> {
  return db("months as m")
    .whereIn("m.month", db("publications").select("month"))
    .orderBy("m.month")
    .select<{ month: Month; ruleSet: string }[]>({ month: "m.month", ruleSet: "m.rule_set" });
}
