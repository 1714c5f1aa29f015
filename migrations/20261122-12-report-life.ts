import type { Knex } from "knex";
import { addColumns, createTable, dropTables, exactText, instant } from "./table.ts";

/** What people do to a report besides filling it: draft, attest, submit, return, sign. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, "drafts", (table) => {
    table.string("month", 7).notNullable();
    table.bigInteger("officer_id").unsigned().notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    /** Raw cells as typed, not yet pushed: JSON. */
    table.text("cells", "mediumtext").notNullable();
    /** The report's version the draft was begun on. */
    table.integer("base_version").notNullable();
    instant(table, "at").notNullable();
    table.primary(["month", "officer_id", "account_id"]);
  });
  await createTable(db, "attestations", (table) => {
    table.bigIncrements("id");
    table.bigInteger("report_id").unsigned().notNullable().index("attestations_report");
    table.integer("report_version").notNullable();
    /** `self`, or `silence` when the bureau lets silence speak. */
    table.string("kind", 8).notNullable();
    table.bigInteger("account_id").unsigned().nullable();
    exactText(db, table, "content_hash", 64).notNullable();
    instant(table, "at").notNullable();
  });
  await createTable(db, "submissions", (table) => {
    table.bigIncrements("id");
    table.string("month", 7).notNullable();
    table.bigInteger("unit_id").unsigned().notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    instant(table, "at").notNullable();
    table.boolean("on_time").notNullable();
    table.integer("reports").notNullable();
    table.string("declaration", 400).notNullable();
    instant(table, "withdrawn_at").nullable();
    table.bigInteger("withdrawn_by").unsigned().nullable();
    table.string("withdrawal_reason", 400).nullable();
    table.index(["unit_id", "month"], "submissions_unit_month");
  });
  await createTable(db, "returns", (table) => {
    table.bigIncrements("id");
    table.bigInteger("report_id").unsigned().notNullable().index("returns_report");
    table.integer("report_version").notNullable();
    table.bigInteger("account_id").unsigned().notNullable();
    /** Who is to mend it: `officer` or `clerk`. */
    table.string("returned_to", 8).notNullable();
    table.string("reason", 500).notNullable();
    instant(table, "at").notNullable();
  });
  await addColumns(db, "reviews", {
    /** 部门主要负责人, 分管局领导, 局长, 政委, 上级机关 as on the day of signing, or acting for one. */
    capacity: (table) => table.string("capacity", 24).notNullable().defaultTo("head"),
    delegation_id: (table) => table.bigInteger("delegation_id").unsigned().nullable(),
    /** `grade`, or why no grade was given: `netDays`, `probation`, `investigation`, `newArrival`. */
    result: (table) => table.string("result", 16).notNullable().defaultTo("grade"),
    opinion: (table) => table.string("opinion", 500).nullable(),
    /** The warnings on the reviewer's page when he signed: JSON. */
    warnings: (table) => table.text("warnings").nullable(),
    /** Fields, lines and the bytes of the evidence: what the signature covers. */
    material_hash: (table) => exactText(db, table, "material_hash", 64).nullable(),
    /** SHA-256 over everything the signature binds. */
    signature: (table) => exactText(db, table, "signature", 64).nullable(),
    /** How many must sign this report: 2 where 局长 and 政委 both do. */
    signers: (table) => table.integer("signers").notNullable().defaultTo(1),
  });
  await addColumns(db, "reports", {
    /** 不定等次: the reason a signed report has no grade. */
    ungraded: (table) => table.string("ungraded", 16).nullable(),
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable("reports", (table) => table.dropColumns("ungraded"));
  await db.schema.alterTable("reviews", (table) =>
    table.dropColumns(
      "capacity",
      "delegation_id",
      "result",
      "opinion",
      "warnings",
      "material_hash",
      "signature",
      "signers",
    ),
  );
  await dropTables(db, ["returns", "submissions", "attestations", "drafts"]);
}
