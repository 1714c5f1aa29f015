import { setImmediate as breathe } from "node:timers/promises";
import { inflateSync } from "node:zlib";
import { Refusal } from "../../domain/refusal.ts";
import { eachStep } from "./each-step.ts";

/** Objects of one compressed stream, and of all of them together, unpacked. */
const STREAM_LIMIT = 16 * 1024 * 1024;
const ALL_LIMIT = 64 * 1024 * 1024;
const DICTIONARY_LIMIT = 4_096;

/**
 * Refuses a PDF that could do something: run scripts, start programs, send forms, carry files. The names are looked
 * for in the file as it stands and in its compressed objects, escapes (`/#4aavaScript`) undone.
 * @throws Refusal evidence.damaged, evidence.encrypted, evidence.active-content
 */
export async function inspectPdf(file: Buffer): Promise<void> {
  if (file.subarray(-2_048).lastIndexOf("%%EOF", undefined, "latin1") < 0)
    throw new Refusal("evidence.damaged");
  await eachStep(file, refuseActive);
  let unpacked = 0;
  for (
    let at = file.indexOf("/ObjStm", 0, "latin1");
    at >= 0;
    at = file.indexOf("/ObjStm", at + 7, "latin1")
  ) {
    const objects = unpackObjects(file, at);
    unpacked += objects.length;
    if (unpacked > ALL_LIMIT) throw new Refusal("evidence.damaged");
    await eachStep(objects, refuseActive);
    await breathe();
  }
}

const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA(?=[\s[(]))(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z])/;

function refuseActive(text: string): void {
  const plain = text.includes("#") ? text.replace(/#([0-9a-f]{2})/gi, decodeEscape) : text;
  if (ENCRYPTED.test(plain)) throw new Refusal("evidence.encrypted");
  // No program escapes this name; who does wants its objects overlooked.
  if (countObjects(plain) > countObjects(text)) throw new Refusal("evidence.damaged");
  const found = ACTIVE.exec(plain);
  if (found) throw new Refusal("evidence.active-content", { found: found[0] });
}

function countObjects(text: string): number {
  return text.split("/ObjStm").length;
}

function decodeEscape(_escape: string, digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

/** The stream whose dictionary says `/ObjStm` here. Filters other than Flate hide it from every check: refused. */
function unpackObjects(file: Buffer, at: number): Buffer {
  const begin = file.indexOf("stream", at, "latin1");
  const opened = file.lastIndexOf("obj", at, "latin1");
  if (begin < 0 || opened < 0 || begin - opened > DICTIONARY_LIMIT) throw new Refusal("evidence.damaged");
  const dictionary = file.toString("latin1", opened, begin);
  let start = begin + 6;
  if (file[start] === 0x0d) start += 1;
  if (file[start] === 0x0a) start += 1;
  const end = file.indexOf("endstream", start, "latin1");
  const packed = file.subarray(start, end < 0 ? file.length : end);
  if (!/\/Filter/.test(dictionary)) return packed;
  const filters = dictionary.match(/\/[A-Za-z0-9]+Decode/g) ?? [];
  if (filters.length !== 1 || filters[0] !== "/FlateDecode" || /\/Predictor\s+[2-9]/.test(dictionary))
    throw new Refusal("evidence.damaged");
  try {
    return inflateSync(packed, { maxOutputLength: STREAM_LIMIT });
  } catch {
    throw new Refusal("evidence.damaged");
  }
}
