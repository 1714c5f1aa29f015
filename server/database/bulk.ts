import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import { clientOf, isMysql } from "./dialect.ts";

export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** SQLite takes at most 32,766 parameters in one statement; MySQL 16 MB packets are far above this. */
const MAX_PARAMETERS = 16_000;

/** Inserts rows of equal shape, many to a statement. Fails as a whole on the first duplicate key. */
export async function insertRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly Row[],
  options: { chunk?: number } = {},
): Promise<void> {
  await writeChunks(trx, table, rows, "", options.chunk);
}

/**
 * Inserts rows or, where `key` (a unique key of the table) exists, updates the columns `update`
 * (default: every column outside the key).
 */
export async function upsertRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly Row[],
  key: readonly string[],
  options: { chunk?: number; update?: readonly string[] } = {},
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const update = options.update ?? Object.keys(first).filter((column) => !key.includes(column));
  await writeChunks(trx, table, rows, conflictClause(trx, key, update), options.chunk);
}

function conflictClause(trx: Knex.Transaction, key: readonly string[], update: readonly string[]): string {
  const name = quote(trx);
  if (isMysql(trx)) {
    const sets = update.length > 0 ? update : key.slice(0, 1);
    return ` on duplicate key update ${sets.map((column) => `${name(column)} = values(${name(column)})`).join(", ")}`;
  }
  const target = ` on conflict (${key.map(name).join(", ")})`;
  if (update.length === 0) return `${target} do nothing`;
  return `${target} do update set ${update.map((column) => `${name(column)} = excluded.${name(column)}`).join(", ")}`;
}

/** The drivers' own connections: knex would parse and copy thousands of bindings for nothing. */
interface MysqlConnection {
  promise(): { query(sql: string, values: unknown[]): Promise<unknown> };
}
interface LibsqlConnection {
  prepare(sql: string): { run(...values: unknown[]): unknown };
}

async function writeChunks(
  trx: Knex.Transaction,
  table: string,
  rows: readonly Row[],
  suffix: string,
  chunk = 1_000,
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  if (trx.isCompleted()) throw new Error(`the transaction writing ${table} is over`);
  const name = quote(trx);
  const columns = Object.keys(first);
  const head = `insert into ${name(table)} (${columns.map(name).join(", ")}) values `;
  const size = Math.max(1, Math.min(chunk, Math.floor(MAX_PARAMETERS / columns.length)));
  const connection = await clientOf(trx).acquireConnection();
  const mysql = isMysql(trx);
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    if (mysql) {
      const values = part.map((row) => columns.map((column) => row[column] ?? null));
      await (connection as MysqlConnection).promise().query(`${head}?${suffix}`, [values]);
    } else {
      // One prepared statement run row by row: parsing a statement of a thousand tuples costs more than running it.
      const statement = (connection as LibsqlConnection).prepare(
        `${head}(${columns.map(() => "?").join(",")})${suffix}`,
      );
      for (const row of part) statement.run(columns.map((column) => forSqlite(row[column])));
      await breathe();
    }
  }
}

function quote(trx: Knex.Transaction): (name: string) => string {
  const mark = isMysql(trx) ? "`" : '"';
  return (name) => mark + name + mark;
}

function forSqlite(value: Value | undefined): string | number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value ?? null;
}
