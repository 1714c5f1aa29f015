import type { Knex } from "knex";
import type { Register, RegisterEntry } from "../../domain/registers/register.ts";
import { insertRows, type Row } from "../database/bulk.ts";

/** An entry as stored: ids instead of codes. */
export interface StoredEntry {
  id: number;
  rowKey: string;
  register: Register;
  entryNo: string;
  version: number;
  state: "standing" | "withdrawn";
  entry: RegisterEntry;
  reportId: number | null;
}

/** What an act writes of an entry. */
export interface NewEntry extends Omit<RegisterEntry, "unit" | "policeNo"> {
  entryNo: string;
  version: number;
  state: "standing" | "withdrawn";
  unitId: number;
  officerId: number | null;
  accountMonth: string;
}
export interface Hand {
  accountId: number;
  at: string;
  source: "web" | "upload" | "api";
}

const COLUMNS = {
  ...{ id: "e.id", rowKey: "e.row_key", register: "e.register", entryNo: "e.entry_no", version: "e.version" },
  ...{ state: "e.state", unit: "u.code", policeNo: "o.police_no", matter: "e.matter", variant: "e.variant" },
  ...{ words: "e.words", occurredOn: "e.occurred_on", documentOn: "e.document_on" },
  ...{ documentNo: "e.document_no", evidenceNo: "e.evidence_no", factNo: "e.fact_no", finding: "e.finding" },
  ...{ responsibility: "e.responsibility", topic: "e.topic", rectifyBy: "e.rectify_by" },
  reportId: "e.report_id",
};
type Flat = RegisterEntry & Omit<StoredEntry, "entry">;

/** Entries by their keys, locked until COMMIT. */
export async function lockEntries(
  trx: Knex.Transaction,
  rowKeys: readonly string[],
): Promise<Map<string, StoredEntry>> {
  if (rowKeys.length === 0) return new Map();
  const rows = await trx("register_entries as e")
    .join("units as u", "u.id", "e.unit_id")
    .leftJoin("officers as o", "o.id", "e.officer_id")
    .whereIn("e.row_key", [...rowKeys])
    .forUpdate()
    .select<Flat[]>(COLUMNS);
  return new Map(rows.map((row) => [row.rowKey, storedOf(row)]));
}

function storedOf(flat: Flat): StoredEntry {
  const { id, entryNo, version, state, reportId, ...entry } = flat;
  const { rowKey, register } = entry;
  return { id: Number(id), rowKey, register, entryNo, version, state, reportId: reportId && Number(reportId), entry };
} // prettier-ignore

export async function insertEntries(
  trx: Knex.Transaction,
  hand: Hand,
  entries: readonly NewEntry[],
): Promise<void> {
  await insertRows(trx, "register_entries", entries.map((entry) => ({ row_key: entry.rowKey, ...rowOf(entry, hand) }))); // prettier-ignore
}

export async function updateEntry(
  trx: Knex.Transaction,
  hand: Hand,
  id: number,
  entry: NewEntry,
): Promise<void> {
  await trx("register_entries").where({ id }).update(rowOf(entry, hand));
}

function rowOf(entry: NewEntry, hand: Hand): Row {
  return {
    ...{ register: entry.register, entry_no: entry.entryNo, version: entry.version, state: entry.state },
    ...{ unit_id: entry.unitId, officer_id: entry.officerId, account_month: entry.accountMonth },
    ...{ matter: entry.matter, variant: entry.variant, words: entry.words },
    ...{ occurred_on: entry.occurredOn, document_on: entry.documentOn, document_no: entry.documentNo },
    ...{ evidence_no: entry.evidenceNo, fact_no: entry.factNo, finding: entry.finding },
    ...{ responsibility: entry.responsibility, topic: entry.topic, rectify_by: entry.rectifyBy },
    ...{ actor_id: hand.accountId, at: hand.at },
  };
}

export async function idsOf(trx: Knex.Transaction, rowKeys: readonly string[]): Promise<Map<string, number>> {
  if (rowKeys.length === 0) return new Map();
  const rows = await trx("register_entries")
    .whereIn("row_key", [...rowKeys])
    .select<{ id: number; rowKey: string }[]>("id", { rowKey: "row_key" });
  return new Map(rows.map(({ id, rowKey }) => [rowKey, Number(id)]));
}

/** Appends what an entry said at one version; never changed afterwards. */
export async function insertEntryVersions(
  trx: Knex.Transaction,
  hand: Hand,
  versions: readonly { entryId: number; version: number; content: string | null; reason: string | null; contentHash: string }[],
): Promise<void> {
  await insertRows(trx, "register_entry_versions", versions.map(({ entryId, version, content, reason, contentHash }) => ({
    ...{ entry_id: entryId, version, content, reason, content_hash: contentHash },
    ...{ actor_id: hand.accountId, source: hand.source, at: hand.at },
  })));
} // prettier-ignore

export async function markWithdrawn(
  trx: Knex.Transaction,
  hand: Hand,
  id: number,
  version: number,
): Promise<void> {
  await trx("register_entries").where({ id }).update({ state: "withdrawn", version, actor_id: hand.accountId, at: hand.at }); // prettier-ignore
}

/** Standing inspections among these that are in no report yet, with the units they concern; locked until COMMIT. */
export async function lockReportable(
  trx: Knex.Transaction,
  rowKeys: readonly string[],
): Promise<{ id: number; unitId: number }[]> {
  const rows = await trx("register_entries")
    .whereIn("row_key", [...rowKeys])
    .where({ register: "inspection", state: "standing" })
    .whereNull("report_id")
    .forUpdate()
    .select<{ id: number; unitId: number }[]>("id", { unitId: "unit_id" });
  return rows.map(({ id, unitId }) => ({ id: Number(id), unitId: Number(unitId) }));
}

export async function putIntoReport(
  trx: Knex.Transaction,
  ids: readonly number[],
  reportId: number,
): Promise<void> {
  await trx("register_entries").whereIn("id", [...ids]).update({ report_id: reportId }); // prettier-ignore
}
