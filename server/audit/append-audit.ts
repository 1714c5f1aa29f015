import type { Knex } from "knex";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import { insertRows } from "../database/bulk.ts";
import { witnessRows, type Vouches } from "./vouched-rows.ts";

export interface AuditEntry {
  /** Instant as ISO 8601 UTC text. */
  at: string;
  /** Account id; null for the system itself. */
  actorId: number | null;
  /** What was done, noun.verb: `push.store`, `sign-in.succeed`. */
  action: string;
  /** To what: `month/2026-07/unit/19`, `account/12`. */
  subject: string;
  /** Facts in JSON: counts, digests, codes; never a password or token. */
  detail: unknown;
  /** Rows this act wrote or deleted: their digests go into the entry, so that a later change of them is found. */
  vouches?: Vouches;
}

/**
 * Appends to the hash chain inside the caller's transaction. The head row is locked first, so entries are numbered
 * without gaps and in the order of commit.
 */
export async function appendAudit(
  trx: Knex.Transaction,
  entry: AuditEntry,
): Promise<{ seq: number; hash: string }> {
  const [appended] = await appendAudits(trx, [entry]);
  return appended!;
}

/** The last entry of the chain: its number and its hash. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/** The head of the chain, held until COMMIT: nobody else appends meanwhile. */
export async function lockChainHead(trx: Knex.Transaction): Promise<ChainHead> {
  return trx("audit_head").where({ id: 1 }).forUpdate().first<ChainHead>("seq", "hash");
}

/**
 * The same for many at once, one entry each: signing a whole unit costs three statements, not three a record.
 * @param held the head, where the caller has locked it in this transaction and appended nothing since
 */
export async function appendAudits(
  trx: Knex.Transaction,
  entries: readonly AuditEntry[],
  held?: ChainHead,
): Promise<ChainHead[]> {
  const head = held ?? (await lockChainHead(trx));
  let seq = Number(head.seq);
  let previous = head.hash;
  const rows = [];
  for (const entry of entries) {
    seq += 1;
    const detail = canonicalJson(await detailOf(trx, entry));
    const { at, actorId, action, subject } = entry;
    const hash = entryHash({ seq, at, actorId, action, subject, detail, previous });
    const row = { seq, at: entry.at, actor_id: entry.actorId, action: entry.action, subject: entry.subject, detail, previous_hash: previous, hash }; // prettier-ignore
    previous = hash;
    rows.push(row);
  }
  await insertRows(trx, "audit_entries", rows);
  await trx("audit_head").where({ id: 1 }).update({ seq, hash: previous });
  return rows.map((row) => ({ seq: row.seq, hash: row.hash }));
}

async function detailOf(trx: Knex.Transaction, { detail, vouches }: AuditEntry): Promise<unknown> {
  if (!vouches) return detail;
  return { ...(detail as object), rows: await witnessRows(trx, vouches) };
}

export interface HashedEntry {
  seq: number;
  at: string;
  actorId: number | null;
  action: string;
  subject: string;
  /** Canonical JSON text, as stored. */
  detail: string;
  previous: string;
}

/** SHA-256 over the canonical JSON of everything the entry says and the hash before it. */
export function entryHash({ seq, at, actorId, action, subject, detail, previous }: HashedEntry): string {
  return sha256(canonicalJson([seq, at, actorId, action, subject, detail, previous]));
}
