import type { Knex } from "knex";

/**
 * Restricts a query over `reports` to what every colleague may see as it stands: published, and since then not changed.
 * A report that is being mended stays out until it is published again; data from before publications were kept counts.
 * @param reports the alias of `reports` in the query
 */
export function wherePublic(query: Knex.QueryBuilder, reports: string): void {
  void query.whereIn(`${reports}.state`, ["published", "locked"]).whereNotExists(function isMended(
    this: Knex.QueryBuilder,
  ) {
    void this.select("i.report_id")
      .from("publication_items as i")
      .whereRaw("?? = ??", ["i.report_id", `${reports}.id`])
      .groupBy("i.report_id")
      .havingRaw("max(??) <> ??", ["i.report_version", `${reports}.version`]);
  });
}
