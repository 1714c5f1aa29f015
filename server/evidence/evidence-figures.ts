import type { Knex } from "knex";
import { mayListEvidence, mayOpenEvidence } from "../../domain/evidence-access.ts";
import { mayFill } from "../../domain/authority.ts";
import type { EvidenceFile } from "../../domain/messages/evidence.ts";
import type { SignedInPerson } from "../access/person.ts";
import { readConcerns, readerOf, readReviewedBy } from "./evidence-reader.ts";
import { readEvidence, type StoredEvidence } from "./evidence-store.ts";

/**
 * The files that stand under these numbers, as far as the person may know of them: what he may not open has no name,
 * what is not within his reach is not there.
 */
export async function evidenceFiles(
  db: Knex,
  person: SignedInPerson,
  today: string,
  numbers: readonly string[],
): Promise<EvidenceFile[]> {
  const stored = (await readEvidence(db, numbers)).filter(({ removedAt }) => removedAt === null);
  return describeEvidence(db, person, today, stored);
}

/** The same of files already read. */
export async function describeEvidence(
  db: Knex,
  person: SignedInPerson,
  today: string,
  stored: readonly StoredEvidence[],
): Promise<EvidenceFile[]> {
  if (stored.length === 0) return [];
  const officerIds = [...new Set(stored.flatMap(({ officerId }) => officerId ?? []))];
  const reviewed = await readReviewedBy(db, person, today, officerIds);
  const concerns = await readConcerns(db, stored);
  const units = await textsOf(db, "units", "code", new Set(stored.map(({ unitId }) => unitId)));
  const officers = await textsOf(db, "officers", "police_no", new Set(officerIds));
  const names = await textsOf(
    db,
    "accounts",
    "display_name",
    new Set(stored.map(({ uploadedBy }) => uploadedBy)),
  );
  return stored.flatMap((file): EvidenceFile[] => {
    const reader = readerOf(person, reviewed, file.officerId);
    if (!mayListEvidence(reader, file) && file.uploadedBy !== person.accountId) return [];
    const concern = concerns.get(file.id)!;
    const mayOpen = mayOpenEvidence(reader, concern);
    const { id, evidenceNo, part, kind, mediaType, bytes, sha256, at } = file;
    return [
      {
        ...{ id, evidenceNo, part, kind, mediaType, bytes, sha256, at, mayOpen },
        name: mayOpen ? file.originalName : null,
        unit: units.get(file.unitId) ?? "",
        policeNo: file.officerId === null ? null : (officers.get(file.officerId) ?? null),
        sensitive: concern.sensitive,
        by: names.get(file.uploadedBy) ?? "",
        mayRemove: mayRemoveEvidence(person, file, concern.sensitive),
      },
    ];
  });
}

/** Whoever filed it, or the unit's clerk where it is not delicate; that no signature rests on it is asked when it happens. */
export function mayRemoveEvidence(
  person: SignedInPerson,
  file: Pick<StoredEvidence, "uploadedBy" | "unitId">,
  sensitive: boolean,
): boolean {
  return file.uploadedBy === person.accountId || (!sensitive && mayFill(person, file.unitId));
}

async function textsOf(
  db: Knex,
  table: string,
  column: string,
  ids: ReadonlySet<number>,
): Promise<Map<number, string>> {
  if (ids.size === 0) return new Map();
  const rows = await db(table)
    .whereIn("id", [...ids])
    .select<Record<string, unknown>[]>("id", column);
  return new Map(rows.map((row) => [Number(row.id), String(row[column])]));
}
