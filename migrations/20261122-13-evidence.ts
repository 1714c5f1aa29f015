import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant, isMysql } from "./table.ts";

/** Evidence files by the number lines cite (ZJ-2026-0456), and what the competent department said of an event. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "evidence", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "evidence_no", 24).notNullable();
    /** Several files may stand under one number: 文件 and 复印件. */
    table.integer("part").notNullable();
    table.string("kind", 20).notNullable();
    table.string("original_name", 255).notNullable();
    table.string("media_type", 80).notNullable();
    table.bigInteger("bytes").notNullable();
    exactText(db, table, "sha256", 64).notNullable();
    /** Random name under DATA_DIR/evidence, outside every web root. */
    exactText(db, table, "stored_as", 64).notNullable();
    /** The unit it concerns, and the officer where it concerns one. */
    table.bigInteger("unit_id").unsigned().notNullable();
    table.bigInteger("officer_id").unsigned().nullable();
    /** Sanctions, complaints, petitions: each opening is audited, and fewer people may. */
    table.boolean("sensitive").notNullable();
    table.bigInteger("uploaded_by").unsigned().notNullable();
    instant(table, "at").notNullable();
    instant(table, "removed_at").nullable();
    table.unique(["evidence_no", "part"], { indexName: "evidence_no_part" });
    table.index(["unit_id"], "evidence_unit");
    table.index(["sha256"], "evidence_sha256");
  });
  await createTable(db, "event_confirmations", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "row_key", 36).notNullable();
    table.integer("line_version").notNullable();
    /** `confirmed` or `refused`. */
    table.string("decision", 12).notNullable();
    /** The department by its role: politicalOffice, disciplineOffice, petitions, legal. */
    table.string("department", 20).notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("note", 400).nullable();
    instant(table, "at").notNullable();
    table.index(["row_key"], "event_confirmations_row_key");
  });
  // A department's worklist is one month of the whole bureau.
  if (!(await hasMonthIndex(db)))
    await db.schema.alterTable("events", (table) => void table.index(["account_month", "type"], MONTH_INDEX));
}

const MONTH_INDEX = "events_month_type";

export async function down(db: Knex): Promise<void> {
  if (await hasMonthIndex(db))
    await db.schema.alterTable("events", (table) => void table.dropIndex([], MONTH_INDEX));
  await dropTables(db, ["event_confirmations", "evidence"]);
}

/** MySQL commits every DDL statement by itself: a killed migration finds some of its work done. */
async function hasMonthIndex(db: Knex): Promise<boolean> {
  const found: unknown = isMysql(db)
    ? await db("information_schema.statistics")
        .whereRaw("table_schema = database()")
        .where({ table_name: "events", index_name: MONTH_INDEX })
        .first("index_name")
    : await db("sqlite_master").where({ type: "index", name: MONTH_INDEX }).first("name");
  return found !== undefined;
}
