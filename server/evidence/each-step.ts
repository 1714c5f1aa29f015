import { setImmediate as breathe } from "node:timers/promises";

/** Bytes looked at in one go: some milliseconds, then others have their turn. */
const STEP = 1024 * 1024;
/** What a search across two steps must not miss. */
const OVERLAP = 128;

/** Shows the whole file as latin1 text, piece by piece with an overlap. */
export async function eachStep(file: Buffer, look: (text: string) => void): Promise<void> {
  for (let start = 0; start < file.length; start += STEP) {
    look(file.toString("latin1", start, Math.min(file.length, start + STEP + OVERLAP)));
    if (start + STEP < file.length) await breathe();
  }
}
