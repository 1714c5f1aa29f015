import { createRequire } from "node:module";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { FIELDS, type Fields } from "../domain/form/fields.ts";

/** Forty columns: what identifies the row, the 32 fields, and what a system adds. */
const COLUMNS = [
  "month", "officer_id", "unit_id", "name", "level", "post_type", ...FIELDS, "version", "filled_at",
]; // prettier-ignore
const KEY = ["month", "officer_id"];
const TYPES: Record<string, string> = {
  month: "varchar(7) not null",
  officer_id: "bigint not null",
  unit_id: "bigint",
  version: "int",
  summary: "varchar(1000)",
};

export type RawRow = (string | number | null)[];

/** One officer's row as plain columns. */
export function rawRow(
  officer: { id: number; name: string; level: string; postType: string },
  unitId: number,
  month: string,
  fields: Fields,
  version: number,
): RawRow {
  const { id, name, level, postType } = officer;
  const cells = FIELDS.map((field) => fields[field] ?? null);
  return [month, id, unitId, name, level, postType, ...cells, version, "2026-11-04T02:00:00.000Z"];
}

/** The fastest way this driver knows to store these rows: nothing is checked, scored, versioned or audited. */
export interface RawTable {
  name: string;
  /** Stores rows in one durable transaction. */
  upsert(rows: readonly RawRow[]): Promise<void>;
  close(): Promise<void>;
}

/** mysql2: one multi-row statement, which is one transaction. */
export async function openRawMysql(databaseUrl: string): Promise<RawTable> {
  const connection = await createConnection(databaseUrl);
  await connection.query(
    `create table raw_reports (${columns()}, primary key (${KEY.join(", ")})) engine=InnoDB charset=utf8mb4`,
  );
  const sets = COLUMNS.filter((column) => !KEY.includes(column))
    .map((column) => `\`${column}\` = values(\`${column}\`)`)
    .join(", ");
  const names = COLUMNS.map((column) => `\`${column}\``).join(", ");
  const sql = `insert into raw_reports (${names}) values ? on duplicate key update ${sets}`;
  return {
    name: "mysql2 insert … values ? on duplicate key update",
    upsert: async (rows) => void (await connection.query(sql, [rows])),
    close: () => connection.end(),
  };
}

interface Libsql {
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown };
  close(): void;
}

/** libsql: a prepared upsert for each row in one transaction, as durable as the product's own file. */
export function openRawSqlite(directory: string): RawTable {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const database = new Database(join(directory, "raw.sqlite"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(`create table raw_reports (${columns()}, primary key (${KEY.join(", ")}))`);
  const sets = COLUMNS.filter((column) => !KEY.includes(column))
    .map((column) => `"${column}" = excluded."${column}"`)
    .join(", ");
  const names = COLUMNS.map((column) => `"${column}"`).join(", ");
  const marks = COLUMNS.map(() => "?").join(", ");
  const statement = database.prepare(
    `insert into raw_reports (${names}) values (${marks}) on conflict (${KEY.join(", ")}) do update set ${sets}`,
  );
  return {
    name: "libsql prepared upsert, one transaction",
    async upsert(rows) {
      database.exec("BEGIN IMMEDIATE");
      for (const row of rows) statement.run(row);
      database.exec("COMMIT");
    },
    async close() {
      database.close();
    },
  };
}

function columns(): string {
  return COLUMNS.map((column) => {
    const isNumber = column in TYPES ? TYPES[column] : "varchar(80)";
    return `${quoted(column)} ${isNumber ?? ""}`;
  }).join(", ");
}

/** `order` is a word of SQL; both databases take it between these marks (MySQL only inside back-ticks). */
function quoted(column: string): string {
  return `\`${column}\``;
}
