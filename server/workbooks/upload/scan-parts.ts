import { crc32, inflateRawSync } from "node:zlib";
import { Refusal } from "../../../domain/refusal.ts";
import { UPLOAD_LIMITS } from "./upload-limits.ts";
import type { ZipEntry } from "./zip-directory.ts";

/**
 * Inflates every part once, checks its CRC, and counts what would cost a spreadsheet reader time or memory: a 16 kB
 * file can claim a merge of a billion cells. Runs in the reading worker, never on the server's loop.
 * @throws Refusal `upload.*`
 */
export function scanParts(file: Buffer, entries: readonly ZipEntry[]): void {
  if (!entries.some(({ name }) => name === "xl/workbook.xml")) throw new Refusal("upload.not-a-workbook");
  let total = 0;
  for (const entry of entries) {
    const part = inflate(file, entry);
    total += part.length;
    if (total > UPLOAD_LIMITS.totalBytes) throw new Refusal("upload.bomb");
    if (/\.(xml|rels|vml)$/i.test(entry.name)) scanXml(entry.name, part);
  }
}

function inflate(file: Buffer, entry: ZipEntry): Buffer {
  const packed = file.subarray(entry.start, entry.start + entry.compressedSize);
  let part: Buffer;
  try {
    part = entry.deflated ? inflateRawSync(packed, { maxOutputLength: UPLOAD_LIMITS.partBytes }) : packed;
  } catch (error) {
    const tooLong = error instanceof RangeError;
    throw new Refusal(tooLong ? "upload.bomb" : "upload.damaged");
  }
  // The directory lied about the size, or the content is not what was packed.
  if (part.length !== entry.size || crc32(part) !== entry.crc) throw new Refusal("upload.damaged");
  return part;
}

function scanXml(name: string, part: Buffer): void {
  // UTF-16 would hide every word from the search below; spreadsheet programs write UTF-8.
  if ((part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff) || part[1] === 0) {
    throw new Refusal("upload.damaged");
  }
  if (part.includes("<!DOCTYPE") || part.includes("<!ENTITY")) throw new Refusal("upload.entities");
  if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) scanSheet(part);
  if (name === "xl/styles.xml") limit(count(part, "<xf "), UPLOAD_LIMITS.styles, "样式数");
  if (name === "xl/sharedStrings.xml") limit(count(part, "<si"), UPLOAD_LIMITS.cells, "文本数");
  if (name === "xl/workbook.xml") limit(count(part, "<definedName "), UPLOAD_LIMITS.definedNames, "名称数");
}

function scanSheet(part: Buffer): void {
  limit(count(part, "<row"), UPLOAD_LIMITS.rows, "行数");
  limit(count(part, "<c ") + count(part, "<c>"), UPLOAD_LIMITS.cells, "单元格数");
  let merged = 0;
  for (const [, range] of part
    .toString("latin1")
    .matchAll(/<mergeCell\b[^>]*?\bref\s*=\s*["']([^"']*)["']/g)) {
    merged += cellsIn(range ?? "");
    limit(merged, UPLOAD_LIMITS.mergedCells, "合并单元格");
  }
}

function limit(found: number, most: number, what: string): void {
  if (found > most) throw new Refusal("upload.too-many-cells", { what, limit: most });
}

function count(part: Buffer, word: string): number {
  let found = 0;
  for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + word.length)) found++;
  return found;
}

/** `B2:D10` covers 27 cells; anything that is not a range covers none. */
function cellsIn(range: string): number {
  const corners = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(range);
  if (!corners) return 0;
  const [, left = "", top, right = "", bottom] = corners;
  return (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1);
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
