import type { Knex } from "knex";
import { addIndex, createTable, dropTables } from "./table.ts";

/**
 * 区分度, prepared: what one reviewer gave the published reports of one unit and month. Written at publication, computed
 * from its snapshot and the signatures; lists are of report or officer ids.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "grading_cells", (table) => {
    table.string("month", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    /** The account whose signature completed the reports; 0 where none is kept. */
    table.bigInteger("reviewer_id").unsigned().notNullable();
    for (const grade of ["excellent", "good", "qualified", "fair", "poor"])
      table.integer(`grade_${grade}`).notNullable();
    table.integer("ungraded").notNullable();
    /** Steps above (positive) or below the suggestion, added up. */
    table.integer("steps").notNullable();
    /** Points of each report, ascending: JSON [8010, 8916, …]. */
    table.text("totals", "mediumtext").notNullable();
    /** Reports graded above, below the suggestion, and 优秀 given past a higher candidate. */
    table.text("raised", "mediumtext").notNullable();
    table.text("lowered", "mediumtext").notNullable();
    table.text("passed", "mediumtext").notNullable();
    /** Officers who were given 优秀, and those who would have been by points. */
    table.text("holders", "mediumtext").notNullable();
    table.text("tops", "mediumtext").notNullable();
    table.primary(["month", "unit_id", "reviewer_id"]);
  });
  await addIndex(db, "reviews", "reviews_reviewer", ["reviewer_id"]);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable("reviews", (table) => void table.dropIndex([], "reviews_reviewer"));
  await dropTables(db, ["grading_cells"]);
}
