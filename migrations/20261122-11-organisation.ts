import type { Knex } from "knex";
import { addColumns, addIndex, createTable, day, dropTables, exactText, instant } from "./table.ts";

/** How officers are found by name, who acts for whom while he is away, and changes one enters and another confirms. */
export async function up(db: Knex): Promise<void> {
  await addColumns(db, "officers", {
    /** The name without dots and spaces, lower case: found however the middle dot was typed. */
    search_name: (table) => table.string("search_name", 80).notNullable().defaultTo(""),
    /** Pinyin initials: zs for 张三. */
    initials: (table) => table.string("initials", 40).notNullable().defaultTo(""),
    /** retired, died, left, and the last day: postings end with it, and earlier months keep their officer. */
    left_as: (table) => table.string("left_as", 12).nullable(),
    left_on: (table) => day(table, "left_on").nullable(),
  });
  await addColumns(db, "postings", {
    /** 职务 as people say it: 局长, 政委, 所长. Tells the two chiefs apart. */
    title: (table) => table.string("title", 60).nullable(),
  });
  // Who was transferred in a month: found without reading everybody's postings.
  await addIndex(db, "postings", "postings_to_day", ["to_day"]);
  /** Who heads a unit without being posted there as its head: 主持工作, 兼任. */
  await createTable(db, "headships", (table) => {
    table.bigIncrements("id");
    table.bigInteger("officer_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    day(table, "from_day").notNullable();
    day(table, "to_day").nullable();
    table.unique(["unit_id", "from_day"], { indexName: "headships_unit_from" });
    table.index(["officer_id"], "headships_officer");
  });
  await createTable(db, "delegations", (table) => {
    table.bigIncrements("id");
    /** Whose reviews another one does, and who does them. */
    table.bigInteger("absent_id").unsigned().notNullable();
    table.bigInteger("deputy_id").unsigned().notNullable();
    day(table, "from_day").notNullable();
    day(table, "to_day").notNullable();
    table.string("reason", 400).notNullable();
    table.bigInteger("entered_by").unsigned().notNullable();
    table.bigInteger("confirmed_by").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.index(["deputy_id"], "delegations_deputy");
    table.index(["absent_id"], "delegations_absent");
  });
  await createTable(db, "roster_changes", (table) => {
    table.bigIncrements("id");
    table.string("kind", 24).notNullable();
    /** What is to become of whom, as JSON; applied when somebody else confirms it. */
    table.text("content", "mediumtext").notNullable();
    table.string("state", 12).notNullable();
    table.string("reason", 400).notNullable().defaultTo("");
    table.bigInteger("entered_by").unsigned().notNullable();
    instant(table, "entered_at").notNullable();
    table.bigInteger("decided_by").unsigned().nullable();
    instant(table, "decided_at").nullable();
    table.string("decision_note", 400).nullable();
    table.index(["state"], "roster_changes_state");
  });
  await createTable(db, "segments", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    /** The unit he was transferred from; his report belongs to the unit of the month's last day. */
    table.bigInteger("unit_id").unsigned().notNullable();
    day(table, "from_day").notNullable();
    day(table, "to_day").notNullable();
    table.integer("workdays").notNullable();
    /** Workdays of the main row, the other weight of its percentages. */
    table.integer("main_workdays").notNullable();
    table.integer("version").notNullable();
    table.text("fields", "mediumtext").notNullable();
    exactText(db, table, "content_hash", 64).notNullable();
    table.bigInteger("filled_by").unsigned().notNullable();
    instant(table, "filled_at").notNullable();
    table.unique(["month", "officer_id", "unit_id"], { indexName: "segments_month_officer_unit" });
    table.index(["unit_id", "month"], "segments_unit_month");
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["segments", "roster_changes", "delegations", "headships"]);
  await db.schema.alterTable("postings", (table) => {
    table.dropIndex([], "postings_to_day");
    table.dropColumns("title");
  });
  await db.schema.alterTable("officers", (table) =>
    table.dropColumns("search_name", "initials", "left_as", "left_on"),
  );
}
