import type { Knex } from "knex";
import type { FileKind } from "../../domain/evidence-files.ts";

/** Numbers or names in one question to the database. */
const CHUNK = 1_000;

/** One file as the table knows it. */
export interface StoredEvidence {
  id: number;
  evidenceNo: string;
  part: number;
  kind: FileKind;
  originalName: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  storedAs: string;
  unitId: number;
  officerId: number | null;
  sensitive: boolean;
  uploadedBy: number;
  at: string;
  removedAt: string | null;
}

/**
 * SHA-256 of the files that stand under each number and were not removed, in the order of their parts: what a
 * signature binds of the evidence. A number without a file is a paper in the archive and has no entry.
 */
export async function readEvidenceDigests(
  db: Knex,
  numbers: readonly string[],
): Promise<Map<string, string[]>> {
  const digests = new Map<string, string[]>();
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const rows = await db("evidence")
      .whereIn("evidence_no", numbers.slice(start, start + CHUNK))
      .whereNull("removed_at")
      .orderBy("evidence_no")
      .orderBy("part")
      .select<{ evidence_no: string; sha256: string }[]>("evidence_no", "sha256");
    for (const row of rows) {
      const known = digests.get(row.evidence_no);
      if (known) known.push(row.sha256);
      else digests.set(row.evidence_no, [row.sha256]);
    }
  }
  return digests;
}

/** Every file ever filed under these numbers, removed ones included, in the order of their parts. */
export async function readEvidence(db: Knex, numbers: readonly string[]): Promise<StoredEvidence[]> {
  const files: StoredEvidence[] = [];
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const rows = await db("evidence")
      .whereIn("evidence_no", numbers.slice(start, start + CHUNK))
      .orderBy("evidence_no")
      .orderBy("part")
      .select<EvidenceRow[]>("*");
    files.push(...rows.map(evidenceFrom));
  }
  return files;
}

export async function findEvidence(db: Knex, id: number): Promise<StoredEvidence | undefined> {
  const row = await db("evidence").where({ id }).first<EvidenceRow | undefined>("*");
  return row && evidenceFrom(row);
}

/** The same bytes about the same subject from the same hand, still there: an upload that was sent again. */
export async function findRepeated(
  db: Knex,
  like: Pick<StoredEvidence, "sha256" | "unitId" | "officerId" | "kind" | "uploadedBy">,
): Promise<StoredEvidence | undefined> {
  const row = await db("evidence")
    .where({ sha256: like.sha256, unit_id: like.unitId, kind: like.kind, uploaded_by: like.uploadedBy })
    .where({ officer_id: like.officerId })
    .whereNull("removed_at")
    .orderBy("id")
    .first<EvidenceRow | undefined>("*");
  return row && evidenceFrom(row);
}

export async function insertEvidence(
  trx: Knex.Transaction,
  file: Omit<StoredEvidence, "id" | "removedAt">,
): Promise<number> {
  const [id] = await trx("evidence").insert({
    evidence_no: file.evidenceNo,
    part: file.part,
    kind: file.kind,
    original_name: file.originalName,
    media_type: file.mediaType,
    bytes: file.bytes,
    sha256: file.sha256,
    stored_as: file.storedAs,
    unit_id: file.unitId,
    officer_id: file.officerId,
    sensitive: file.sensitive,
    uploaded_by: file.uploadedBy,
    at: file.at,
  });
  return Number(id);
}

/** The file stays on the disk and in the table; it no longer stands under its number. */
export async function markRemoved(trx: Knex.Transaction, id: number, at: string): Promise<void> {
  await trx("evidence").where({ id }).whereNull("removed_at").update({ removed_at: at });
}

/** Files and bytes a unit has filed since an instant, removed ones included. */
export async function readUse(
  db: Knex,
  unitId: number,
  since: string,
): Promise<{ files: number; bytes: number }> {
  const row = await db("evidence")
    .where("unit_id", unitId)
    .where("at", ">=", since)
    .first<{ files: number; bytes: number | string | null }>(
      db.raw("count(*) as ??", ["files"]),
      db.raw("sum(??) as ??", ["bytes", "bytes"]),
    );
  return { files: Number(row.files), bytes: Number(row.bytes ?? 0) };
}

/** Which of these random names a row speaks of. */
export async function readKnownFiles(db: Knex, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db("evidence").whereIn("stored_as", names).select<{ stored_as: string }[]>("stored_as");
  return new Set(rows.map((row) => row.stored_as));
}

interface EvidenceRow {
  id: number;
  evidence_no: string;
  part: number;
  kind: FileKind;
  original_name: string;
  media_type: string;
  bytes: number | string;
  sha256: string;
  stored_as: string;
  unit_id: number;
  officer_id: number | null;
  sensitive: number | boolean;
  uploaded_by: number;
  at: string;
  removed_at: string | null;
}

function evidenceFrom(row: EvidenceRow): StoredEvidence {
  return {
    id: Number(row.id),
    evidenceNo: row.evidence_no,
    part: row.part,
    kind: row.kind,
    originalName: row.original_name,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    storedAs: row.stored_as,
    unitId: Number(row.unit_id),
    officerId: row.officer_id === null ? null : Number(row.officer_id),
    sensitive: Boolean(row.sensitive),
    uploadedBy: Number(row.uploaded_by),
    at: row.at,
    removedAt: row.removed_at,
  };
}
