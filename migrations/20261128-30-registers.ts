import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant } from "./table.ts";

/**
 * 登记簿 of the departments (督察, 信访投诉, 执法问题, 处分, 表彰奖励): what they know, independent of the files; every
 * version ever accepted beside it; and the numbered written reports by which 督察 tells the files office.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "register_entries", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "row_key", 36).notNullable().unique({ indexName: "register_entries_row_key" });
    table.string("register", 12).notNullable();
    exactText(db, table, "entry_no", 24).notNullable().unique({ indexName: "register_entries_entry_no" });
    table.integer("version").notNullable();
    /** `standing` or `withdrawn`. */
    table.string("state", 12).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.bigInteger("officer_id").unsigned().nullable();
    table.string("account_month", 7).notNullable();
    /** Key of the form's column it counts in, or the event type's code. */
    table.string("matter", 24).notNullable();
    table.string("variant", 20).nullable();
    table.string("words", 1600).notNullable();
    day(table, "occurred_on").notNullable();
    day(table, "document_on").nullable();
    table.string("document_no", 80).nullable();
    table.string("evidence_no", 200).nullable();
    table.string("fact_no", 40).nullable();
    table.string("finding", 12).nullable();
    table.string("responsibility", 12).nullable();
    table.string("topic", 12).nullable();
    day(table, "rectify_by").nullable();
    table.bigInteger("report_id").unsigned().nullable().index("register_entries_report");
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.index(["account_month", "unit_id"], "register_entries_month_unit");
    table.index(["officer_id", "account_month"], "register_entries_officer_month");
    table.index(["register", "occurred_on"], "register_entries_register_day");
  });
  await createTable(db, "register_entry_versions", (table) => {
    table.bigInteger("entry_id").unsigned().notNullable();
    table.integer("version").notNullable();
    /** The whole entry as JSON; null text when this version withdraws it. */
    table.text("content").nullable();
    table.string("reason", 400).nullable();
    exactText(db, table, "content_hash", 64).notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    /** `web`, `upload` or `api`. */
    table.string("source", 8).notNullable();
    instant(table, "at").notNullable();
    table.primary(["entry_id", "version"]);
  });
  await createTable(db, "inspection_reports", (table) => {
    table.bigIncrements("id");
    /** 督察通报 `bulletin`, 督察通知书 `notice`, 督察建议书 `advice`. */
    table.string("kind", 12).notNullable();
    table.integer("year").notNullable();
    table.integer("number").notNullable();
    table.string("title", 200).notNullable();
    table.text("content", "mediumtext").notNullable();
    /** Of a notice or an advice: the unit it is addressed to. */
    table.bigInteger("unit_id").unsigned().nullable();
    exactText(db, table, "content_hash", 64).notNullable();
    table.bigInteger("issued_by").unsigned().notNullable();
    instant(table, "issued_at").notNullable();
    table.bigInteger("received_by").unsigned().nullable();
    instant(table, "received_at").nullable();
    table.unique(["kind", "year", "number"], { indexName: "inspection_reports_number" });
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["inspection_reports", "register_entry_versions", "register_entries"]);
}
