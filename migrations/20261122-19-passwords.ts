import type { Knex } from "knex";
import { addColumns, createTable, dropTables, exactText, instant } from "./table.ts";

/**
 * One-time passwords that must be changed, the hashes of earlier ones, and the names nobody has: wrong guesses of
 * them are counted like those of real accounts.
 */
export async function up(db: Knex): Promise<void> {
  await addColumns(db, "accounts", {
    must_change: (table) => table.integer("must_change").notNullable().defaultTo(0),
  });
  await createTable(db, "password_history", (table) => {
    table.bigIncrements("id");
    table.bigInteger("account_id").unsigned().notNullable().index("password_history_account");
    table.string("password_hash", 160).notNullable();
    instant(table, "replaced_at").notNullable();
  });
  await createTable(db, "unknown_sign_ins", (table) => {
    exactText(db, table, "name_hash", 64).notNullable().primary();
    table.integer("failures").notNullable();
    instant(table, "locked_until").nullable();
    instant(table, "last_at").notNullable().index("unknown_sign_ins_last");
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["unknown_sign_ins", "password_history"]);
  if (await db.schema.hasColumn("accounts", "must_change"))
    await db.schema.alterTable("accounts", (table) => void table.dropColumn("must_change"));
}
