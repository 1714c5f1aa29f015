import { mkdtempSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import type { DatabaseConfig } from "../../server/database/open-database.ts";
import { findMariadbd, startMariadb, type TestServer } from "./mariadb.ts";

export type Engine = "SQLite" | "MariaDB";

/** An empty database of a test's own; `drop` removes it. */
export interface TestDatabase {
  engine: Engine;
  config: DatabaseConfig;
  drop(): Promise<void>;
}

let own: TestServer | undefined;

/** The MySQL-protocol server of this run: `TEST_MYSQL_URL`, one started here, or none. */
function mysqlUrl(): string | undefined {
  return process.env.TEST_MYSQL_URL || own?.url;
}

/** Without a server the MariaDB half of the tests is skipped, loudly; under CI that is an error. */
export async function startMysqlForTests(): Promise<void> {
  if (mysqlUrl()) return;
  if (findMariadbd()) {
    own = await startMariadb({ careless: true });
    // Files run in processes of their own, which inherit this.
    process.env.TEST_MYSQL_URL = own.url;
    return;
  }
  const loss = "SKIP: no mariadbd and no TEST_MYSQL_URL: nothing is tested on MySQL/MariaDB";
  if (process.env.CI === "true") throw new Error(loss);
  console.warn(`\n!!! ${loss} !!!\n`);
}

export async function stopMysqlForTests(): Promise<void> {
  await own?.stop();
  own = undefined;
}

/** Starts (once) and returns the server, for tests that kill or stop it: they must use one of their own. */
export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === "SQLite" ? openSqlite() : openMariadb();
}

function openSqlite(): TestDatabase {
  const dataDir = mkdtempSync(join(tmpdir(), "merit-sqlite-"));
  return {
    engine: "SQLite",
    config: { databaseUrl: "", dataDir },
    drop() {
      rmSync(dataDir, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function openMariadb(): Promise<TestDatabase> {
  const server = mysqlUrl();
  if (!server) throw new Error("no MySQL server for tests");
  const name = `merit_${randomBytes(6).toString("hex")}`;
  const dataDir = mkdtempSync(join(tmpdir(), "merit-data-"));
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    engine: "MariaDB",
    config: { databaseUrl: url.href, dataDir },
    async drop() {
      rmSync(dataDir, { recursive: true, force: true });
      await run(server, `drop database if exists ${name}`);
    },
  };
}

async function run(server: string, sql: string): Promise<void> {
  const connection = await createConnection(server);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/**
 * Declares the same tests once per database. `open` gives a fresh, empty one; whoever opens drops
 * (`startServer` does both).
 */
export function forEachDatabase(declare: (engine: Engine, open: () => Promise<TestDatabase>) => void): void {
  for (const engine of ["SQLite", "MariaDB"] as const) {
    describe(`on ${engine}`, () => {
      before(function () {
        if (engine === "MariaDB" && !mysqlUrl()) this.skip();
      });
      declare(engine, () => openTestDatabase(engine));
    });
  }
}
