import { createRequire } from "node:module";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { databaseFile } from "../server/database/open-database.ts";

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

/** The product's tables under other names, with their keys and the indexes that these writes touch. */
const TABLES = {
  reports: ["unique (id)"],
  audit_entries: ["unique (seq)", "(subject)"],
  publications: ["unique (id)", "unique (month, seq)"],
  publication_items: ["unique (publication_id, report_id)", "(report_id)"],
  unit_months: ["unique (month, unit_id, rule_set)"],
} as const;
const CHECKED = "update raw_reports set state = 'checked' where id in";
const PUBLISHED = "update raw_reports set state = 'published' where id in";
const COUNTED =
  "update raw_unit_months set published = (select count(*) from raw_reports r where r.unit_id = raw_unit_months.unit_id and r.month = raw_unit_months.month and r.state in ('published', 'locked')) where month = ?";

interface Libsql {
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown };
  close(): void;
}

/** libsql on the product's own file: prepared statements, a row at a time. */
export function openRawSqlite(dataDir: string): RawPublisher {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const database = new Database(databaseFile(dataDir));
  database.pragma("synchronous = FULL");
  for (const [table, keys] of Object.entries(TABLES)) {
    const kept = table === "reports" || table === "unit_months" ? "" : " where 1 = 0";
    database.exec(`create table raw_${table} as select * from ${table}${kept}`);
    for (const [index, key] of keys.entries()) {
      const unique = key.startsWith("unique") ? "unique " : "";
      database.exec(
        `create ${unique}index raw_${table}_${index} on raw_${table} ${key.replace("unique ", "")}`,
      );
    }
  }
  database.exec("create index raw_reports_unit on raw_reports (unit_id, month)");
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
      database.exec("COMMIT");
      database.exec("BEGIN IMMEDIATE");
      insert("publications", publications);
      insert("publication_items", items);
      database.exec(`${PUBLISHED} ${ids}`);
      database.prepare(COUNTED).run([month]);
      insert("audit_entries", audit.slice(-1));
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
  for (const table of Object.keys(TABLES)) {
    await connection.query(`create table raw_${table} like ${table}`);
    if (table === "reports" || table === "unit_months")
      await connection.query(`insert into raw_${table} select * from ${table}`);
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
      await connection.commit();
      await connection.beginTransaction();
      await insert("publications", publications);
      await insert("publication_items", items);
      await connection.query(`${PUBLISHED} (?)`, [reportIds]);
      await connection.query(COUNTED, [month]);
      await insert("audit_entries", audit.slice(-1));
      await connection.commit();
    },
    close: () => connection.end(),
  };
}
