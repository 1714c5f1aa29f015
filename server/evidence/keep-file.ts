import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { EVIDENCE_LIMITS } from "../../domain/evidence-files.ts";
import { Refusal } from "../../domain/refusal.ts";

/** A file received in full and on the disk, though no row speaks of it yet. */
export interface Received {
  /** Its random name: nothing of what the sender said is part of a path. */
  name: string;
  bytes: number;
  sha256: string;
}

function evidenceFolder(dataDir: string): string {
  return join(dataDir, "evidence");
}

/**
 * Where files wait until their row is committed. A crash leaves files here alone: the start-up sweep moves those with
 * a row to their place and removes the others, so that nothing that was ever committed is lost or half there.
 */
export function incomingFolder(dataDir: string): string {
  return join(evidenceFolder(dataDir), "incoming");
}

/**
 * Writes a request's body to a new waiting file, counting and hashing on the way; nothing is held in memory. The
 * file is on the disk (fsync) when this returns, and gone when it throws.
 * @throws Refusal evidence.too-large, evidence.empty, evidence.disk-full, evidence.not-stored, request.aborted
 */
export async function receiveFile(dataDir: string, body: Readable, signal: AbortSignal): Promise<Received> {
  const name = randomBytes(24).toString("hex");
  const limit = EVIDENCE_LIMITS.fileBytes;
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await mkdir(incomingFolder(dataDir), { recursive: true, mode: 0o700 });
    const file = await open(join(incomingFolder(dataDir), name), "wx", 0o600);
    try {
      // Left open when this stops early: the refusal still has to be answered on the same connection.
      for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (signal.aborted) throw new Refusal("request.aborted");
        bytes += chunk.length;
        if (bytes > limit) throw new Refusal("evidence.too-large", { limit });
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      if (bytes === 0) throw new Refusal("evidence.empty");
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discardFile(dataDir, name);
    throw body.readableAborted ? new Refusal("request.aborted") : storageRefusal(error);
  }
  return { name, bytes, sha256: hash.digest("hex") };
}

/** Moves a file whose row is committed to its place. Until then, and if this fails, it is read where it waits. */
export async function settleFile(dataDir: string, name: string): Promise<void> {
  await rename(join(incomingFolder(dataDir), name), join(evidenceFolder(dataDir), name));
  const folder = await open(evidenceFolder(dataDir), "r");
  // Some file systems refuse to sync a folder and need not.
  await folder.sync().catch(() => undefined);
  await folder.close();
}

/** Removes a waiting file; files in their place are never removed. */
export async function discardFile(dataDir: string, name: string): Promise<void> {
  await rm(join(incomingFolder(dataDir), name), { force: true }).catch(() => undefined);
}

/** The bytes of a waiting file, to be examined before anything is stored. */
export function readWaiting(dataDir: string, name: string): Promise<Buffer> {
  return readFile(join(incomingFolder(dataDir), name));
}

/**
 * Where a stored file lies, its bytes checked against the digest its row carries before any of them leaves.
 * @throws Refusal evidence.changed: gone, or not what was filed
 */
export async function findKept(dataDir: string, name: string, sha256: string): Promise<string> {
  for (const folder of [evidenceFolder(dataDir), incomingFolder(dataDir)]) {
    const digest = await digestOf(join(folder, name));
    if (digest === sha256) return join(folder, name);
    if (digest !== null) break;
  }
  throw new Refusal("evidence.changed");
}

/** SHA-256 of a file; null where there is none that can be read. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return null;
  }
  return hash.digest("hex");
}

/** A disk that is full says so; any other trouble of the disk is the server's, never the sender's. */
export function storageRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: unknown }).code;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") return new Refusal("evidence.disk-full");
  return typeof code === "string" && /^E[A-Z]+$/.test(code) ? new Refusal("evidence.not-stored") : error;
}
