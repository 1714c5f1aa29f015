import { Refusal } from "../../../domain/refusal.ts";
import { UPLOAD_LIMITS } from "./upload-limits.ts";

/** One part of the package as its central directory announces it. */
export interface ZipEntry {
  name: string;
  deflated: boolean;
  crc: number;
  compressedSize: number;
  size: number;
  /** Where the part's bytes begin in the file. */
  start: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const OLE_FILE = 0xe011cfd0;
const SYMBOLIC_LINK = 0xa000;

/**
 * Reads the central directory without inflating anything and refuses what no spreadsheet program writes.
 * @throws Refusal `upload.*` that names what is wrong with the file
 */
export function readZipDirectory(file: Buffer): ZipEntry[] {
  if (file.length > UPLOAD_LIMITS.fileBytes)
    throw new Refusal("upload.too-large", { limit: UPLOAD_LIMITS.fileBytes });
  if (file.length >= 4 && file.readUInt32LE(0) === OLE_FILE) throw new Refusal("upload.encrypted");
  if (file.length < 22 || file.readUInt32LE(0) !== LOCAL_ENTRY) throw new Refusal("upload.not-a-workbook");
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  const directory = file.readUInt32LE(end + 16);
  if (count > UPLOAD_LIMITS.entries)
    throw new Refusal("upload.too-many-parts", { limit: UPLOAD_LIMITS.entries });
  if (file.readUInt16LE(end + 8) !== count || directory + file.readUInt32LE(end + 12) !== end)
    throw new Refusal("upload.damaged");

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Refusal("upload.damaged");
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    const entry = readEntry(file, at, name, directory);
    const folded = name.toLowerCase();
    if (names.has(folded)) throw new Refusal("upload.duplicate-part", { part: name.slice(0, 60) });
    names.add(folded);
    if (!name.endsWith("/")) entries.push(entry);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Refusal("upload.damaged");
  refuseOverlap(entries);
  refuseWeight(entries);
  return entries;
}

function readEntry(file: Buffer, at: number, name: string, directory: number): ZipEntry {
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  const localOffset = file.readUInt32LE(at + 42);
  if (flags & 1) throw new Refusal("upload.encrypted");
  if (method !== 0 && method !== 8) throw new Refusal("upload.damaged");
  if ((file.readUInt32LE(at + 38) >>> 16) >> 12 === SYMBOLIC_LINK >> 12) {
    throw new Refusal("upload.unsafe-part", { part: name.slice(0, 60) });
  }
  if (isUnsafe(name)) throw new Refusal("upload.unsafe-part", { part: name.slice(0, 60) });
  if (localOffset + 30 > directory || file.readUInt32LE(localOffset) !== LOCAL_ENTRY)
    throw new Refusal("upload.damaged");
  const localNameLength = file.readUInt16LE(localOffset + 26);
  // A second name in the local header would make two readers see two different packages.
  if (file.toString("utf8", localOffset + 30, localOffset + 30 + localNameLength) !== name) {
    throw new Refusal("upload.damaged");
  }
  const start = localOffset + 30 + localNameLength + file.readUInt16LE(localOffset + 28);
  const compressedSize = file.readUInt32LE(at + 20);
  if (start + compressedSize > directory) throw new Refusal("upload.damaged");
  const size = file.readUInt32LE(at + 24);
  return { name, deflated: method === 8, crc: file.readUInt32LE(at + 16), compressedSize, size, start };
}

/** Absolute, climbing, or hiding names; and packages inside the package, which no form carries. */
function isUnsafe(name: string): boolean {
  if (/^\/|^[A-Za-z]:|\\/.test(name) || name.split("/").includes("..")) return true;
  if ([...name].some((character) => character < " ")) return true;
  return /\.(zip|xlsx|xlsm|docx|7z|rar|gz|jar|exe|dll|js|vbs)$/i.test(name) || /vbaProject\.bin$/i.test(name);
}

function findEnd(file: Buffer): number {
  const lowest = Math.max(0, file.length - 22 - 65_535);
  for (let at = file.length - 22; at >= lowest; at--) {
    if (file.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    // Bytes behind the package belong to something else that calls itself .xlsx (a polyglot).
    if (at + 22 + file.readUInt16LE(at + 20) !== file.length) throw new Refusal("upload.damaged");
    return at;
  }
  throw new Refusal("upload.damaged");
}

function refuseOverlap(entries: readonly ZipEntry[]): void {
  const inOrder = [...entries].sort((a, b) => a.start - b.start);
  inOrder.forEach((entry, index) => {
    const next = inOrder[index + 1];
    if (next && entry.start + entry.compressedSize > next.start) throw new Refusal("upload.damaged");
  });
}

function refuseWeight(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const { size, compressedSize } of entries) {
    total += size;
    const bomb = size > UPLOAD_LIMITS.ratioFrom && size > compressedSize * UPLOAD_LIMITS.ratio;
    if (bomb || size > UPLOAD_LIMITS.partBytes || total > UPLOAD_LIMITS.totalBytes)
      throw new Refusal("upload.bomb");
  }
}
