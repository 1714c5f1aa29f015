import type { Knex } from "knex";
import { isMysql } from "./table.ts";

/**
 * What the rankings read, and nothing else: `points_standing` counts one month's officers by their points from the
 * index alone, `points_window` adds an officer's months up without visiting a row. Both replace
 * `points_month_series_total`.
 */
const INDEXES: readonly [name: string, columns: string[]][] = [
  [
    "points_standing",
    ["month", "rule_set", "total", "level", "series", "post_type", "unit_id", "gz", "officer_id"],
  ],
  [
    "points_window",
    ["rule_set", "officer_id", "month", "level", "series", "post_type", "unit_id", "total", "gz"],
  ],
];
const REPLACED = "points_month_series_total";

export async function up(db: Knex): Promise<void> {
  for (const [name, columns] of INDEXES) {
    if (!(await hasIndex(db, name)))
      await db.schema.alterTable("points", (table) => void table.index(columns, name));
  }
  if (await hasIndex(db, REPLACED))
    await db.schema.alterTable("points", (table) => void table.dropIndex([], REPLACED));
}

export async function down(db: Knex): Promise<void> {
  if (!(await hasIndex(db, REPLACED))) {
    await db.schema.alterTable(
      "points",
      (table) => void table.index(["month", "rule_set", "series", "total"], REPLACED),
    );
  }
  for (const [name] of INDEXES) {
    if (await hasIndex(db, name))
      await db.schema.alterTable("points", (table) => void table.dropIndex([], name));
  }
}

/** MySQL commits every DDL statement by itself: a killed migration finds some of its work done. */
async function hasIndex(db: Knex, name: string): Promise<boolean> {
  const found: unknown = isMysql(db)
    ? await db("information_schema.statistics")
        .whereRaw("table_schema = database()")
        .where({ table_name: "points", index_name: name })
        .first("index_name")
    : await db("sqlite_master").where({ type: "index", name }).first("name");
  return found !== undefined;
}
