import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant } from "./table.ts";

/** Work the server does by itself exactly once, what it reminds people of, and who was trained. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "leases", (table) => {
    exactText(db, table, "name", 40).primary();
    table.string("holder", 64).notNullable();
    instant(table, "until").notNullable();
  });
  await createTable(db, "notices", (table) => {
    table.bigIncrements("id");
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("kind", 32).notNullable();
    /** What it is about, so that nobody is told twice: `2026-10`, `2026-10/19`, `objection/7`. */
    exactText(db, table, "subject", 60).notNullable();
    table.text("facts").notNullable();
    instant(table, "at").notNullable();
    instant(table, "due_at").nullable();
    instant(table, "read_at").nullable();
    table.unique(["account_id", "kind", "subject"], { indexName: "notices_account_kind_subject" });
  });
  await createTable(db, "trainings", (table) => {
    table.bigIncrements("id");
    day(table, "day").notNullable();
    table.string("topic", 120).notNullable();
    table.string("place", 120).notNullable();
    table.string("note", 1000).nullable();
    table.bigInteger("entered_by").unsigned().notNullable();
    instant(table, "at").notNullable();
  });
  await createTable(db, "training_attendances", (table) => {
    table.bigInteger("training_id").unsigned().notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    table.primary(["training_id", "officer_id"]);
    table.index(["officer_id"], "training_attendances_officer");
  });
  await createTable(db, "tours_taken", (table) => {
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("tour", 24).notNullable();
    instant(table, "at").notNullable();
    table.primary(["account_id", "tour"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["tours_taken", "training_attendances", "trainings", "notices", "leases"]);
}
