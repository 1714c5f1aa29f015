import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Month } from "../../domain/month.ts";
import { insertRows, upsertRows, type Row } from "../database/bulk.ts";
import type { Hand } from "./report-store.ts";

/** A stored line with what the database knows about it besides its content. */
export interface StoredLine<T> {
  line: T;
  version: number;
  month: Month;
  unitId: number;
  officerId: number | null;
  /** Events only: `BY-2026-07-0031`. */
  eventNo: string | null;
}

const CREDIT_COLUMNS = [
  "c.row_key", "c.month", "c.unit_id", "c.officer_id", "c.item", "c.role", "c.variant", "c.quantity", "c.case_no",
  "c.done_on", "c.evidence_no", "c.version", "o.police_no",
] as const; // prettier-ignore
const EVENT_COLUMNS = [
  "e.row_key", "e.event_no", "e.account_month", "e.unit_id", "e.subject_kind", "e.officer_id", "e.type", "e.variant",
  "e.reason", "e.occurred_on", "e.document_on", "e.source_department", "e.document_no", "e.evidence_no",
  "e.evidence_kind", "e.fact_no", "e.counts_in", "e.responsibility", "e.finding", "e.version", "o.police_no",
  "u.code as unit_code",
] as const; // prettier-ignore

/** The credit lines of a unit or several in a month, and any line elsewhere that has one of `rowKeys`. */
export async function readCredits(
  db: Knex,
  unitId: number | readonly number[],
  month: Month,
  rowKeys: readonly string[] = [],
): Promise<StoredLine<CreditLine>[]> {
  const rows = await db("credits as c")
    .join("officers as o", "o.id", "c.officer_id")
    .where((here) => {
      here.whereIn("c.unit_id", [unitId].flat()).where("c.month", month);
      if (rowKeys.length > 0) here.orWhereIn("c.row_key", rowKeys);
    })
    .orderBy("c.id")
    .select<Record<string, unknown>[]>(...CREDIT_COLUMNS);
  return rows.map(creditFrom);
}

function creditFrom(row: Record<string, unknown>): StoredLine<CreditLine> {
  return {
    line: {
      rowKey: row.row_key,
      policeNo: row.police_no,
      item: row.item,
      role: row.role,
      variant: row.variant,
      quantity: Number(row.quantity),
      caseNo: row.case_no,
      date: row.done_on,
      evidenceNo: row.evidence_no,
    } as CreditLine,
    version: row.version as number,
    month: row.month as Month,
    unitId: row.unit_id as number,
    officerId: row.officer_id as number,
    eventNo: null,
  };
}

/** The event lines of a unit or several in a month of account, and any line elsewhere that has one of `rowKeys`. */
export async function readEvents(
  db: Knex,
  unitId: number | readonly number[],
  month: Month,
  rowKeys: readonly string[] = [],
): Promise<StoredLine<EventLine>[]> {
  const rows = await db("events as e")
    .leftJoin("officers as o", "o.id", "e.officer_id")
    .join("units as u", "u.id", "e.unit_id")
    .where((here) => {
      here.whereIn("e.unit_id", [unitId].flat()).where("e.account_month", month);
      if (rowKeys.length > 0) here.orWhereIn("e.row_key", rowKeys);
    })
    .orderBy("e.id")
    .select<Record<string, unknown>[]>(...EVENT_COLUMNS);
  return rows.map(eventFrom);
}

function eventFrom(row: Record<string, unknown>): StoredLine<EventLine> {
  return {
    line: {
      rowKey: row.row_key,
      subjectKind: row.subject_kind,
      subject: row.subject_kind === "unit" ? row.unit_code : row.police_no,
      type: row.type,
      variant: row.variant,
      reason: row.reason,
      occurredOn: row.occurred_on,
      documentOn: row.document_on,
      sourceDepartment: row.source_department,
      documentNo: row.document_no,
      evidenceNo: row.evidence_no,
      evidenceKind: row.evidence_kind,
      factNo: row.fact_no,
      countsIn: row.counts_in,
      responsibility: row.responsibility,
      finding: row.finding,
      accountMonth: row.account_month,
    } as EventLine,
    version: row.version as number,
    month: row.account_month as Month,
    unitId: row.unit_id as number,
    officerId: row.officer_id as number | null,
    eventNo: row.event_no as string,
  };
}

/** The last version of each line key ever used, deleted lines included. */
export async function readLineVersions(db: Knex, rowKeys: readonly string[]): Promise<Map<string, number>> {
  if (rowKeys.length === 0) return new Map();
  const rows = await db("detail_line_versions")
    .whereIn("row_key", rowKeys)
    .groupBy("row_key")
    .select<{ row_key: string; version: number }[]>(
      "row_key",
      db.raw("max(??) as ??", ["version", "version"]),
    );
  return new Map(rows.map((row) => [row.row_key, Number(row.version)]));
}

export interface NewLine<T> {
  line: T;
  version: number;
  officerId: number | null;
  eventNo: string | null;
}

export async function saveCredits(
  trx: Knex.Transaction,
  hand: Hand,
  lines: readonly NewLine<CreditLine>[],
): Promise<void> {
  const rows = lines.map(({ line, version, officerId }) => ({
    row_key: line.rowKey,
    month: hand.month,
    unit_id: hand.unitId,
    officer_id: officerId,
    item: line.item,
    role: line.role,
    variant: line.variant,
    quantity: line.quantity,
    case_no: line.caseNo,
    done_on: line.date,
    evidence_no: line.evidenceNo,
    version,
    push_id: hand.pushId,
    actor_id: hand.accountId,
    at: hand.at,
  }));
  await writeLines(trx, "credits", rows);
}

export async function saveEvents(
  trx: Knex.Transaction,
  hand: Hand,
  lines: readonly NewLine<EventLine>[],
): Promise<void> {
  const rows = lines.map(({ line, version, officerId, eventNo }) => ({
    row_key: line.rowKey,
    event_no: eventNo,
    account_month: hand.month,
    unit_id: hand.unitId,
    subject_kind: line.subjectKind,
    officer_id: officerId,
    type: line.type,
    variant: line.variant,
    reason: line.reason,
    occurred_on: line.occurredOn,
    document_on: line.documentOn,
    source_department: line.sourceDepartment,
    document_no: line.documentNo,
    evidence_no: line.evidenceNo,
    evidence_kind: line.evidenceKind,
    fact_no: line.factNo,
    counts_in: line.countsIn,
    responsibility: line.responsibility,
    finding: line.finding,
    version,
    push_id: hand.pushId,
    actor_id: hand.accountId,
    at: hand.at,
  }));
  await writeLines(trx, "events", rows);
}

/**
 * New lines are inserted, never upserted: on MySQL an upsert would also answer to the other unique key and overwrite
 * the line that already claims the case (V24).
 */
async function writeLines(
  trx: Knex.Transaction,
  table: string,
  rows: readonly (Row & { version: number })[],
): Promise<void> {
  await insertRows(
    trx,
    table,
    rows.filter(({ version }) => version === 1),
  );
  await upsertRows(
    trx,
    table,
    rows.filter(({ version }) => version > 1),
    ["row_key"],
  );
}

export async function deleteLines(
  trx: Knex.Transaction,
  sheet: "credits" | "events",
  rowKeys: readonly string[],
): Promise<void> {
  if (rowKeys.length > 0) await trx(sheet).whereIn("row_key", rowKeys).delete();
}

export interface LineVersion {
  rowKey: string;
  version: number;
  sheet: "credits" | "events";
  /** The line as JSON; `null` when this version deletes it. */
  content: string;
  contentHash: string;
}

export async function appendLineVersions(
  trx: Knex.Transaction,
  hand: Hand,
  versions: readonly LineVersion[],
): Promise<void> {
  await insertRows(
    trx,
    "detail_line_versions",
    versions.map(({ rowKey, version, sheet, content, contentHash }) => ({
      row_key: rowKey,
      version,
      sheet,
      push_id: hand.pushId,
      actor_id: hand.accountId,
      content,
      content_hash: contentHash,
      at: hand.at,
    })),
  );
}
