import { EVIDENCE_LIMITS } from "../../domain/evidence-files.ts";
import { Refusal } from "../../domain/refusal.ts";

/**
 * Walks the chunks of a PNG without unpacking one: the size stands in the first, nothing stands behind the last.
 * @throws Refusal evidence.damaged, evidence.picture-too-big
 */
export function checkPng(file: Buffer): void {
  let at = 8;
  for (let index = 0; ; index++) {
    if (at + 12 > file.length) throw new Refusal("evidence.damaged");
    const length = file.readUInt32BE(at);
    const name = file.toString("latin1", at + 4, at + 8);
    if (at + 12 + length > file.length) throw new Refusal("evidence.damaged");
    if (index === 0) {
      if (name !== "IHDR" || length !== 13) throw new Refusal("evidence.damaged");
      checkSize(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    }
    at += 12 + length;
    if (name !== "IEND") continue;
    if (at !== file.length) throw new Refusal("evidence.damaged");
    return;
  }
}

/**
 * Walks the markers of a JPEG to its picture data: the size stands in a frame header. What a telephone appends behind
 * the picture stays; the caller looks through the whole file for what must not be there.
 * @throws Refusal evidence.damaged, evidence.picture-too-big
 */
export function checkJpeg(file: Buffer): void {
  let sized = false;
  for (let at = 2; ;) {
    while (file[at] === 0xff && file[at + 1] === 0xff) at += 1;
    if (at + 4 > file.length || file[at] !== 0xff) throw new Refusal("evidence.damaged");
    const marker = file[at + 1]!;
    const length = file.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > file.length) throw new Refusal("evidence.damaged");
    if (isFrame(marker)) {
      if (length < 8) throw new Refusal("evidence.damaged");
      checkSize(file.readUInt16BE(at + 7), file.readUInt16BE(at + 5));
      sized = true;
    }
    if (marker === START_OF_SCAN) break;
    at += 2 + length;
  }
  if (!sized || !file.includes(END_OF_IMAGE)) throw new Refusal("evidence.damaged");
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** SOF0 … SOF15, without the tables and extensions among their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new Refusal("evidence.damaged");
  const { side, pixels } = EVIDENCE_LIMITS;
  if (width > side || height > side || width * height > pixels)
    throw new Refusal("evidence.picture-too-big", { width, height });
}
