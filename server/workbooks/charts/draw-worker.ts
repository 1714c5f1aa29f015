/** Entry of the drawing worker: pictures never take the server's loop. */
import { parentPort, workerData } from "node:worker_threads";
import { chineseFace, drawChart, type ChartPicture } from "./draw-chart.ts";

/** `null`: no face with Chinese characters is installed. */
export type DrawAnswer = Uint8Array[] | null;

const face = chineseFace();
const answer: DrawAnswer = face
  ? (workerData as ChartPicture[]).map((picture) => drawChart(picture, face))
  : null;
parentPort?.postMessage(answer);
