import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant } from "./table.ts";

/** What the form prefills (the unit's plan) and what credits refer to (the case list). */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "plans", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    table.decimal("task_target", 12, 4).nullable();
    table.integer("duty_due").nullable();
    table.integer("study_due").nullable();
    table.integer("party_due").nullable();
    table.integer("version").notNullable();
    table.string("push_id", 36).notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.unique(["month", "officer_id"], { indexName: "plans_month_officer" });
    table.index(["unit_id", "month"], "plans_unit_month");
  });
  await createTable(db, "cases", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "case_no", 40).notNullable().unique({ indexName: "cases_case_no" });
    table.string("kind", 60).notNullable();
    table.string("name", 200).nullable();
    table.bigInteger("unit_id").unsigned().nullable();
    day(table, "opened_on").nullable();
    table.string("push_id", 36).notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.index(["unit_id"], "cases_unit");
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["cases", "plans"]);
}
