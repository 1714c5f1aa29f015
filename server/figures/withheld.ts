import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import { isPublished, whereMonths, type FigureScope } from "./figure-months.ts";

/** Where published months hold reports that are not public: not published with the month, reopened or being corrected. */
export interface Withheld {
  months: readonly Month[];
  units: readonly number[];
}

/** States in which a report is everybody's. */
const PUBLIC = ["published", "locked"];

/**
 * Asked of the prepared counts: as many rows as units and months, and most often the answer is nowhere. Unpublished
 * months withhold nothing: whoever sees them sees them as they stand.
 */
export async function findWithheld(db: Knex, scope: FigureScope): Promise<Withheld> {
  const published = scope.months.filter(isPublished);
  if (published.length === 0) return { months: [], units: [] };
  const query = db("unit_months").where("unit_months.started", ">", db.ref("unit_months.published"));
  whereMonths(query, "unit_months", published);
  if (scope.units !== "all") void query.whereIn("unit_months.unit_id", [...scope.units]);
  const rows = await query.select<{ month: Month; unit: number }[]>({ month: "month", unit: "unit_id" });
  return {
    months: [...new Set(rows.map(({ month }) => month))],
    units: [...new Set(rows.map(({ unit }) => Number(unit)))],
  };
}

/** Leaves rows of `points` out whose report is not public; nothing is added where nothing is withheld. */
export function exceptWithheld(db: Knex, query: Knex.QueryBuilder, withheld: Withheld): void {
  if (withheld.months.length === 0) return;
  void query.whereNotIn(
    ["points.officer_id", "points.month"],
    withheldReports(db, withheld).select("r.officer_id", "r.month"),
  );
}

/** The reports themselves, under the alias `r`. */
export function withheldReports(db: Knex, { months, units }: Withheld): Knex.QueryBuilder {
  return db("reports as r")
    .whereIn("r.unit_id", [...units])
    .whereIn("r.month", [...months])
    .whereNotIn("r.state", PUBLIC);
}
