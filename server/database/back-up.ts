import { closeSync, existsSync, openSync } from "node:fs";
import { resolve } from "node:path";
import type { Knex } from "knex";
import { isMysql } from "./dialect.ts";

/**
 * Writes the embedded database to a new file as of one instant, while servers write on (`VACUUM INTO`).
 * @throws Error on MySQL/MariaDB, whose own tools do this (docs/deployment.md), and when the file exists
 */
export async function backUp(db: Knex, file: string): Promise<void> {
  if (isMysql(db))
    throw new Error("use mariadb-dump --single-transaction or mariadb-backup for this database");
  const path = resolve(file);
  if (existsSync(path)) throw new Error(`${path} exists already; a backup never overwrites`);
  // SQLite fills an empty file: made first, it is nobody else's to read from its first byte on.
  closeSync(openSync(path, "wx", 0o600));
  await db.raw("vacuum into ?", [path]);
}
