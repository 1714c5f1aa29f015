import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant } from "./table.ts";

/** Rule sets, the calendar of workdays, and the months with their deadlines. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "rule_sets", (table) => {
    exactText(db, table, "version", 24).primary();
    table.string("state", 12).notNullable();
    table.string("effective_from", 7).notNullable();
    /** The whole rule set as canonical JSON; `digest` is its SHA-256. */
    table.text("definition", "longtext").notNullable();
    table.string("digest", 64).notNullable();
  });
  await createTable(db, "calendar_days", (table) => {
    day(table, "day").primary();
    table.boolean("workday").notNullable();
    table.string("note", 40).nullable();
  });
  await createTable(db, "months", (table) => {
    table.string("month", 7).primary();
    table.string("state", 12).notNullable();
    table.string("rule_set", 24).notNullable();
    for (const name of ["opens_at", "attest_by", "submit_by", "review_by", "leader_review_by", "check_by"]) {
      instant(table, name).notNullable();
    }
    for (const name of ["publish_at", "objections_until", "lock_at"]) instant(table, name).notNullable();
    table.boolean("practice").notNullable().defaultTo(false);
    table.boolean("back_filled").notNullable().defaultTo(false);
  });
  await createTable(db, "settings", (table) => {
    exactText(db, table, "name", 40).primary();
    table.text("value").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["settings", "months", "calendar_days", "rule_sets"]);
}
