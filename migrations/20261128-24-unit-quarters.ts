import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant, isMysql } from "./table.ts";

/** The quarterly assessment of units: figures as entered, every version of them, results frozen with their inputs. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "unit_figures", (table) => {
    table.bigIncrements("id");
    /** `2026-Q3`. */
    table.string("quarter", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.integer("version").notNullable();
    /** By column of the rule set's form: number, null (不适用), text (evidence). JSON. */
    table.text("fields").notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.unique(["quarter", "unit_id"], { indexName: "unit_figures_unit" });
  });
  await createTable(db, "unit_figure_versions", (table) => {
    table.bigIncrements("id");
    table.string("quarter", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.integer("version").notNullable();
    table.text("fields").notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    /** excel, upload, web, api. */
    table.string("source", 8).notNullable();
    exactText(db, table, "push_id", 36).notNullable();
    instant(table, "at").notNullable();
    table.unique(["quarter", "unit_id", "version"], { indexName: "unit_figure_versions_version" });
    table.index(["push_id"], "unit_figure_versions_push");
  });
  await createTable(db, "unit_quarters", (table) => {
    table.bigIncrements("id");
    table.string("quarter", 7).notNullable();
    table.integer("run").notNullable();
    /** `draft`, `replaced`, `returned`, `signed`, `announced`. */
    table.string("state", 10).notNullable();
    /** In force in the last month of the quarter. */
    exactText(db, table, "rule_set", 24).notNullable();
    table.bigInteger("computed_by").unsigned().notNullable();
    instant(table, "computed_at").notNullable();
    table.integer("units").notNullable();
    /** Units with every figure filled. */
    table.integer("complete").notNullable();
    /** Over the inputs of all rows, and over everything their rows say. */
    exactText(db, table, "inputs_hash", 64).notNullable();
    exactText(db, table, "digest", 64).notNullable();
    /** Who signed, who approved, when, over which digest: JSON. */
    table.text("signatures").notNullable();
    /** Since when everybody may read it; nothing of it changes from then on. */
    instant(table, "announced_at").nullable();
    table.string("note", 500).nullable();
    table.unique(["quarter", "run"], { indexName: "unit_quarters_run" });
  });
  await createTable(db, "unit_standings", (table) => {
    table.bigInteger("unit_quarter_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("series", 12).notNullable();
    table.integer("total").notNullable();
    table.integer("place").notNullable();
    /** How many are ranked in the series. */
    table.integer("of_count").notNullable();
    table.string("grade", 10).notNullable();
    /** The figures it was computed from, system figures included: JSON. */
    table.text("inputs").notNullable();
    /** Points of every indicator, halves, over-bonus, ceilings: JSON. */
    table.text("points").notNullable();
    exactText(db, table, "inputs_hash", 64).notNullable();
    /** Over the whole row. */
    exactText(db, table, "digest", 64).notNullable();
    table.primary(["unit_quarter_id", "unit_id"]);
    table.index(["unit_id"], "unit_standings_unit");
  });
  await guard(db);
}

/** What was announced is never changed; versions and rows are only ever added. */
async function guard(db: Knex): Promise<void> {
  const frozen = (id: string): string =>
    `(select count(*) from unit_quarters where id = ${id} and state not in ('draft', 'replaced', 'returned')) > 0`;
  const digest = "old.digest <> new.digest or old.inputs_hash <> new.inputs_hash";
  await trigger(db, "unit_figure_versions_no_update", "update", "unit_figure_versions", "1 = 1");
  await trigger(db, "unit_figure_versions_no_delete", "delete", "unit_figure_versions", "1 = 1");
  await trigger(db, "unit_standings_no_update", "update", "unit_standings", "1 = 1");
  await trigger(db, "unit_standings_no_delete", "delete", "unit_standings", frozen("old.unit_quarter_id"));
  await trigger(db, "unit_standings_no_insert", "insert", "unit_standings", frozen("new.unit_quarter_id"));
  await trigger(db, "unit_quarters_no_update", "update", "unit_quarters", `${digest} or old.state = 'announced'`);
  await trigger(db, "unit_quarters_no_delete", "delete", "unit_quarters", "1 = 1");
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
  await dropTables(db, ["unit_standings", "unit_quarters", "unit_figure_versions", "unit_figures"]);
}
