import type { Knex } from "knex";
import { createTable, dropTables, exactText } from "./table.ts";

/**
 * Prepared read models: one row per unit and month, kept by every write in its own transaction, so that a leader's
 * page costs as many rows as there are units. `revision` tells every server process that something changed.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "unit_months", (table) => {
    table.string("month", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    exactText(db, table, "rule_set", 24).notNullable();
    table.string("series", 12).notNullable();
    for (const name of ["expected", "started", "complete", "submitted", "on_time", "reviewed", "published"]) {
      table.integer(name).notNullable().defaultTo(0);
    }
    for (const grade of ["excellent", "good", "qualified", "fair", "poor"]) {
      table.integer(`grade_${grade}`).notNullable().defaultTo(0);
    }
    /** Officers with points, and the sums of their points: a mean is one division. */
    table.integer("scored").notNullable().defaultTo(0);
    table.bigInteger("sum_total").notNullable().defaultTo(0);
    table.bigInteger("sum_squares").notNullable().defaultTo(0);
    for (const area of ["zz", "jj", "gz", "kq", "sh", "jc"]) {
      table.bigInteger(`sum_${area}`).notNullable().defaultTo(0);
      table.integer(`n_${area}`).notNullable().defaultTo(0);
    }
    /** Sum and number per indicator in rule-set order: JSON [[sum, n], …]. */
    table.text("indicators").notNullable();
    /** Officers per five-point band of the total: JSON {"9000": 12, …}. */
    table.text("bands").notNullable();
    table.primary(["month", "unit_id", "rule_set"]);
    table.index(["unit_id", "month"], "unit_months_unit");
  });
  await createTable(db, "revisions", (table) => {
    exactText(db, table, "topic", 24).primary();
    table.bigInteger("value").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, ["revisions", "unit_months"]);
}
