import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant, isMysql } from "./table.ts";

/** Quarters, half-years and years: one row per period and run, one per officer in it, and what verification took off. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "assessments", (table) => {
    table.bigIncrements("id");
    /** `quarter`, `halfYear`, `year`. */
    table.string("kind", 8).notNullable();
    /** `2026-Q1`, `2026-H1`, `2026`. */
    table.string("period", 7).notNullable();
    table.integer("run").notNullable();
    /** `draft`, `replaced`; `announced`; of a year `proposed`, `approved`, `noticed`, `final`. */
    table.string("state", 10).notNullable();
    /** Whose composition it follows: in force in the last month of the period. */
    exactText(db, table, "rule_set", 24).notNullable();
    /** What it was made of: months with their rule sets and publications, or earlier assessments with their digests. JSON. */
    table.text("sources", "mediumtext").notNullable();
    table.bigInteger("computed_by").unsigned().notNullable();
    instant(table, "computed_at").notNullable();
    /** How many officers stand in it, have a score, are ranked. */
    table.integer("officers").notNullable();
    table.integer("scored").notNullable();
    table.integer("ranked").notNullable();
    /** Over the inputs of all rows, and over everything their rows say. */
    exactText(db, table, "inputs_hash", 64).notNullable();
    exactText(db, table, "digest", 64).notNullable();
    table.bigInteger("proposed_by").unsigned().nullable();
    instant(table, "proposed_at").nullable();
    /** Who approved the year, in which capacity, when, over which digest: JSON. */
    table.text("approvals").notNullable();
    table.bigInteger("announced_by").unsigned().nullable();
    /** Since when everybody may read it; nothing of it changes from then on. */
    instant(table, "announced_at").nullable();
    /** Until when the year is on 公示. */
    instant(table, "notice_until").nullable();
    table.bigInteger("finished_by").unsigned().nullable();
    instant(table, "finished_at").nullable();
    table.string("note", 500).nullable();
    table.unique(["period", "run"], { indexName: "assessments_period_run" });
  });
  await createTable(db, "standings", (table) => {
    table.bigInteger("assessment_id").unsigned().notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    /** Unit, series, level and post type of the last month he has in the period. */
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("series", 12).notNullable();
    table.string("level", 8).notNullable();
    table.string("post_type", 2).notNullable();
    /** `stations.SQ`, `heads`, `leaders`: the list he is ranked in. */
    table.string("list", 16).notNullable();
    table.integer("score").nullable();
    /** Why there is no score or no place: 不定等次, a missing quarter … */
    table.string("reason", 16).nullable();
    /** Of a year only. */
    table.string("grade", 10).nullable();
    table.integer("place").nullable();
    /** How many are ranked in the list. */
    table.integer("of_count").nullable();
    /** Everything it was computed from and how: JSON. */
    table.text("detail", "mediumtext").notNullable();
    exactText(db, table, "inputs_hash", 64).notNullable();
    /** Over the whole row, in hexadecimal. */
    exactText(db, table, "digest", 64).notNullable();
    table.primary(["assessment_id", "officer_id"]);
    table.index(["assessment_id", "list", "place"], "standings_list_place");
    table.index(["assessment_id", "unit_id"], "standings_unit");
    table.index(["officer_id"], "standings_officer");
  });
  await createTable(db, "verification_deductions", (table) => {
    table.bigIncrements("id");
    /** `2026-Q3`. */
    table.string("quarter", 7).notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    /** `omitted`, `untrue`, `noEvidence`, `late`: the codes of the rule set. */
    table.string("code", 16).notNullable();
    /** Which document or act says so. */
    exactText(db, table, "source", 80).notNullable();
    /** A later entry about the same corrects the earlier one, which stays. */
    table.integer("seq").notNullable();
    table.integer("times").notNullable();
    table.string("reason", 500).notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.unique(["quarter", "officer_id", "code", "source", "seq"], {
      indexName: "verification_deductions_seq",
    });
    table.index(["officer_id"], "verification_deductions_officer");
  });
  await guard(db);
}

/** What was announced is never changed: not the rows, not what the assessment says of them. */
async function guard(db: Knex): Promise<void> {
  const frozen = (id: string): string =>
    `(select count(*) from assessments where id = ${id} and state not in ('draft', 'replaced')) > 0`;
  const digest = "old.digest <> new.digest or old.inputs_hash <> new.inputs_hash or old.sources <> new.sources";
  await trigger(db, "standings_no_update", "update", "standings", "1 = 1");
  await trigger(db, "standings_no_delete", "delete", "standings", frozen("old.assessment_id"));
  await trigger(db, "standings_no_insert", "insert", "standings", frozen("new.assessment_id"));
  const settled = `old.state in ('announced', 'final', 'replaced') or (old.state <> 'draft' and (${digest}))`;
  await trigger(db, "assessments_no_update", "update", "assessments", settled);
  await trigger(db, "assessments_no_delete", "delete", "assessments", "1 = 1");
  await trigger(db, "verification_deductions_no_update", "update", "verification_deductions", "1 = 1");
  await trigger(db, "verification_deductions_no_delete", "delete", "verification_deductions", "1 = 1");
} // prettier-ignore

async function trigger(db: Knex, name: string, verb: string, table: string, when: string): Promise<void> {
  const refusal = `${table}: what was announced or entered stays`;
  await db.raw(`drop trigger if exists ${name}`);
  await db.raw(
    isMysql(db)
      ? `create trigger ${name} before ${verb} on ${table} for each row if ${when} then signal sqlstate '45000' set message_text = '${refusal}'; end if`
      : `create trigger ${name} before ${verb} on ${table} when ${when} begin select raise(abort, '${refusal}'); end`,
  );
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["verification_deductions", "standings", "assessments"]);
}
