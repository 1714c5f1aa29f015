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
}
interface TransactionBase {
  outerTx: unknown;
  begin(connection: Connection): Promise<unknown>;
}

const require = createRequire(import.meta.url);
// knex publishes these two classes only as CommonJS files without types.
const BetterSqlite = require("knex/lib/dialects/better-sqlite3") as new (config: Knex.Config) => {
  _query(connection: Connection, statement: object): Promise<object>;
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

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY");
}

export class LibsqlClient extends BetterSqlite {
  _driver(): unknown {
    return require("libsql") as unknown;
  }

  /** A write outside a transaction that stayed busy leaves its statement open: such a connection is replaced. */
  override async _query(connection: Connection, statement: object): Promise<object> {
    try {
      return await super._query(connection, statement);
    } catch (error) {
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
export function setPragmas(connection: Connection): void {
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma(`busy_timeout = ${PATIENCE}`);
  // A push of 1,000 rows dirties some 500 pages: with SQLite's 2 MB they spill to the log half-way, and its checkpoint
  // every 1,000 pages comes with every second push (COMMIT 15 ms, with these two 6 ms).
  connection.pragma("cache_size = -32000");
  connection.pragma("wal_autocheckpoint = 4000");
}
