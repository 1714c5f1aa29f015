/** The small vocabulary migrations share. Frozen with them: change it only by adding. */
import type { Knex } from "knex";

/**
 * Creates a table unless it is there (a killed migration is simply run again). On MySQL every table is InnoDB,
 * utf8mb4 and `utf8mb4_bin`-compared; key columns use {@link exactText}.
 */
export async function createTable(
  db: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  if (await db.schema.hasTable(name)) return;
  await db.schema.createTable(name, (table) => {
    if (isMysql(db)) {
      table.engine("InnoDB");
      table.charset("utf8mb4");
      table.collate("utf8mb4_bin");
    }
    build(table);
  });
}

export async function dropTables(db: Knex, names: readonly string[]): Promise<void> {
  for (const name of names) await db.schema.dropTableIfExists(name);
}

export function isMysql(db: Knex): boolean {
  const client = db.client as { config: { client: unknown } };
  return String(client.config.client).startsWith("mysql");
}

/** A key as text, compared byte for byte: 𠮷 is not 𠮹, "王 " is not "王". */
export function exactText(
  db: Knex,
  table: Knex.CreateTableBuilder,
  name: string,
  length: number,
): Knex.ColumnBuilder {
  const column = table.string(name, length);
  return isMysql(db) ? column.collate("utf8mb4_nopad_bin") : column;
}

/** An instant as ISO 8601 UTC text with milliseconds: sorts as it reads, no driver shifts it. */
export function instant(table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder {
  return table.string(name, 24);
}

/** A calendar day as text `2026-07-15`. */
export function day(table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder {
  return table.string(name, 10);
}

/** Adds columns that are not there yet, each by itself: a killed migration is simply run again. */
export async function addColumns(
  db: Knex,
  name: string,
  columns: Record<string, (table: Knex.CreateTableBuilder) => unknown>,
): Promise<void> {
  for (const [column, build] of Object.entries(columns)) {
    if (await db.schema.hasColumn(name, column)) continue;
    await db.schema.alterTable(name, (table) => void build(table));
  }
}

/** Adds an index unless it is there. */
export async function addIndex(db: Knex, name: string, index: string, columns: string[]): Promise<void> {
  const found: unknown = isMysql(db)
    ? await db("information_schema.statistics")
        .whereRaw("table_schema = database()")
        .where({ table_name: name, index_name: index })
        .first("index_name")
    : await db("sqlite_master").where({ type: "index", name: index }).first("name");
  if (found === undefined) await db.schema.alterTable(name, (table) => void table.index(columns, index));
}
