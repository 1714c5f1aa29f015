import type { Knex } from "knex";
import { addColumns, createTable, day, dropTables, exactText, instant, isMysql } from "./table.ts";

/** The life of rule sets, what people say of a draft, who adopts it, and disputes the leading group decides. */
export async function up(db: Knex): Promise<void> {
  await addColumns(db, "rule_sets", {
    based_on: (table) => exactText(db, table, "based_on", 24).nullable(),
    /** Counts every saved change of a draft: what If-Match names. */
    text_version: (table) => table.integer("text_version").notNullable().defaultTo(1),
    /** The text without the month it takes effect in: what is signed. */
    text_digest: (table) => table.string("text_digest", 64).nullable(),
    comments_until: (table) => instant(table, "comments_until").nullable(),
    trial_from: (table) => table.string("trial_from", 7).nullable(),
    adopted_at: (table) => instant(table, "adopted_at").nullable(),
  });
  await createTable(db, "rule_texts", (table) => {
    exactText(db, table, "version", 24).notNullable();
    table.integer("text_version").notNullable();
    table.text("definition", "longtext").notNullable();
    table.string("text_digest", 64).notNullable();
    table.string("note", 200).nullable();
    table.bigInteger("account_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.primary(["version", "text_version"]);
  });
  await createTable(db, "rule_moves", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "version", 24).notNullable();
    table.string("from_state", 12).nullable();
    table.string("to_state", 12).notNullable();
    table.string("reason", 500).notNullable();
    /** The month of trial or effect. */
    table.string("month", 7).nullable();
    table.string("text_digest", 64).notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.index(["version"], "rule_moves_version");
  });
  await createTable(db, "rule_comments", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "version", 24).notNullable();
    /** `indicators:GZ-01`, or a table's code, or empty for the whole. */
    table.string("clause", 120).notNullable();
    table.string("text", 1000).notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.string("answer", 1000).nullable();
    /** `adopted`, `partly`, `rejected`, `pending`. */
    table.string("adoption", 12).nullable();
    table.bigInteger("answered_by").unsigned().nullable();
    instant(table, "answered_at").nullable();
    table.index(["version", "clause"], "rule_comments_version_clause");
  });
  await createTable(db, "rule_signatures", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "version", 24).notNullable();
    exactText(db, table, "text_digest", 64).notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    /** As which member: `chair`, `deputy`, `member`. */
    table.string("place", 8).notNullable();
    instant(table, "at").notNullable();
    table.string("terminal", 200).nullable();
    table.unique(["version", "text_digest", "account_id"], { indexName: "rule_signatures_once" });
  });
  await createTable(db, "group_members", (table) => {
    table.bigIncrements("id");
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("place", 8).notNullable();
    day(table, "from_day").notNullable();
    day(table, "to_day").nullable();
    table.unique(["account_id", "from_day"], { indexName: "group_members_account_from" });
  });
  // What needs a second person: trial, effect and retirement of a version, members of the leading group.
  await createTable(db, "rule_requests", (table) => {
    table.bigIncrements("id");
    table.string("kind", 12).notNullable();
    exactText(db, table, "version", 24).nullable();
    table.string("text_digest", 64).nullable();
    table.string("month", 7).nullable();
    table.bigInteger("account_id").unsigned().nullable();
    table.string("place", 8).nullable();
    day(table, "on_day").nullable();
    table.string("reason", 500).notNullable();
    table.string("state", 12).notNullable();
    table.bigInteger("asked_by").unsigned().notNullable();
    table.string("asked_role", 20).notNullable();
    instant(table, "asked_at").notNullable();
    table.bigInteger("decided_by").unsigned().nullable();
    table.string("decided_role", 20).nullable();
    instant(table, "decided_at").nullable();
    table.string("note", 500).nullable();
    table.index(["state"], "rule_requests_state");
  });
  await createTable(db, "disputes", (table) => {
    table.bigIncrements("id");
    table.bigInteger("objection_id").unsigned().notNullable().unique({ indexName: "disputes_objection" });
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("text", 1000).notNullable();
    instant(table, "at").notNullable();
    /** `open`, `upheld`, `dismissed`. */
    table.string("state", 12).notNullable();
    table.string("proposed", 12).nullable();
    table.string("decision", 2000).nullable();
    table.string("decision_digest", 64).nullable();
    table.bigInteger("proposed_by").unsigned().nullable();
    instant(table, "decided_at").nullable();
    table.index(["state"], "disputes_state");
  });
  await createTable(db, "dispute_signatures", (table) => {
    table.bigIncrements("id");
    table.bigInteger("dispute_id").unsigned().notNullable();
    exactText(db, table, "decision_digest", 64).notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    table.string("place", 8).notNullable();
    instant(table, "at").notNullable();
    table.string("terminal", 200).nullable();
    table.unique(["dispute_id", "decision_digest", "account_id"], { indexName: "dispute_signatures_once" });
  });
  for (const name of APPEND_ONLY) await guard(db, name);
}

const APPEND_ONLY = ["rule_texts", "rule_moves", "rule_signatures", "dispute_signatures"];

/** What was written or signed is never written again. */
async function guard(db: Knex, table: string): Promise<void> {
  for (const verb of ["update", "delete"]) {
    await db.raw(`drop trigger if exists ${table}_no_${verb}`);
    const refusal = `${table} is append-only`;
    await db.raw(
      isMysql(db)
        ? `create trigger ${table}_no_${verb} before ${verb} on ${table} for each row signal sqlstate '45000' set message_text = '${refusal}'`
        : `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${refusal}'); end`,
    );
  }
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, [
    "dispute_signatures", "disputes", "rule_requests", "group_members", "rule_signatures", "rule_comments", "rule_moves", "rule_texts",
  ]); // prettier-ignore
  await db("rule_sets").whereIn("state", ["draft", "consultation", "discussion", "trial"]).delete();
  await db("rule_sets").whereIn("state", ["effective", "retired"]).update({ state: "active" });
  for (const column of [
    "based_on",
    "text_version",
    "text_digest",
    "comments_until",
    "trial_from",
    "adopted_at",
  ]) {
    if (await db.schema.hasColumn("rule_sets", column))
      await db.schema.alterTable("rule_sets", (table) => void table.dropColumn(column));
  }
}
