/** As much of libsql as copying tables takes. */
interface Libsql {
  exec(sql: string): void;
  prepare(sql: string): { all(values: unknown[]): unknown[] };
}

/**
 * The product's own tables a second time, called `raw_…`: the same columns, keys and indexes, so that a reference pays
 * for a row exactly what the product pays. `filled`: with the rows they have.
 */
export function copySqliteTables(
  database: Libsql,
  tables: readonly string[],
  filled: ReadonlySet<string>,
): void {
  const parts = database.prepare(
    "select sql from sqlite_master where tbl_name = ? and type in ('table', 'index') and sql is not null order by type desc",
  );
  for (const table of tables) {
    for (const { sql } of parts.all([table]) as { sql: string }[]) {
      database.exec(
        sql
          .replace(/^(create table )[`"]?(\w+)[`"]?/i, "$1raw_$2")
          .replace(/^(create (?:unique )?index )[`"]?(\w+)[`"]? on [`"]?(\w+)[`"]?/i, "$1raw_$2 on raw_$3"),
      );
    }
    if (filled.has(table)) database.exec(`insert into raw_${table} select * from ${table}`);
  }
}
