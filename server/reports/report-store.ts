import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { PushSource, ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { insertRows, upsertRows } from "../database/bulk.ts";
import type { Subject } from "./subject-store.ts";

/** A report as it stands in the database. */
export interface StoredReport {
  id: number;
  officerId: number;
  unitId: number;
  version: number;
  state: ReportState;
  /** The document as stored: equal text is equal content. */
  text: string;
  fields: Fields;
  contentHash: string;
  complete: boolean;
  filledBy: number;
  filledAt: string;
  submittedAt: string | null;
  grade: Grade | null;
}

/** What a push makes of one report. */
export interface NewContent {
  subject: Subject;
  version: number;
  text: string;
  contentHash: string;
  complete: boolean;
}

/** Who stores, when and through which door: the same for every row of a push. */
export interface Hand {
  month: Month;
  unitId: number;
  accountId: number;
  pushId: string;
  source: PushSource;
  at: string;
  backFilled: boolean;
}

export async function readReports(
  db: Knex,
  month: Month,
  officerIds: readonly number[],
): Promise<Map<number, StoredReport>> {
  if (officerIds.length === 0) return new Map();
  const rows = await db("reports")
    .where("month", month)
    .whereIn("officer_id", officerIds)
    .select<(Omit<StoredReport, "fields" | "complete"> & { complete: number | boolean })[]>(
      "id",
      "officer_id as officerId",
      "unit_id as unitId",
      "version",
      "state",
      "fields as text",
      "content_hash as contentHash",
      "complete",
      "filled_by as filledBy",
      "filled_at as filledAt",
      "submitted_at as submittedAt",
      "grade",
    );
  return new Map(
    rows.map((row) => [
      row.officerId,
      { ...row, complete: Boolean(row.complete), fields: JSON.parse(row.text) as Fields },
    ]),
  );
}

/**
 * Stores new contents: the current document on its (month, officer) key, back to `drafted` because a changed content
 * is nobody's attested or submitted word any more, and an append-only version beside it.
 * @returns the report ids by officer.
 */
export async function saveReports(
  trx: Knex.Transaction,
  hand: Hand,
  contents: readonly NewContent[],
  known: ReadonlyMap<number, StoredReport>,
): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  if (contents.length === 0) return ids;
  // Mostly the unit is what it was: left out, its index stays untouched.
  const staysHere = contents.every(({ subject }) => known.get(subject.officerId)?.unitId === hand.unitId);
  await upsertRows(
    trx,
    "reports",
    contents.map(({ subject, version, text, contentHash, complete }) => ({
      month: hand.month,
      officer_id: subject.officerId,
      unit_id: hand.unitId,
      level: subject.level,
      post_type: subject.postType,
      state: "drafted",
      version,
      fields: text,
      content_hash: contentHash,
      complete,
      filled_by: hand.accountId,
      filled_at: hand.at,
      attested_by: null,
      attested_at: null,
      submitted_at: null,
      grade: null,
      ungraded: null,
      back_filled: hand.backFilled,
    })),
    ["month", "officer_id"],
    { update: staysHere ? CONTENT : ["unit_id", ...CONTENT] },
  );
  const unknown: number[] = [];
  for (const { subject } of contents) {
    const report = known.get(subject.officerId);
    if (report) ids.set(subject.officerId, report.id);
    else unknown.push(subject.officerId);
  }
  if (unknown.length > 0) {
    const rows = await trx("reports")
      .where("month", hand.month)
      .whereIn("officer_id", unknown)
      .select<Record<string, unknown>[]>("id", "officer_id");
    for (const row of rows) ids.set(row.officer_id as number, row.id as number);
  }
  await insertRows(
    trx,
    "report_versions",
    contents.map(({ subject, version, text, contentHash }) => ({
      report_id: ids.get(subject.officerId)!,
      version,
      push_id: hand.pushId,
      actor_id: hand.accountId,
      source: hand.source,
      fields: text,
      content_hash: contentHash,
      at: hand.at,
    })),
  );
  return ids;
}

/** What a new content changes of a report: everything but its key and its unit. */
const CONTENT = [
  "level", "post_type", "state", "version", "fields", "content_hash", "complete", "filled_by", "filled_at",
  "attested_by", "attested_at", "submitted_at", "grade", "ungraded", "back_filled",
]; // prettier-ignore

/** Names of the accounts that filled reports, for the receipt of a conflict. */
export async function readAccountNames(
  db: Knex,
  accountIds: readonly number[],
): Promise<Map<number, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db("accounts")
    .whereIn("id", [...new Set(accountIds)])
    .select<Record<string, unknown>[]>("id", "display_name");
  return new Map(rows.map((row) => [row.id as number, row.display_name as string]));
}

/** Reports whose officer's own lines changed: attested and submitted words do not cover what is new. */
export async function dropAttestations(trx: Knex.Transaction, reportIds: readonly number[]): Promise<void> {
  if (reportIds.length === 0) return;
  await trx("reports")
    .whereIn("id", reportIds)
    .update({ state: "drafted", attested_by: null, attested_at: null, submitted_at: null });
}

/** 提交: complete drafts of the unit become submitted, by the server's clock. */
export async function markSubmitted(
  trx: Knex.Transaction,
  reportIds: readonly number[],
  at: string,
): Promise<void> {
  if (reportIds.length === 0) return;
  await trx("reports").whereIn("id", reportIds).update({ state: "submitted", submitted_at: at });
}
