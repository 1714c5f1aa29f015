import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant, isMysql } from "./table.ts";

/** Publication with its snapshot, and what may follow: corrections, reopened units, objections, bulletins. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "publications", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    /** 1 is the month's publication; later ones add or replace, with a note. */
    table.integer("seq").notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.string("note", 400).nullable();
    table.integer("reports").notNullable();
    exactText(db, table, "digest", 64).notNullable();
    table.unique(["month", "seq"], { indexName: "publications_month_seq" });
  });
  await createTable(db, "publication_items", (table) => {
    table.bigInteger("publication_id").unsigned().notNullable();
    table.bigInteger("report_id").unsigned().notNullable();
    table.integer("report_version").notNullable();
    table.string("grade", 10).nullable();
    table.string("ungraded", 16).nullable();
    table.integer("total").nullable();
    exactText(db, table, "material_hash", 64).notNullable();
    table.primary(["publication_id", "report_id"]);
    table.index(["report_id"], "publication_items_report");
  });
  await createTable(db, "corrections", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    table.bigInteger("report_id").unsigned().notNullable().index("corrections_report");
    table.integer("base_version").notNullable();
    /** What is to change, as a push's row and lines: JSON. */
    table.text("changes", "mediumtext").notNullable();
    table.string("reason", 500).notNullable();
    /** `office`, `objection`, `lateResult`. */
    table.string("origin", 12).notNullable();
    table.bigInteger("objection_id").unsigned().nullable();
    table.string("state", 12).notNullable();
    table.bigInteger("asked_by").unsigned().notNullable();
    instant(table, "asked_at").notNullable();
    table.bigInteger("decided_by").unsigned().nullable();
    instant(table, "decided_at").nullable();
    table.string("decision_note", 500).nullable();
    table.integer("new_version").nullable();
    /** In which capacity each of the two acted: never the same (reliability §3, `2`). */
    table.string("asked_role", 20).notNullable();
    table.string("decided_role", 20).nullable();
    /** Field by field, old and new, as the second person saw it when he decided: JSON. */
    table.text("diff", "mediumtext").nullable();
    /** Under which the new versions stand, as a push's versions stand under its id. */
    table.string("push_id", 36).nullable();
    table.index(["month", "state"], "corrections_month_state");
  });
  await createTable(db, "reopenings", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.string("reason", 500).notNullable();
    table.string("state", 12).notNullable();
    table.bigInteger("asked_by").unsigned().notNullable();
    instant(table, "asked_at").notNullable();
    table.bigInteger("decided_by").unsigned().nullable();
    instant(table, "decided_at").nullable();
    /** Two workdays after the decision, 17:30 Shanghai time. */
    instant(table, "closes_at").nullable();
    instant(table, "closed_at").nullable();
    table.string("asked_role", 20).notNullable();
    table.string("decided_role", 20).nullable();
    table.string("decision_note", 500).nullable();
    table.index(["month", "unit_id"], "reopenings_month_unit");
  });
  await createTable(db, "objections", (table) => {
    table.bigIncrements("id");
    /** `grade`: the officer's own grade; `doubt`: an item of somebody's published file. */
    table.string("kind", 8).notNullable();
    table.string("month", 7).notNullable();
    table.bigInteger("report_id").unsigned().notNullable().index("objections_report");
    /** Indicator code, event number or field a doubt is about. */
    table.string("item", 40).nullable();
    table.string("text", 1000).notNullable();
    /** Shown to the files office only, unless it is the officer himself. */
    table.bigInteger("account_id").unsigned().notNullable().index("objections_account");
    instant(table, "at").notNullable();
    instant(table, "answer_by").notNullable();
    table.string("state", 12).notNullable();
    table.string("answer", 1000).nullable();
    table.bigInteger("answered_by").unsigned().nullable();
    instant(table, "answered_at").nullable();
    table.index(["month", "state"], "objections_month_state");
  });
  await createTable(db, "bulletins", (table) => {
    table.bigIncrements("id");
    /** `grades` 等次通报, `quality` 填审质量通报, `correction` 更正通报. */
    table.string("kind", 12).notNullable();
    table.string("month", 7).notNullable();
    table.string("title", 200).notNullable();
    table.text("content", "mediumtext").notNullable();
    table.string("state", 12).notNullable();
    /** The year's number, given when issued: 北公政档〔2026〕7号. */
    table.integer("year").nullable();
    table.integer("number").nullable();
    table.bigInteger("corrects_id").unsigned().nullable();
    table.bigInteger("drafted_by").unsigned().notNullable();
    instant(table, "drafted_at").notNullable();
    table.integer("version").notNullable();
    table.bigInteger("issued_by").unsigned().nullable();
    instant(table, "issued_at").nullable();
    exactText(db, table, "content_hash", 64).nullable();
    /** Head of the audit chain, printed on the paper. */
    table.string("chain_head", 64).nullable();
    table.unique(["year", "number"], { indexName: "bulletins_year_number" });
    table.index(["month"], "bulletins_month");
  });
  await createTable(db, "office_shares", (table) => {
    /** 分责: which member of the files office answers for which unit. */
    table.bigInteger("unit_id").unsigned().primary();
    table.bigInteger("account_id").unsigned().notNullable().index("office_shares_account");
  });
  await guardIssuedBulletins(db);
}

/** An issued bulletin never changes; only its chain head is written once, right after its issue is recorded. */
async function guardIssuedBulletins(db: Knex): Promise<void> {
  const refusal = "issued bulletins never change";
  for (const verb of ["update", "delete"]) {
    const name = `bulletins_no_${verb}`;
    const issued = "old.state = 'issued' and (old.chain_head is not null or 'update' <> '" + verb + "')";
    await db.raw(`drop trigger if exists ${name}`);
    await db.raw(
      isMysql(db)
        ? `create trigger ${name} before ${verb} on bulletins for each row if ${issued} then signal sqlstate '45000' set message_text = '${refusal}'; end if`
        : `create trigger ${name} before ${verb} on bulletins when ${issued} begin select raise(abort, '${refusal}'); end`,
    );
  }
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, [
    "office_shares", "bulletins", "objections", "reopenings", "corrections", "publication_items", "publications",
  ]); // prettier-ignore
}
