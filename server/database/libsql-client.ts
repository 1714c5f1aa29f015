import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import type { Knex } from "knex";

/**
 * Knex over libsql: the better-sqlite3 dialect with another driver. Transactions begin IMMEDIATE, so two writers
 * meet at BEGIN (where waiting and retrying is safe) and never half-way; a transaction left open by a failed
 * COMMIT is rolled back before the next one begins.
 */
interface Connection {
  inTransaction: boolean;
  /** Set to have the pool replace the connection. */
  __knex__disposed?: unknown;
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): Statement;
}
interface Statement {
  readonly reader: boolean;
  raw(lists: boolean): Statement;
  columns(): { name: string }[];
  all(values: unknown[]): unknown[][];
  run(values: unknown[]): { lastInsertRowid: unknown; changes: number };
}
/** A statement, and the names of the columns it answers with; null = it answers with none. */
interface Prepared {
  statement: Statement;
  columns: readonly string[] | null;
}
/** What knex hands over to be run, and takes back with the answer in it. */
interface Question {
  sql: string;
  bindings?: unknown[];
  response?: unknown;
  context?: unknown;
}
interface TransactionBase {
  outerTx: unknown;
  begin(connection: Connection): Promise<unknown>;
}

const require = createRequire(import.meta.url);
// knex publishes these two classes only as CommonJS files without types.
const BetterSqlite = require("knex/lib/dialects/better-sqlite3") as new (config: Knex.Config) => {
  _formatBindings(bindings: unknown[] | undefined): unknown[];
};
const Transaction = require("knex/lib/execution/transaction") as new (...args: unknown[]) => TransactionBase;

class ImmediateTransaction extends Transaction {
  override async begin(connection: Connection): Promise<unknown> {
    if (this.outerTx) return super.begin(connection);
    if (connection.inTransaction) connection.exec("ROLLBACK");
    const until = performance.now() + PATIENCE;
    // Waiting inside SQLite would stop this whole process while another one writes.
    connection.pragma("busy_timeout = 0");
    try {
      for (;;) {
        try {
          // exec, never a prepared statement: libsql leaves a busy one open, and every later COMMIT then fails.
          connection.exec("BEGIN IMMEDIATE");
          return undefined;
        } catch (error) {
          if (!isBusy(error) || performance.now() > until) throw error;
        }
        await pause(5 + Math.random() * 15);
      }
    } finally {
      connection.pragma(`busy_timeout = ${PATIENCE}`);
    }
  }
}

/**
 * Statements prepared before, by connection and text, the one used longest ago first: for most of the product's reads
 * SQLite's parser and planner cost more than the rows (signing a unit: a fifth of all its time in the database).
 */
const statements = new WeakMap<Connection, Map<string, Prepared>>();
const MOST_STATEMENTS = 250;
/** Long texts are lists of ids, hardly ever asked twice. */
const LONGEST = 4_000;
const PLAIN = /^\s*(select|insert|update|delete|with)\b/i;
const CHANGES_TABLES = /^\s*(create|alter|drop)\b/i;

function prepared(connection: Connection, sql: string): Prepared {
  // What `*` means is another thing afterwards.
  if (CHANGES_TABLES.test(sql)) statements.delete(connection);
  if (sql.length > LONGEST || !PLAIN.test(sql)) return prepare(connection, sql);
  let known = statements.get(connection);
  if (!known) statements.set(connection, (known = new Map<string, Prepared>()));
  const found = known.get(sql) ?? prepare(connection, sql);
  // Set anew it is the last of the map: the first is the one nobody has asked for the longest time.
  known.delete(sql);
  known.set(sql, found);
  if (known.size > MOST_STATEMENTS) known.delete(known.keys().next().value!);
  return found;
}

function prepare(connection: Connection, sql: string): Prepared {
  const statement = connection.prepare(sql);
  if (!statement.reader) return { statement, columns: null };
  return { columns: statement.columns().map(({ name }) => name), statement: statement.raw(true) };
}

/** The driver names every value of every row anew; lists named here take a fifth less time. */
function toObjects(rows: readonly unknown[][], columns: readonly string[]): Record<string, unknown>[] {
  return rows.map((row) => {
    if (row.length !== columns.length) throw new Error("another process changed a table this one reads");
    const object: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index++) object[columns[index]!] = row[index];
    return object;
  });
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY");
}

export class LibsqlClient extends BetterSqlite {
  _driver(): unknown {
    return require("libsql") as unknown;
  }

  /** A write outside a transaction that stayed busy leaves its statement open: such a connection is replaced. */
  async _query(connection: Connection, question: Question): Promise<Question> {
    const { sql } = question;
    try {
      const { statement, columns } = prepared(connection, sql);
      const values = this._formatBindings(question.bindings);
      if (columns) question.response = toObjects(statement.all(values), columns);
      else {
        const response = statement.run(values);
        question.response = response;
        question.context = { lastID: response.lastInsertRowid, changes: response.changes };
      }
      return question;
    } catch (error) {
      // Whatever state a failed statement is in, nobody uses it again.
      statements.get(connection)?.delete(sql);
      if (isBusy(error)) connection.__knex__disposed = error;
      throw error;
    }
  }

  transaction(container: unknown, config: unknown, outerTx: unknown): unknown {
    if (!outerTx) return new ImmediateTransaction(this, container, config, outerTx);
    return new Transaction(this, container, config, outerTx);
  }
}
Object.assign(LibsqlClient.prototype, { driverName: "libsql" });

/** How long a statement or BEGIN waits for another process's write. */
const PATIENCE = 5_000;

/** Durable (synchronous=FULL), enforcing foreign keys, waiting up to five seconds for another process's write. */
export function setPragmas(connection: Pick<Connection, "pragma">): void {
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma(`busy_timeout = ${PATIENCE}`);
  // A push of 1,000 rows dirties some 500 pages: with SQLite's 2 MB they spill to the log half-way, and its checkpoint
  // every 1,000 pages comes with every second push (COMMIT 15 ms, with these two 6 ms).
  connection.pragma("cache_size = -32000");
  connection.pragma("wal_autocheckpoint = 4000");
}
