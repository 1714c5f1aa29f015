import type { Knex } from "knex";
import { isMysql } from "./table.ts";

/** What was said once and may never be unsaid: attestations, signatures, confirmations, publications. */
const TABLES = [
  "attestations",
  "reviews",
  "event_confirmations",
  "publications",
  "publication_items",
  "returns",
];

export async function up(db: Knex): Promise<void> {
  for (const table of TABLES) {
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
  for (const table of TABLES) {
    for (const verb of ["update", "delete"]) await db.raw(`drop trigger if exists ${table}_no_${verb}`);
  }
}
