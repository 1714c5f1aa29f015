import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant } from "./table.ts";

/** 岗位实绩明细 and 奖惩投诉舆情事件: the lines behind GZ-03, JC and some of the counts. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "credits", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "row_key", 36).notNullable().unique({ indexName: "credits_row_key" });
    table.string("month", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    table.string("item", 4).notNullable();
    table.string("role", 8).nullable();
    table.string("variant", 16).nullable();
    table.decimal("quantity", 12, 4).notNullable();
    exactText(db, table, "case_no", 40).nullable();
    day(table, "done_on").notNullable();
    table.string("evidence_no", 200).nullable();
    table.integer("version").notNullable();
    table.string("push_id", 36).notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    /** V24: unique for ever. Rows without a case number do not collide (NULL). */
    table.unique(["case_no", "role", "officer_id"], { indexName: "credits_case_role_officer" });
    table.index(["unit_id", "month"], "credits_unit_month");
    table.index(["officer_id", "month"], "credits_officer_month");
  });
  await createTable(db, "events", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "row_key", 36).notNullable().unique({ indexName: "events_row_key" });
    exactText(db, table, "event_no", 24).notNullable().unique({ indexName: "events_event_no" });
    table.string("account_month", 7).notNullable();
    /** The unit whose sheet carries the line. */
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("subject_kind", 8).notNullable();
    /** Set for an officer's event; null for a unit's, which spreads to the members of `unit_id`. */
    table.bigInteger("officer_id").unsigned().nullable();
    table.string("type", 4).notNullable();
    table.string("variant", 16).nullable();
    table.string("reason", 400).notNullable();
    day(table, "occurred_on").nullable();
    day(table, "document_on").nullable();
    table.string("source_department", 80).nullable();
    table.string("document_no", 80).nullable();
    table.string("evidence_no", 200).nullable();
    table.string("evidence_kind", 20).nullable();
    table.string("fact_no", 40).nullable();
    table.string("counts_in", 24).nullable();
    table.string("responsibility", 12).nullable();
    table.string("finding", 12).nullable();
    table.integer("version").notNullable();
    table.string("push_id", 36).notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.index(["unit_id", "account_month"], "events_unit_month");
    table.index(["officer_id", "account_month"], "events_officer_month");
  });
  await createTable(db, "detail_line_versions", (table) => {
    exactText(db, table, "row_key", 36).notNullable();
    table.integer("version").notNullable();
    table.string("sheet", 8).notNullable();
    table.string("push_id", 36).notNullable().index("detail_line_versions_push");
    table.bigInteger("actor_id").unsigned().notNullable();
    /** The whole line as JSON; `null` text when this version deletes it. */
    table.text("content").notNullable();
    exactText(db, table, "content_hash", 64).notNullable();
    instant(table, "at").notNullable();
    table.primary(["row_key", "version"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["detail_line_versions", "events", "credits"]);
}
