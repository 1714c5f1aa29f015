import type { Knex } from "knex";
import { MIGRATIONS, type Migration } from "../../migrations/index.ts";
import { clientOf, isMysql } from "./dialect.ts";

type Named = (typeof MIGRATIONS)[number];

/** Knex's view of `migrations/index.ts`. Names carry no extension: `.ts` and built `.js` are one migration. */
const source = {
  getMigrations: () => Promise.resolve([...MIGRATIONS]),
  getMigrationName: (named: Named) => named.name,
  getMigration: (named: Named): Promise<Migration> => Promise.resolve(named.migration),
};

/**
 * Brings the database up to date. Two servers may start at once: one migrates, the other waits. Every step can be
 * run again, so a process killed half-way is repaired by the next start; its stale lock is removed.
 */
export async function migrate(db: Knex): Promise<void> {
  await alone(db, async () => {
    const config = migratorConfig(db);
    await db.migrate.forceFreeMigrationsLock(config);
    await db.migrate.latest(config);
  });
}

/** Takes everything down again; for tests and development, never for a bureau's data. */
export async function migrateDown(db: Knex): Promise<void> {
  await alone(db, () => db.migrate.rollback(migratorConfig(db), true));
}

function migratorConfig(db: Knex): Knex.MigratorConfig {
  // MySQL commits each DDL statement by itself, so a transaction around it would only pretend.
  return { migrationSource: source, tableName: "migrations", disableTransactions: isMysql(db) };
}

const LOCK = "merit-file.migrate";

/**
 * MySQL: a named lock held by its own connection (per server, not per cluster: deploy one node first on Galera).
 * SQLite: each migration runs in an IMMEDIATE transaction; the second process finds it done or tries again.
 */
async function alone(db: Knex, work: () => Promise<unknown>): Promise<void> {
  if (!isMysql(db)) return aloneOnSqlite(work);
  const client = clientOf(db);
  const database = String((client.config.connection as { database?: string }).database ?? "");
  const name = `${LOCK}.${database}`.slice(0, 64);
  const connection = await client.acquireConnection();
  try {
    const [rows] = (await db.raw("select get_lock(?, 120) as held", [name]).connection(connection)) as [
      { held: number }[],
    ];
    if (rows[0]?.held !== 1)
      throw new Error("another process has been migrating this database for two minutes");
    await work();
  } finally {
    await db.raw("select release_lock(?)", [name]).connection(connection);
    await client.releaseConnection(connection);
  }
}

async function aloneOnSqlite(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      const raced =
        error instanceof Error &&
        /SQLITE_BUSY|already exists|UNIQUE constraint|is locked/.test(
          `${error.message} ${(error as { code?: string }).code ?? ""}`,
        );
      if (!raced || attempt >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}
