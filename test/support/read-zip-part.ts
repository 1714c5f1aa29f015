import { inflateRawSync } from "node:zlib";

/** The text of one part of an Office package, by its name in the central directory. */
export function readZipPart(archive: Buffer, wanted: string): string {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    if (archive.toString("utf8", at + 46, at + 46 + name!) === wanted) return partAt(archive, at);
    at += 46 + name! + extra! + comment!;
  }
  throw new Error(`the package has no part ${wanted}`);
}

function partAt(archive: Buffer, entry: number): string {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + size);
  return (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
}
