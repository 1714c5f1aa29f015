import { fileTypeFromBuffer } from "file-type";
import type { FileType } from "../../domain/evidence-files.ts";
import { Refusal } from "../../domain/refusal.ts";
import { eachStep } from "./each-step.ts";
import { inspectOfd } from "./inspect-ofd.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { checkJpeg, checkPng } from "./inspect-picture.ts";

/**
 * What a file is by its bytes, and that it is nothing else besides: no page, script or program hides in it, no
 * package is appended to it, no picture unpacks to gigabytes. The name and the declared type are not believed.
 * @throws Refusal evidence.type, .damaged, .active-content, .encrypted, .picture-too-big
 */
export async function inspectFile(file: Buffer): Promise<FileType> {
  const type = await detectType(file);
  if (type === "png") checkPng(file);
  if (type === "jpeg") checkJpeg(file);
  if (type === "ofd") inspectOfd(file);
  else if (endsAsZip(file)) throw new Refusal("evidence.active-content", { found: "ZIP" });
  await eachStep(file, (text) => {
    const found = FOREIGN.exec(text);
    if (found) throw new Refusal("evidence.active-content", { found: found[0].trim() });
  });
  if (type === "pdf") await inspectPdf(file);
  return type;
}

/** Markup and the test signature of virus scanners: none of the kept formats holds them in the open. */
const FOREIGN =
  /<script|<html|<!doctype html|<svg[\s>]|<iframe|<\?php|<%@ ?page|EICAR-STANDARD-ANTIVIRUS-TEST-FILE/i;

async function detectType(file: Buffer): Promise<FileType> {
  if (file.length >= 4 && file.readUInt32LE(0) === 0x04034b50) return "ofd";
  // The head alone is shown to the detector: it needs no more for these types and can be led nowhere.
  const detected = await fileTypeFromBuffer(new Uint8Array(file.subarray(0, 4_100))).catch(() => undefined);
  if (detected?.mime === "application/pdf" && file.toString("latin1", 0, 5) === "%PDF-") return "pdf";
  if (detected?.mime === "image/png") return "png";
  if (detected?.mime === "image/jpeg") return "jpeg";
  throw new Refusal("evidence.type");
}

/** A package at the end of another file makes it two files in one (polyglot). */
function endsAsZip(file: Buffer): boolean {
  const tail = file.subarray(Math.max(0, file.length - 65_557));
  for (let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= 0;) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true;
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
}
