import { Refusal } from "../../domain/refusal.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { ListDefinition } from "../../domain/form/sheet-definition.ts";
import type { NamedList, UploadedSheet } from "./upload/parse-sheet.ts";
import type { ReadAnswer, ReadTask } from "./upload/read-worker.ts";
import { UPLOAD_LIMITS } from "./upload/upload-limits.ts";
import { readZipDirectory } from "./upload/zip-directory.ts";
import { startWorker } from "./start-worker.ts";

export type { UploadedRow, UploadedSheet } from "./upload/parse-sheet.ts";

/**
 * Reads an uploaded .xlsx by the form's definition: the sheet and header row are found by their headings, cells come
 * by the definition's keys, missing headings are V28 problems. The file is judged before it is opened, and opened in a
 * worker with its own heap and deadline, so that no upload can hold up the server.
 * @throws Refusal `upload.*`
 */
export async function readSheetRows(file: Buffer, definition: ListDefinition): Promise<UploadedSheet> {
  const [sheet] = await readGuarded(file, definition);
  return sheet!;
}

/**
 * Reads several lists of one .xlsx in the same way and at the cost of one, each from the sheet of its name; a sheet that
 * is not there has the name `null` and a V28 problem.
 * @throws Refusal `upload.*`
 */
export async function readNamedSheets(file: Buffer, lists: readonly NamedList[]): Promise<UploadedSheet[]> {
  return readGuarded(file, lists);
}

async function readGuarded(file: Buffer, definition: ReadTask["definition"]): Promise<UploadedSheet[]> {
  const entries = readZipDirectory(file);
  await turn();
  try {
    return await readInWorker({ file, entries, definition });
  } finally {
    nextTurn();
  }
}

function readInWorker(task: ReadTask): Promise<UploadedSheet[]> {
  const limits = { maxOldGenerationSizeMb: UPLOAD_LIMITS.heap, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
  const worker = startWorker(import.meta.url, "upload/read-worker", task, limits);
  return new Promise<UploadedSheet[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal("upload.too-slow")), UPLOAD_LIMITS.deadline);
    worker.once("message", (answer: ReadAnswer) => {
      if ("sheet" in answer) resolve([answer.sheet]);
      else if ("sheets" in answer) resolve(answer.sheets);
      else reject(new Refusal(answer.refusal.code as RefusalCode, ...(answer.refusal.details as [never])));
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new Refusal("upload.bomb") : error);
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Refusal("upload.damaged"));
    });
  }).finally(() => worker.terminate());
}

/** Two files at a time, in order of arrival; who waits too long is told to come back. */
const waiting: (() => void)[] = [];
let reading = 0;

async function turn(): Promise<void> {
  if (reading < UPLOAD_LIMITS.atOnce) {
    reading++;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const start = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(start), 1);
      reject(new Refusal("server.busy"));
    }, UPLOAD_LIMITS.wait);
    waiting.push(start);
  });
}

/** Hands the turn on: the number of readers only falls when nobody waits. */
function nextTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else reading--;
}
