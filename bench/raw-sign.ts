import { createRequire } from "node:module";
import { createConnection } from "mysql2/promise";
import { setPragmas } from "../server/database/libsql-client.ts";
import { databaseFile } from "../server/database/open-database.ts";
import { copySqliteTables } from "./raw-tables.ts";

type Row = Record<string, unknown>;

/** What signing a unit's month left behind: the rows any program would have to write. */
export interface SignedRows {
  reviews: readonly Row[];
  /** In the order of the chain, one for each record. */
  audit: readonly Row[];
  reports: readonly Row[];
  unitMonth: Row;
}

/** The same rows written by the bare driver in one durable transaction: nothing is read, checked or scored. */
export interface RawSigner {
  name: string;
  sign(rows: SignedRows): Promise<void>;
  close(): Promise<void>;
}

/** Every table these writes touch; those whose rows are changed, not added, are copied with what they hold. */
const TABLES = ["reviews", "reports", "audit_entries", "audit_head", "unit_months", "revisions"] as const;
const FILLED: ReadonlySet<string> = new Set(["reports", "audit_head", "unit_months", "revisions"]);
const REPORT = "update raw_reports set state = ?, grade = ?, ungraded = ? where id = ?";
const HEAD = "update raw_audit_head set seq = ?, hash = ? where id = 1";
const PULSE = "update raw_revisions set value = value + 1 where topic = 'data'";
const KEY = ["month", "unit_id", "rule_set"];

function unitUpdate(row: Row): { sql: string; values: unknown[] } {
  const columns = Object.keys(row).filter((column) => !KEY.includes(column));
  const sets = columns.map((column) => `${column} = ?`).join(", ");
  const where = KEY.map((column) => `${column} = ?`).join(" and ");
  const values = [...columns, ...KEY].map((column) => row[column]);
  return { sql: `update raw_unit_months set ${sets} where ${where}`, values };
}

interface Libsql {
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown; all(values: unknown[]): unknown[] };
  close(): void;
}

/** libsql on the product's own file with the product's own settings: prepared statements, a row at a time. */
export function openRawSqlite(dataDir: string): RawSigner {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const database = new Database(databaseFile(dataDir));
  setPragmas(database);
  copySqliteTables(database, TABLES, FILLED);
  const insert = (table: string, rows: readonly Row[]): void => {
    const columns = Object.keys(rows[0] ?? {});
    const sql = `insert into raw_${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`;
    const statement = database.prepare(sql);
    for (const row of rows) statement.run(columns.map((column) => row[column]));
  };
  return {
    name: "libsql: the same rows in one transaction",
    async sign({ reviews, audit, reports, unitMonth }) {
      const last = audit.at(-1);
      const unit = unitUpdate(unitMonth);
      database.exec("BEGIN IMMEDIATE");
      insert("reviews", reviews);
      insert("audit_entries", audit);
      const report = database.prepare(REPORT);
      for (const { id, state, grade, ungraded } of reports) report.run([state, grade, ungraded, id]);
      database.prepare(HEAD).run([last?.seq, last?.hash]);
      database.prepare(unit.sql).run(unit.values);
      database.exec(PULSE);
      database.exec("COMMIT");
    },
    async close() {
      database.close();
    },
  };
}

/** mysql2: one multi-row statement for each table, an update for each record. */
export async function openRawMysql(databaseUrl: string): Promise<RawSigner> {
  const connection = await createConnection(databaseUrl);
  for (const table of TABLES) {
    await connection.query(`create table raw_${table} like ${table}`);
    if (FILLED.has(table)) await connection.query(`insert into raw_${table} select * from ${table}`);
  }
  const insert = async (table: string, rows: readonly Row[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const values = rows.map((row) => columns.map((column) => row[column]));
    const names = columns.map((column) => `\`${column}\``).join(", ");
    await connection.query(`insert into raw_${table} (${names}) values ?`, [values]);
  };
  return {
    name: "mysql2: the same rows in one transaction",
    async sign({ reviews, audit, reports, unitMonth }) {
      const last = audit.at(-1);
      const unit = unitUpdate(unitMonth);
      await connection.beginTransaction();
      await insert("reviews", reviews);
      await insert("audit_entries", audit);
      for (const { id, state, grade, ungraded } of reports)
        await connection.query(REPORT, [state, grade, ungraded, id]);
      await connection.query(HEAD, [last?.seq, last?.hash]);
      await connection.query(unit.sql, unit.values);
      await connection.query(PULSE);
      await connection.commit();
    },
    close: () => connection.end(),
  };
}
