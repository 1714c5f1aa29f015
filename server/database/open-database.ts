import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import knex, { type Knex } from "knex";
import type { Config } from "../config.ts";
import { LibsqlClient, setPragmas } from "./libsql-client.ts";

export type DatabaseConfig = Pick<Config, "databaseUrl" | "dataDir">;

/** How long a request waits for a free connection before it is told 503. */
const ACQUIRE_TIMEOUT = 5_000;
/** A connection idle for longer is pinged before it is used again: half-open sockets look healthy. */
const PING_AFTER_IDLE = 5_000;

/** Opens the pool; nothing is connected or created before the first query. */
export function openDatabase(config: DatabaseConfig): Knex {
  return config.databaseUrl ? openMysql(config.databaseUrl) : openEmbedded(config.dataDir);
}

/** The embedded database's file; its backup is `VACUUM INTO`, never a copy of this file. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, "merit-file.sqlite");
}

function openEmbedded(dataDir: string): Knex {
  createPrivately(dataDir);
  return knex({
    client: LibsqlClient as unknown as typeof Knex.Client,
    connection: { filename: databaseFile(dataDir) },
    useNullAsDefault: true,
    acquireConnectionTimeout: ACQUIRE_TIMEOUT,
    log: QUIET,
    pool: {
      // One connection: a second one may keep reading an old snapshot after SQLITE_BUSY_SNAPSHOT.
      min: 1,
      max: 1,
      afterCreate: (connection: Parameters<typeof setPragmas>[0], done: (error?: unknown) => void) => {
        try {
          setPragmas(connection);
          done();
        } catch (error) {
          done(error);
        }
      },
    },
  });
}

/** Officers' files: readable by the server's own user alone. SQLite gives its side files the mode of the database. */
function createPrivately(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  closeSync(openSync(databaseFile(dataDir), "a", 0o600));
}

interface MysqlConnection {
  query(sql: string, done: (error: (Error & { errno?: number }) | null) => void): void;
  ping(done: (error: Error | null) => void): void;
  usedAt?: number;
}

function openMysql(databaseUrl: string): Knex {
  const url = new URL(databaseUrl);
  return knex({
    client: "mysql2",
    connection: {
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: Number(url.port || 3306),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      charset: "utf8mb4",
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: false,
      decimalNumbers: true,
      timezone: "Z",
      multipleStatements: false,
      connectTimeout: ACQUIRE_TIMEOUT - 500,
      enableKeepAlive: true,
      ...(url.searchParams.get("ssl") === "1" && { ssl: { rejectUnauthorized: true } }),
    } as Knex.MySql2ConnectionConfig,
    acquireConnectionTimeout: ACQUIRE_TIMEOUT,
    log: QUIET,
    pool: {
      min: 0,
      max: 10,
      idleTimeoutMillis: 60_000,
      propagateCreateError: false,
      afterCreate: prepareSession,
      validate: pingIfIdle,
      maxConnectionLifetimeMillis: 3_600_000,
      maxConnectionLifetimeJitterMillis: 600_000,
    },
  });
}

/** Strict, UTC, conflicts reported instead of overwritten, causal reads on a cluster. */
const SESSION = [
  "set session sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  "set session time_zone = '+00:00', session innodb_lock_wait_timeout = 5, session group_concat_max_len = 1048576",
  "set session innodb_snapshot_isolation = on",
  "set session wsrep_sync_wait = 1",
];
/** ER_UNKNOWN_SYSTEM_VARIABLE: MySQL knows neither of the last two, a single MariaDB not the last. */
const UNKNOWN_VARIABLE = 1193;

function prepareSession(connection: MysqlConnection, done: (error: Error | null) => void): void {
  const next = (index: number): void => {
    const sql = SESSION[index];
    if (sql === undefined) return done(null);
    connection.query(sql, (error) =>
      error && error.errno !== UNKNOWN_VARIABLE ? done(error) : next(index + 1),
    );
  };
  connection.usedAt = performance.now();
  next(0);
}

function pingIfIdle(connection: MysqlConnection): boolean | Promise<boolean> {
  const now = performance.now();
  const idle = now - (connection.usedAt ?? 0);
  connection.usedAt = now;
  if (idle < PING_AFTER_IDLE) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 1_000);
    connection.ping((error) => {
      clearTimeout(timer);
      resolve(!error);
    });
  });
}

/** Knex prints a stack for every failed acquire (hundreds a second in an outage); errors reach us as errors. */
const QUIET = { warn() {}, error() {}, deprecate() {}, debug() {} };
