import type { Readable } from "node:stream";
import type { Knex } from "knex";
import { mayFileEvidence } from "../../domain/evidence-access.ts";
import { EVIDENCE_LIMITS, MEDIA_TYPES, type FileKind, type FileType } from "../../domain/evidence-files.ts";
import type { EvidenceReceipt } from "../../domain/messages/evidence.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { unitByCode, type Unit } from "../roster/unit-store.ts";
import { shanghaiDay } from "../today.ts";
import { cleanFileName, nameForType } from "./clean-file-name.ts";
import { isBound, readCiting, type CitingLine } from "./citing-store.ts";
import { describeEvidence } from "./evidence-figures.ts";
import { takeEvidenceNumber } from "./evidence-number-store.ts";
import {
  findRepeated,
  insertEvidence,
  readEvidence,
  readUse,
  type StoredEvidence,
} from "./evidence-store.ts";
import { findSubject } from "./evidence-subject-store.ts";
import { inspectFile } from "./inspect-file.ts";
import { discardFile, readWaiting, receiveFile, settleFile, type Received } from "./keep-file.ts";
import { rescoreCiting } from "./rescore-citing.ts";
import { takeSlot } from "./take-slot.ts";

/** An upload before its body is read. */
export interface EvidenceUpload {
  unit: string;
  /** 警号 of the officer it concerns; undefined = the unit, or whom the number's other files concern. */
  officer?: string | undefined;
  kind: FileKind;
  /** An existing number that gets another file. */
  number?: string | undefined;
  sensitive: boolean;
  /** Percent-encoded UTF-8. */
  fileName: string | undefined;
  /** What the sender announced, if anything. */
  length: number | null;
  body: Readable;
}

/**
 * 上传证据: one file, examined by its content, kept outside every web root under a random name, numbered and audited in
 * one transaction. Sent again, the same file is the same file. The number's lines are scored again where the file
 * completes their evidence (M20–M23).
 * @throws Refusal evidence.*, unit.unknown, officer.unknown
 */
export async function storeEvidence(
  context: Context,
  person: SignedInPerson,
  upload: EvidenceUpload,
  signal: AbortSignal,
): Promise<EvidenceReceipt> {
  const name = cleanFileName(upload.fileName);
  const unit = await unitByCode(context.db, upload.unit);
  if (!unit) throw new Refusal("unit.unknown", { unit: upload.unit });
  const officerId =
    upload.officer === undefined ? null : await findSubject(context.db, unit.id, upload.officer);
  if (officerId === undefined) throw new Refusal("officer.unknown", { policeNo: upload.officer ?? "" });
  const { fileBytes } = EVIDENCE_LIMITS;
  if (upload.length !== null && upload.length > fileBytes)
    throw new Refusal("evidence.too-large", { limit: fileBytes });
  const place = await findPlace(context.db, person, unit, officerId, upload.number);
  await checkQuota(context, context.db, unit.id);

  const { dataDir } = context.config;
  const received = await takeSlot(context, "receive", () => receiveFile(dataDir, upload.body, signal));
  let kept = false;
  try {
    const type = await takeSlot(context, "examine", async () =>
      inspectFile(await readWaiting(dataDir, received.name)),
    );
    const file = { name: nameForType(name, type), type, received };
    const asked = { ...upload, unit, officerId: place.officerId };
    for (let attempt = 1; ; attempt++) {
      try {
        const { stored, existing } = await inTransaction(context, (trx) =>
          storeFile(trx, context, person, asked, file),
        );
        kept = !existing;
        if (kept)
          await settleFile(dataDir, received.name).catch((error: unknown) => {
            context.log.error({ err: error }, "an evidence file stays among the waiting ones");
          });
        const today = shanghaiDay(context.clock.now());
        const [described] = await describeEvidence(context.db, person, today, [stored]);
        return { file: described!, existing };
      } catch (error) {
        // Somebody took the same part or the year's first number at the same instant.
        if (!isDuplicateKey(error) || attempt === 3) throw error;
      }
    }
  } catch (error) {
    // A COMMIT whose answer was lost may have been one: the sweep knows by the row.
    kept ||= error instanceof Refusal && (error as Refusal).code === "server.outcome-unknown";
    throw error;
  } finally {
    if (!kept) await discardFile(dataDir, received.name);
  }
}

interface Place {
  officerId: number | null;
  citing: CitingLine[];
}

/** Whether this number may get a file from this person, and whom it concerns. */
async function findPlace(
  db: Knex,
  person: SignedInPerson,
  unit: Unit,
  officerId: number | null,
  number: string | undefined,
): Promise<Place> {
  if (number === undefined) {
    if (!mayFileEvidence(person, { unitId: unit.id, officerId })) throw new Refusal("evidence.not-yours");
    return { officerId, citing: [] };
  }
  const files = await readEvidence(db, [number]);
  const citing = await readCiting(db, unit.id, number);
  const known = files[0];
  // Of another unit, or neither filed nor cited: it is not there.
  if (known ? known.unitId !== unit.id : citing.length === 0) throw new Refusal("evidence.unknown");
  const subjects = new Set(citing.map((line) => line.officerId));
  const concerns = known ? known.officerId : (officerId ?? (subjects.size === 1 ? [...subjects][0]! : null));
  if (!mayFileEvidence(person, { unitId: unit.id, officerId: concerns }))
    throw new Refusal(officerId === null ? "evidence.not-yours" : "evidence.unknown");
  if (officerId !== null && officerId !== concerns) throw new Refusal("evidence.other-subject");
  if (!known && concerns !== null && !subjects.has(concerns)) throw new Refusal("evidence.other-subject");
  const standing = files.filter(({ removedAt }) => removedAt === null);
  if (standing.length >= EVIDENCE_LIMITS.filesPerNumber)
    throw new Refusal("evidence.too-many-files", { limit: EVIDENCE_LIMITS.filesPerNumber });
  if (await isBound(db, unit.id, citing)) throw new Refusal("evidence.signed");
  return { officerId: concerns, citing };
}

async function checkQuota(context: Context, db: Knex, unitId: number): Promise<void> {
  const month = shanghaiDay(context.clock.now()).slice(0, 7);
  const since = new Date(`${month}-01T00:00:00+08:00`).toISOString();
  const use = await readUse(db, unitId, since);
  const { filesPerUnitMonth, bytesPerUnitMonth } = EVIDENCE_LIMITS;
  if (use.files >= filesPerUnitMonth || use.bytes >= bytesPerUnitMonth) throw new Refusal("evidence.quota");
}

async function storeFile(
  trx: Knex.Transaction,
  context: Context,
  person: SignedInPerson,
  asked: Omit<EvidenceUpload, "unit" | "officer"> & { unit: Unit; officerId: number | null },
  file: { name: string; type: FileType; received: Received },
): Promise<{ stored: StoredEvidence; existing: boolean }> {
  const { unit, kind, number, officerId } = asked;
  const { received } = file;
  const same = { sha256: received.sha256, unitId: unit.id, officerId, kind, uploadedBy: person.accountId };
  if (number === undefined) {
    const repeated = await findRepeated(trx, same);
    if (repeated) return { stored: repeated, existing: true };
  }
  const now = context.clock.now();
  const evidenceNo = number ?? (await takeEvidenceNumber(trx, shanghaiDay(now).slice(0, 4), unit.id));
  const parts = await readEvidence(trx, [evidenceNo]);
  const twin = parts.find((one) => one.removedAt === null && one.sha256 === received.sha256);
  if (twin) return { stored: twin, existing: true };
  // Asked again where it counts: between the first look and this moment somebody may have signed.
  const place = await findPlace(trx, person, unit, number === undefined ? officerId : null, number);
  const fresh: Omit<StoredEvidence, "id" | "removedAt"> = {
    evidenceNo,
    part: Math.max(0, ...parts.map(({ part }) => part)) + 1,
    kind,
    originalName: file.name,
    mediaType: MEDIA_TYPES[file.type].mediaType,
    bytes: received.bytes,
    sha256: received.sha256,
    storedAs: received.name,
    unitId: unit.id,
    officerId,
    sensitive: asked.sensitive || kind === "investigation" || parts.some(({ sensitive }) => sensitive),
    uploadedBy: person.accountId,
    at: now.toISOString(),
  };
  const rescored = await rescoreCiting(trx, context, unit, place.citing, async () => {
    const id = await insertEvidence(trx, fresh);
    return id;
  });
  const stored: StoredEvidence = { ...fresh, id: rescored.result, removedAt: null };
  const { sha256, bytes, part, mediaType, sensitive } = stored;
  await appendAudit(trx, {
    at: fresh.at,
    actorId: person.accountId,
    action: "evidence.store",
    subject: `evidence/${evidenceNo}`,
    detail: {
      ...{ id: stored.id, part, kind, sha256, bytes, mediaType, sensitive, unit: unit.code, officerId },
      rescored: rescored.reports,
    },
    vouches: { evidence: [stored.id] },
  });
  if (rescored.reports > 0) await context.pulse.bump(trx);
  return { stored, existing: false };
}
