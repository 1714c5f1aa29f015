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
  promise(): { query(sql: string, values: null): Promise<unknown> };
}
interface LibsqlStatement {
  run(values: unknown[]): unknown;
}
interface LibsqlConnection {
  prepare(sql: string): LibsqlStatement;
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
    const end = Math.min(start + size, rows.length);
    if (mysql) {
      const sql = head + tuplesOf(rows, columns, start, end) + suffix;
      // Not even an empty list of values: the driver would look through a megabyte for question marks (7 ms).
      await (connection as MysqlConnection).promise().query(sql, null);
    } else {
      runPrepared(connection as LibsqlConnection, rows, columns, { head, suffix, start, end });
      if (end - start > BATCHES[0]) await breathe();
    }
  }
}

/**
 * Rows of one statement on SQLite. A call into libsql costs about as much as storing a row (1,000 rows of 16 columns:
 * 8.6 ms one by one, 5.3 ms by the hundred), parsing a statement of many tuples costs more than running it: so few
 * sizes, each prepared once per connection.
 */
const BATCHES = [100, 10, 1] as const;
const statements = new WeakMap<LibsqlConnection, Map<string, LibsqlStatement>>();

function runPrepared(
  connection: LibsqlConnection,
  rows: readonly Row[],
  columns: readonly string[],
  { head, suffix, start, end }: { head: string; suffix: string; start: number; end: number },
): void {
  const tuple = `(${columns.map(() => "?").join(",")})`;
  let next = start;
  for (const batch of BATCHES) {
    if (end - next < batch || batch * columns.length > MAX_PARAMETERS) continue;
    const sql = head + `${tuple},`.repeat(batch - 1) + tuple + suffix;
    const statement = prepared(connection, sql);
    try {
      for (; end - next >= batch; next += batch) {
        const values: unknown[] = [];
        for (let index = next; index < next + batch; index++) {
          const row = rows[index]!;
          for (const column of columns) values.push(forSqlite(row[column]));
        }
        statement.run(values);
      }
    } catch (error) {
      // Whatever state a failed statement is in, nobody uses it again.
      statements.get(connection)?.delete(sql);
      throw error;
    }
  }
}

function prepared(connection: LibsqlConnection, sql: string): LibsqlStatement {
  let known = statements.get(connection);
  if (!known) statements.set(connection, (known = new Map<string, LibsqlStatement>()));
  let statement = known.get(sql);
  if (!statement) known.set(sql, (statement = connection.prepare(sql)));
  return statement;
}

/** The rows as SQL text for MySQL: the driver's own formatting took 25 ms for a push of 1,000 rows, this takes 4. */
function tuplesOf(rows: readonly Row[], columns: readonly string[], start: number, end: number): string {
  let sql = "";
  for (let index = start; index < end; index++) {
    const row = rows[index]!;
    sql += index === start ? "(" : "),(";
    let comma = "";
    for (const column of columns) {
      sql += comma + literal(row[column]);
      comma = ",";
    }
  }
  return `${sql})`;
}

/** The session speaks utf8mb4 with backslash escapes: these three are all that can end or bend a quoted text. */
const SPECIAL = /['\\\0]/;
const SPECIALS = /['\\\0]/g;
const ESCAPED: Record<string, string> = { "'": "''", "\\": "\\\\", "\0": "\\0" };

function literal(value: Value | undefined): string {
  if (typeof value === "string") {
    return SPECIAL.test(value) ? `'${value.replace(SPECIALS, (found) => ESCAPED[found]!)}'` : `'${value}'`;
  }
  if (value === null || value === undefined) return "null";
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error("only finite numbers are stored");
  return String(value);
}

function quote(trx: Knex.Transaction): (name: string) => string {
  const mark = isMysql(trx) ? "`" : '"';
  return (name) => mark + name + mark;
}

function forSqlite(value: Value | undefined): string | number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value ?? null;
}
