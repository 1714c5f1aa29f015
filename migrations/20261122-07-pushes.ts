import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant } from "./table.ts";

/** Exactly once: the client's UUID is the key, in the same transaction as what it changed. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "pushes", (table) => {
    exactText(db, table, "id", 36).primary();
    /** `month`, `plan`, `cases`: which door the push came through. */
    table.string("kind", 12).notNullable();
    table.string("month", 7).nullable();
    table.bigInteger("unit_id").unsigned().nullable();
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("source", 8).notNullable();
    table.string("workbook_name", 255).nullable();
    table.string("workbook_hash", 64).nullable();
    /** SHA-256 of the canonical request: same id with other content is refused (422). */
    exactText(db, table, "fingerprint", 64).notNullable();
    table.text("receipt", "longtext").notNullable();
    instant(table, "at").notNullable();
    table.index(["month", "unit_id"], "pushes_month_unit");
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["pushes"]);
}
