import { startWorker } from "../start-worker.ts";
import type { ChartPicture } from "./draw-chart.ts";
import type { DrawAnswer } from "./draw-worker.ts";

const DEADLINE = 20_000;

/**
 * Draws the pictures in a worker. Null when this machine cannot: no Chinese face, or the drawing failed; the workbook
 * then says so instead of showing boxes.
 */
export async function drawPictures(pictures: readonly ChartPicture[]): Promise<Buffer[] | null> {
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
