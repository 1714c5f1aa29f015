import type { Knex } from "knex";
import { createTable, day, dropTables, exactText, instant, isMysql } from "./table.ts";

/** 专项行动: what was set, what was reached day by day, and how others ranked it. Quantities are integer hundredths. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "campaigns", (table) => {
    table.bigIncrements("id");
    exactText(db, table, "name", 80).notNullable().unique({ indexName: "campaigns_name" });
    day(table, "first_day").notNullable();
    day(table, "last_day").notNullable();
    /** `draft`, `running`, `finished`. */
    table.string("state", 8).notNullable();
    table.string("purpose", 500).nullable();
    /** 部署文号: by which document it was ordered. */
    table.string("document_no", 80).nullable();
    table.integer("version").notNullable();
    table.bigInteger("created_by").unsigned().notNullable();
    instant(table, "created_at").notNullable();
    instant(table, "started_at").nullable();
    instant(table, "finished_at").nullable();
    table.index(["state", "first_day"], "campaigns_state");
  });
  await createTable(db, "campaign_indicators", (table) => {
    table.bigIncrements("id");
    table.bigInteger("campaign_id").unsigned().notNullable();
    table.integer("seq").notNullable();
    exactText(db, table, "name", 60).notNullable();
    /** 计量单位: 件, 人, 起 … */
    table.string("measure", 10).notNullable();
    /** False = 只统计: shown, never held against a target (强制戒毒人数). */
    table.boolean("scored").notNullable();
    /** `up`: the more the better; `down`: the target is a ceiling. */
    table.string("direction", 4).notNullable();
    /** 岗位实绩 items whose lines are its officers' credits: JSON ["c07"]. */
    table.string("credit_items", 200).notNullable();
    table.unique(["campaign_id", "name"], { indexName: "campaign_indicators_name" });
  });
  await createTable(db, "campaign_targets", (table) => {
    table.bigInteger("indicator_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.bigInteger("campaign_id").unsigned().notNullable();
    table.bigInteger("target").notNullable();
    table.primary(["indicator_id", "unit_id"]);
    table.index(["campaign_id"], "campaign_targets_campaign");
  });
  await createTable(db, "campaign_actuals", (table) => {
    table.bigIncrements("id");
    table.bigInteger("campaign_id").unsigned().notNullable();
    table.bigInteger("indicator_id").unsigned().notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    day(table, "day").notNullable();
    table.integer("version").notNullable();
    table.bigInteger("quantity").notNullable();
    /** What this version adds to the sum: its quantity less that of the version before. */
    table.bigInteger("delta").notNullable();
    table.string("source", 60).notNullable();
    table.string("note", 200).nullable();
    /** 更正原因: from the second version on. */
    table.string("reason", 200).nullable();
    exactText(db, table, "push_id", 36).notNullable();
    table.bigInteger("actor_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.unique(["indicator_id", "unit_id", "day", "version"], { indexName: "campaign_actuals_version" });
    table.index(["campaign_id", "day"], "campaign_actuals_day");
    table.index(["push_id"], "campaign_actuals_push");
  });
  await createTable(db, "campaign_ranks", (table) => {
    table.bigIncrements("id");
    table.bigInteger("campaign_id").unsigned().notNullable().index("campaign_ranks_campaign");
    /** Null = the campaign as a whole. */
    table.bigInteger("indicator_id").unsigned().nullable();
    /** 排名范围: 全市, 全省. */
    table.string("area", 40).notNullable();
    table.integer("place").notNullable();
    table.integer("of_many").notNullable();
    day(table, "as_of").notNullable();
    table.string("issuer", 80).notNullable();
    table.string("document_no", 80).notNullable();
    table.string("note", 200).nullable();
    /** The entry this one corrects; that one stays. */
    table.bigInteger("replaces_id").unsigned().nullable().unique({ indexName: "campaign_ranks_replaces" });
    table.string("reason", 200).nullable();
    table.bigInteger("entered_by").unsigned().notNullable();
    instant(table, "at").notNullable();
  });
  await guard(db);
}

/** What was reported once is never unsaid: a correction is another row. */
const APPEND_ONLY = ["campaign_actuals", "campaign_ranks"];

async function guard(db: Knex): Promise<void> {
  for (const table of APPEND_ONLY) {
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
  await dropTables(db, [
    "campaign_ranks",
    "campaign_actuals",
    "campaign_targets",
    "campaign_indicators",
    "campaigns",
  ]);
}
