import type { Knex } from "knex";
import { createTable, day, dropTables, exactText } from "./table.ts";

/** Units, officers, and the dated postings and charges that decide who belongs where on which day. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "units", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "code", 12).notNullable().unique({ indexName: "units_code" });
    table.string("name", 60).notNullable();
    table.string("series", 12).notNullable();
    table.bigInteger("parent_id").unsigned().nullable();
  });
  await createTable(db, "officers", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "police_no", 6).notNullable().unique({ indexName: "officers_police_no" });
    table.string("name", 80).notNullable();
    table.string("post_type", 2).notNullable();
    table.boolean("party_member").notNullable();
    table.string("status", 12).notNullable().defaultTo("active");
  });
  await createTable(db, "postings", (table) => {
    table.bigIncrements("id");
    table.bigInteger("officer_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().nullable();
    table.string("level", 8).notNullable();
    day(table, "from_day").notNullable();
    day(table, "to_day").nullable();
    table.unique(["officer_id", "from_day"], { indexName: "postings_officer_from" });
    table.index(["unit_id", "from_day"], "postings_unit_from");
  });
  await createTable(db, "charges", (table) => {
    table.bigIncrements("id");
    table.bigInteger("leader_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    day(table, "from_day").notNullable();
    day(table, "to_day").nullable();
    table.unique(["unit_id", "from_day"], { indexName: "charges_unit_from" });
    table.index(["leader_id"], "charges_leader");
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["charges", "postings", "officers", "units"]);
}
