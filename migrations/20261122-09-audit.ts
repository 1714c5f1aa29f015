import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant, isMysql } from "./table.ts";

/**
 * The hash chain. Entries are only ever appended: triggers refuse update and delete on both engines (the production
 * account of MySQL additionally gets no such grant, see docs/deployment.md). The head row serialises appends.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "audit_entries", (table) => {
    table.bigInteger("seq").unsigned().primary();
    instant(table, "at").notNullable();
    table.bigInteger("actor_id").unsigned().nullable();
    table.string("action", 40).notNullable();
    table.string("subject", 120).notNullable();
    table.text("detail", "mediumtext").notNullable();
    exactText(db, table, "previous_hash", 64).notNullable();
    exactText(db, table, "hash", 64).notNullable();
    table.index(["subject"], "audit_entries_subject");
  });
  await createTable(db, "audit_head", (table) => {
    table.integer("id").primary();
    table.bigInteger("seq").unsigned().notNullable();
    exactText(db, table, "hash", 64).notNullable();
  });
  const head: unknown = await db("audit_head").first();
  if (!head) await db("audit_head").insert({ id: 1, seq: 0, hash: "0".repeat(64) });
  for (const table of ["audit_entries", "report_versions", "detail_line_versions"]) {
    for (const verb of ["update", "delete"]) {
      const name = `${table}_no_${verb}`;
      await db.raw(`drop trigger if exists ${name}`);
      const refusal = `${table} is append-only`;
      await db.raw(
        isMysql(db)
          ? `create trigger ${name} before ${verb} on ${table} for each row signal sqlstate '45000' set message_text = '${refusal}'`
          : `create trigger ${name} before ${verb} on ${table} begin select raise(abort, '${refusal}'); end`,
      );
    }
  }
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["audit_entries", "report_versions", "detail_line_versions"]) {
    for (const verb of ["update", "delete"]) await db.raw(`drop trigger if exists ${table}_no_${verb}`);
  }
  await dropTables(db, ["audit_head", "audit_entries"]);
}
