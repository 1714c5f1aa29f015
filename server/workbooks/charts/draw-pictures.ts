import { createHash } from "node:crypto";
import { startWorker } from "../start-worker.ts";
import type { ChartPicture } from "./draw-chart.ts";
import type { DrawAnswer } from "./draw-worker.ts";

const DEADLINE = 20_000;
/** Sets of pictures kept, the longest unused given up first: some 200 kB each. */
const KEPT = 16;

/** Pictures by the digest of what they show: the same figures are the same picture, whoever asks. */
const drawn = new Map<string, Promise<Buffer[] | null>>();

/**
 * Draws the pictures in a worker, each set once as long as its figures stay. Null when this machine cannot: no Chinese
 * face, or the drawing failed; the workbook then says so instead of showing boxes.
 */
export function drawPictures(pictures: readonly ChartPicture[]): Promise<Buffer[] | null> {
  const key = createHash("sha256").update(JSON.stringify(pictures)).digest("hex");
  const known = drawn.get(key);
  drawn.delete(key);
  const drawing = known ?? drawInWorker(pictures);
  drawn.set(key, drawing);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= KEPT) break;
    drawn.delete(oldest);
  }
  // What failed once may succeed the next time.
  const forget = (): void => {
    if (drawn.get(key) === drawing) drawn.delete(key);
  };
  if (!known) drawing.then((pngs) => pngs ?? forget(), forget);
  return drawing;
}

async function drawInWorker(pictures: readonly ChartPicture[]): Promise<Buffer[] | null> {
  const worker = startWorker(import.meta.url, "draw-worker", pictures, { maxOldGenerationSizeMb: 128 });
  const answer = await new Promise<DrawAnswer>((resolve) => {
    const timer = setTimeout(() => resolve(null), DEADLINE);
    worker.once("message", resolve);
    worker.once("error", () => resolve(null));
    worker.once("exit", () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
  await worker.terminate();
  return answer?.map((png) => Buffer.from(png.buffer, png.byteOffset, png.byteLength)) ?? null;
}
