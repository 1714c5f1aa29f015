import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant } from "./table.ts";

/**
 * One report per officer and month: the wide form as one JSON document, every content ever accepted beside it,
 * the points per rule set as columns, and the reviewers' grades.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "reports", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    /** Unit, level and post type as of the month's last day: later transfers never move an old report. */
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("level", 8).notNullable();
    table.string("post_type", 2).notNullable();
    table.string("state", 12).notNullable();
    table.integer("version").notNullable();
    table.text("fields", "mediumtext").notNullable();
    exactText(db, table, "content_hash", 64).notNullable();
    /** Every required cell filled (V08) and every indicator's inputs there. */
    table.boolean("complete").notNullable();
    table.bigInteger("filled_by").unsigned().notNullable();
    instant(table, "filled_at").notNullable();
    table.bigInteger("attested_by").unsigned().nullable();
    instant(table, "attested_at").nullable();
    instant(table, "submitted_at").nullable();
    table.boolean("back_filled").notNullable().defaultTo(false);
    table.string("grade", 10).nullable();
    table.unique(["month", "officer_id"], { indexName: "reports_month_officer" });
    table.index(["unit_id", "month"], "reports_unit_month");
    table.index(["officer_id", "month"], "reports_officer_month");
  });
  await createTable(db, "report_versions", (table) => {
    table.bigInteger("report_id").unsigned().notNullable();
    table.integer("version").notNullable();
    table.string("push_id", 36).notNullable().index("report_versions_push");
    table.bigInteger("actor_id").unsigned().notNullable();
    table.string("source", 8).notNullable();
    table.text("fields", "mediumtext").notNullable();
    exactText(db, table, "content_hash", 64).notNullable();
    instant(table, "at").notNullable();
    table.primary(["report_id", "version"]);
  });
  await createTable(db, "points", (table) => {
    table.bigInteger("report_id").unsigned().notNullable();
    exactText(db, table, "rule_set", 24).notNullable();
    table.string("month", 7).notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("series", 12).notNullable();
    table.string("level", 8).notNullable();
    table.string("post_type", 2).notNullable();
    table.integer("total").notNullable();
    for (const area of ["zz", "jj", "gz", "kq", "sh", "jc"]) table.integer(area).nullable();
    /** Points of each indicator in rule-set order, `null` = 不适用: one compact JSON array. */
    table.string("indicators", 255).notNullable();
    table.string("suggested_grade", 10).nullable();
    table.string("inputs_hash", 64).notNullable();
    table.primary(["report_id", "rule_set"]);
    table.index(["month", "rule_set", "series", "total"], "points_month_series_total");
    table.index(["month", "rule_set", "unit_id"], "points_month_unit");
    table.index(["officer_id", "month"], "points_officer_month");
  });
  await createTable(db, "reviews", (table) => {
    table.bigIncrements("id");
    table.bigInteger("report_id").unsigned().notNullable().index("reviews_report");
    table.integer("report_version").notNullable();
    table.bigInteger("reviewer_id").unsigned().notNullable();
    table.string("suggested_grade", 10).nullable();
    table.string("grade", 10).nullable();
    table.string("reason", 500).nullable();
    exactText(db, table, "content_hash", 64).notNullable();
    table.string("chain_head", 64).notNullable();
    instant(table, "at").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["reviews", "points", "report_versions", "reports"]);
}
