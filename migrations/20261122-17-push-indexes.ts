import type { Knex } from "knex";
import { isMysql } from "./table.ts";

/** The audit entry of a push vouches for the rows it wrote: they are found by the push. */
const TABLES = ["plans", "cases"] as const;

export async function up(db: Knex): Promise<void> {
  for (const table of TABLES) {
    if (await hasIndex(db, table)) continue;
    await db.schema.alterTable(table, (change) => void change.index(["push_id"], `${table}_push`));
  }
}

export async function down(db: Knex): Promise<void> {
  for (const table of TABLES) {
    if (await hasIndex(db, table))
      await db.schema.alterTable(table, (change) => void change.dropIndex([], `${table}_push`));
  }
}

/** MySQL commits every DDL statement by itself: a killed migration finds some of its work done. */
async function hasIndex(db: Knex, table: string): Promise<boolean> {
  const index_name = `${table}_push`;
  const found: unknown = isMysql(db)
    ? await db("information_schema.statistics")
        .whereRaw("table_schema = database()")
        .where({ table_name: table, index_name })
        .first("index_name")
    : await db("sqlite_master").where({ type: "index", name: index_name }).first("name");
  return found !== undefined;
}
