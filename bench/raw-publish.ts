import { createRequire } from "node:module";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { setPragmas } from "../server/database/libsql-client.ts";
import { databaseFile } from "../server/database/open-database.ts";
import { PUBLIC_CONTENT } from "../server/reports/refresh-unit-month.ts";
import { copySqliteTables } from "./raw-tables.ts";

/** What checking and publishing one month left behind: the rows any program would have to write. */
export interface PublishedRows {
  reportIds: readonly number[];
  /** In the order of the chain: the publication's own entry is the last. */
  audit: readonly Record<string, unknown>[];
  publications: readonly Record<string, unknown>[];
  items: readonly Record<string, unknown>[];
  month: string;
}

/**
 * The same rows written by the bare driver in the same two durable transactions, the check's and the publication's:
 * nothing is read, verified, locked or compared.
 */
export interface RawPublisher {
  name: string;
  publish(rows: PublishedRows): Promise<void>;
  close(): Promise<void>;
}

/** Every table these writes touch; those whose rows are changed, not added, are copied with what they hold. */
const TABLES = [
  ...["reports", "audit_entries", "audit_head", "publications", "publication_items", "unit_months"],
  ...["months", "revisions"],
];
const FILLED: ReadonlySet<string> = new Set(["reports", "audit_head", "unit_months", "months", "revisions"]);
const HEAD = "update raw_audit_head set seq = ?, hash = ? where id = 1";
const PULSE = "update raw_revisions set value = value + 1 where topic = 'data'";
const MONTH = "update raw_months set state = 'published' where month = ?";
const CHECKED = "update raw_reports set state = 'checked' where id in";
const PUBLISHED = "update raw_reports set state = 'published' where id in";
const COUNTED =
  "update raw_unit_months set published = (select count(*) from raw_reports r where r.unit_id = raw_unit_months.unit_id and r.month = raw_unit_months.month and r.state in ('published', 'locked')) where month = ?";

/** Where all of a unit's reports are published, what they come to is published with them. */
const COPIED = `update raw_unit_months set ${PUBLIC_CONTENT.map((column) => `pub_${column} = ${column}`).join(", ")} where month = ? and published = started`;

interface Libsql {
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown; all(values: unknown[]): unknown[] };
  close(): void;
}

/** libsql on the product's own file with the product's own settings: prepared statements, a row at a time. */
export function openRawSqlite(dataDir: string): RawPublisher {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const database = new Database(databaseFile(dataDir));
  setPragmas(database);
  copySqliteTables(database, TABLES, FILLED);
  const insert = (table: string, rows: readonly Record<string, unknown>[]): void => {
    const columns = Object.keys(rows[0] ?? {});
    const sql = `insert into raw_${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`;
    const statement = database.prepare(sql);
    for (const row of rows) statement.run(columns.map((column) => row[column]));
  };
  return {
    name: "libsql: the same rows in the same two transactions",
    async publish({ reportIds, audit, publications, items, month }) {
      const ids = `(${reportIds.join(",")})`;
      database.exec("BEGIN IMMEDIATE");
      database.exec(`${CHECKED} ${ids}`);
      insert("audit_entries", audit.slice(0, -1));
      database.prepare(HEAD).run([audit.at(-2)?.seq, audit.at(-2)?.hash]);
      database.exec(PULSE);
      database.exec("COMMIT");
      database.exec("BEGIN IMMEDIATE");
      insert("publications", publications);
      insert("publication_items", items);
      database.exec(`${PUBLISHED} ${ids}`);
      database.prepare(COUNTED).run([month]);
      database.prepare(COPIED).run([month]);
      database.prepare(MONTH).run([month]);
      insert("audit_entries", audit.slice(-1));
      database.prepare(HEAD).run([audit.at(-1)?.seq, audit.at(-1)?.hash]);
      database.exec(PULSE);
      database.exec("COMMIT");
    },
    async close() {
      database.close();
    },
  };
}

/** mysql2: one multi-row statement for each table. */
export async function openRawMysql(databaseUrl: string): Promise<RawPublisher> {
  const connection = await createConnection(databaseUrl);
  for (const table of TABLES) {
    await connection.query(`create table raw_${table} like ${table}`);
    if (FILLED.has(table)) await connection.query(`insert into raw_${table} select * from ${table}`);
  }
  const insert = async (table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const values = rows.map((row) => columns.map((column) => row[column]));
    await connection.query<RowDataPacket[]>(
      `insert into raw_${table} (${columns.map((column) => `\`${column}\``).join(", ")}) values ?`,
      [values],
    );
  };
  return {
    name: "mysql2: the same rows in the same two transactions",
    async publish({ reportIds, audit, publications, items, month }) {
      await connection.beginTransaction();
      await connection.query(`${CHECKED} (?)`, [reportIds]);
      await insert("audit_entries", audit.slice(0, -1));
      await connection.query(HEAD, [audit.at(-2)?.seq, audit.at(-2)?.hash]);
      await connection.query(PULSE);
      await connection.commit();
      await connection.beginTransaction();
      await insert("publications", publications);
      await insert("publication_items", items);
      await connection.query(`${PUBLISHED} (?)`, [reportIds]);
      await connection.query(COUNTED, [month]);
      await connection.query(COPIED, [month]);
      await connection.query(MONTH, [month]);
      await insert("audit_entries", audit.slice(-1));
      await connection.query(HEAD, [audit.at(-1)?.seq, audit.at(-1)?.hash]);
      await connection.query(PULSE);
      await connection.commit();
    },
    close: () => connection.end(),
  };
}
