import type { Knex } from "knex";
import { createTable, dropTables, exactText, instant, isMysql } from "./table.ts";

/**
 * What the year adds to its quarters (细则 §11): 民主测评, 领导评价, 年度训练测试 of each officer. One row says what stands;
 * every word ever entered stays beside it.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "appraisals", (table) => {
    table.bigIncrements("id");
    described(db, table);
    table.unique(["year", "officer_id", "kind"], { indexName: "appraisals_year_officer_kind" });
    table.index(["push_id"], "appraisals_push");
  });
  await createTable(db, "appraisal_versions", (table) => {
    table.bigIncrements("id");
    described(db, table);
    /** 更正原因: from the second version on. */
    table.string("reason", 200).nullable();
    table.unique(["year", "officer_id", "kind", "version"], { indexName: "appraisal_versions_version" });
    table.index(["push_id"], "appraisal_versions_push");
  });
  await guard(db);
}

function described(db: Knex, table: Knex.CreateTableBuilder): void {
  table.integer("year").notNullable();
  table.bigInteger("officer_id").unsigned().notNullable();
  /** A code of the rule set's `composition.year.others`. */
  exactText(db, table, "kind", 16).notNullable();
  table.integer("version").notNullable();
  /** Integer hundredths of 100; null = taken back. */
  table.integer("score").nullable();
  /** 依据: the sheet or document it was taken from. */
  table.string("basis", 100).nullable();
  exactText(db, table, "push_id", 36).notNullable();
  table.bigInteger("actor_id").unsigned().notNullable();
  instant(table, "at").notNullable();
}

/** What was entered once is never unsaid: a correction is another version. */
async function guard(db: Knex): Promise<void> {
  for (const verb of ["update", "delete"]) {
    const name = `appraisal_versions_no_${verb}`;
    await db.raw(`drop trigger if exists ${name}`);
    const refusal = "appraisal_versions is append-only";
    await db.raw(
      isMysql(db)
        ? `create trigger ${name} before ${verb} on appraisal_versions for each row signal sqlstate '45000' set message_text = '${refusal}'`
        : `create trigger ${name} before ${verb} on appraisal_versions begin select raise(abort, '${refusal}'); end`,
    );
  }
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["appraisal_versions", "appraisals"]);
}
