import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { PublicationLine } from "../../domain/messages/publication.ts";
import type { Month } from "../../domain/month.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { insertRows } from "../database/bulk.ts";
import { PUBLIC_CONTENT } from "../reports/refresh-unit-month.ts";

/** A report as it was published: one row of a snapshot. */
export interface PublishedItem {
  reportId: number;
  version: number;
  grade: Grade | null;
  ungraded: string | null;
  total: Hundredths | null;
  materialHash: string;
}

/**
 * Makes the offices that check and publish a month take turns with each other and with everybody who changes a report
 * of it: whoever holds these rows sees the month as it stays until COMMIT. Same order as signing: units by id.
 */
export async function lockMonth(trx: Knex.Transaction, month: Month, ruleSet: string): Promise<void> {
  await trx("months").where({ month }).forUpdate().first("month");
  await trx("unit_months")
    .where({ month, rule_set: ruleSet })
    .orderBy("unit_id")
    .forUpdate()
    .select("unit_id");
}

/** The publications of a month, first to last. */
export async function readPublications(
  db: Knex,
  month: Month,
): Promise<(PublicationLine & { id: number })[]> {
  const rows = await db("publications as p")
    .leftJoin("accounts as a", "a.id", "p.account_id")
    .where("p.month", month)
    .orderBy("p.seq")
    .select<(Omit<PublicationLine, "by"> & { id: number; by: string | null })[]>({
      id: "p.id",
      seq: "p.seq",
      at: "p.at",
      by: "a.display_name",
      note: "p.note",
      reports: "p.reports",
      digest: "p.digest",
    });
  return rows.map((row) => ({ ...row, by: row.by ?? "" }));
}

/** What of each report was last published, with the publication's number. */
export async function readLastItems(
  db: Knex,
  month: Month,
): Promise<Map<number, PublishedItem & { seq: number; at: string }>> {
  const rows = await db("publications as p")
    .join("publication_items as i", "i.publication_id", "p.id")
    .where("p.month", month)
    .orderBy("p.seq")
    .select<(PublishedItem & { seq: number; at: string })[]>({
      reportId: "i.report_id",
      version: "i.report_version",
      grade: "i.grade",
      ungraded: "i.ungraded",
      total: "i.total",
      materialHash: "i.material_hash",
      seq: "p.seq",
      at: "p.at",
    });
  return new Map(rows.map((row) => [row.reportId, row]));
}

/** Units whose content a confirmed correction changed, with the last one's instant. */
export async function readCorrectedUnits(db: Knex, month: Month): Promise<Map<number, string>> {
  const rows = await db("corrections as c")
    .join("reports as r", "r.id", "c.report_id")
    .where("c.month", month)
    .whereNotNull("c.new_version")
    .groupBy("r.unit_id")
    .select<{ unitId: number; at: string }[]>({ unitId: "r.unit_id" })
    .max<{ unitId: number; at: string }[]>({ at: "c.decided_at" });
  return new Map(rows.map(({ unitId, at }) => [Number(unitId), at]));
}

export async function markChecked(trx: Knex.Transaction, reportIds: readonly number[]): Promise<void> {
  await trx("reports")
    .whereIn("id", [...reportIds])
    .update({ state: "checked" });
}

/** Stores the act and its snapshot. @returns the publication's id */
export async function insertPublication(
  trx: Knex.Transaction,
  publication: {
    month: Month;
    seq: number;
    accountId: number;
    at: string;
    note: string | null;
    digest: string;
  },
  items: readonly PublishedItem[],
): Promise<number> {
  const { accountId, ...rest } = publication;
  const [id = 0] = await trx("publications").insert({
    ...rest,
    account_id: accountId,
    reports: items.length,
  });
  await insertRows(
    trx,
    "publication_items",
    items.map((item) => ({
      publication_id: id,
      report_id: item.reportId,
      report_version: item.version,
      grade: item.grade,
      ungraded: item.ungraded,
      total: item.total,
      material_hash: item.materialHash,
    })),
  );
  return id;
}

/**
 * Opens the checked reports to all colleagues. Of a unit's counts publication moves the number of published reports and
 * what they come to: where all of a unit's reports are published that is a copy of its sums, one statement for all
 * units, exactly as `refreshUnitMonth` counts it.
 * @returns the units only some of whose reports are published: theirs are to be counted report by report
 */
export async function markPublished(
  trx: Knex.Transaction,
  month: Month,
  ruleSet: string,
  reportIds: readonly number[],
): Promise<number[]> {
  await trx("reports")
    .whereIn("id", [...reportIds])
    .update({ state: "published" });
  await trx("months")
    .where({ month })
    .whereNotIn("state", ["published", "locked"])
    .update({ state: "published" });
  const published = trx("reports as r")
    .whereRaw("?? = ??", ["r.unit_id", "unit_months.unit_id"])
    .where("r.month", month)
    .whereIn("r.state", ["published", "locked"])
    .count("*");
  const units = (): Knex.QueryBuilder => trx("unit_months").where({ month, rule_set: ruleSet });
  await units().update({ published });
  const copies = Object.fromEntries(PUBLIC_CONTENT.map((column) => [`pub_${column}`, trx.ref(column)]));
  await units().where("published", trx.ref("started")).update(copies);
  const partly = await units()
    .whereBetween("published", [1, trx.raw("started - 1")])
    .pluck<number[]>("unit_id");
  return partly.map(Number);
}
