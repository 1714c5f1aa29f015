import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant } from "./table.ts";

/** 结果运用: what the rules propose, what the party committee decided, and the searches for candidates people kept. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "outcome_proposals", (table) => {
    table.bigIncrements("id");
    /** The half-year that gave rise to it: `2026-H1`. */
    table.string("period", 7).notNullable();
    exactText(db, table, "rule_set", 24).notNullable();
    /** Code of the outcome rule: `award`, `promotion`. */
    table.string("rule", 16).notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    /** Where he stood in that half-year. */
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("level", 8).notNullable();
    /** What speaks for it and what forbids it: JSON. */
    table.text("reasons").notNullable();
    table.text("vetoes").notNullable();
    table.boolean("vetoed").notNullable();
    table.bigInteger("computed_by").unsigned().notNullable();
    instant(table, "computed_at").notNullable();
    table.unique(["period", "rule", "officer_id"], { indexName: "outcome_proposals_officer" });
    table.index(["officer_id"], "outcome_proposals_of");
  });
  await createTable(db, "outcome_decisions", (table) => {
    table.bigIncrements("id");
    table.bigInteger("proposal_id").unsigned().nullable().index("outcome_decisions_proposal");
    table.bigInteger("officer_id").unsigned().notNullable().index("outcome_decisions_officer");
    /** award, selection, promotion, reserve, retraining, reassignment, rotation, talk. */
    table.string("kind", 12).notNullable();
    /** adopted, changed, notAdopted. */
    table.string("verdict", 12).notNullable();
    day(table, "decided_on").notNullable();
    table.string("document_no", 80).notNullable();
    table.string("reason", 500).nullable();
    /** entered, confirmed, refused, withdrawn. */
    table.string("state", 12).notNullable();
    table.bigInteger("entered_by").unsigned().notNullable();
    table.string("entered_as", 20).notNullable();
    instant(table, "entered_at").notNullable();
    table.bigInteger("confirmed_by").unsigned().nullable();
    table.string("confirmed_as", 20).nullable();
    instant(table, "confirmed_at").nullable();
    table.string("note", 500).nullable();
  });
  await createTable(db, "candidate_searches", (table) => {
    table.bigIncrements("id");
    table.string("name", 60).notNullable();
    /** What was asked, and whom it found: JSON. */
    table.text("criteria").notNullable();
    table.text("found", "mediumtext").notNullable();
    table.bigInteger("account_id").unsigned().notNullable().index("candidate_searches_account");
    instant(table, "at").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["candidate_searches", "outcome_decisions", "outcome_proposals"]);
}
