import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant } from "./table.ts";

/** Accounts, the roles granted to them over a unit or the whole bureau, and who is signed in. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "accounts", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "name", 40).notNullable().unique({ indexName: "accounts_name" });
    table.bigInteger("officer_id").unsigned().nullable().index("accounts_officer");
    table.string("display_name", 80).notNullable();
    table.string("password_hash", 160).notNullable();
    table.string("status", 12).notNullable().defaultTo("active");
    table.integer("failed_sign_ins").notNullable().defaultTo(0);
    instant(table, "locked_until").nullable();
    instant(table, "created_at").notNullable();
  });
  await createTable(db, "role_grants", (table) => {
    table.bigIncrements("id");
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("role", 20).notNullable();
    /** 0 = the whole bureau: a NULL would not be unique. */
    table.bigInteger("unit_id").unsigned().notNullable().defaultTo(0);
    table.unique(["account_id", "role", "unit_id"], { indexName: "role_grants_account_role_unit" });
  });
  await createTable(db, "sign_ins", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "token_hash", 64).notNullable().unique({ indexName: "sign_ins_token" });
    table.bigInteger("account_id").unsigned().notNullable().index("sign_ins_account");
    table.string("client", 12).notNullable();
    instant(table, "created_at").notNullable();
    instant(table, "last_seen_at").notNullable();
    instant(table, "expires_at").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["sign_ins", "role_grants", "accounts"]);
}
