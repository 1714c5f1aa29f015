/** Entry of the reading worker: an uploaded file is only ever opened here, with its own heap and a deadline. */
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../../../domain/refusal.ts";
import type { ListDefinition } from "../../../domain/form/sheet-definition.ts";
import { parseNamedSheets, parseSheet, type NamedList } from "./parse-sheet.ts";
import type { UploadedSheet } from "./parse-sheet.ts";
import { scanParts } from "./scan-parts.ts";
import type { ZipEntry } from "./zip-directory.ts";

export interface ReadTask {
  file: Uint8Array;
  entries: ZipEntry[];
  /** The one list that is looked for in all sheets, or several, each on the sheet of its name. */
  definition: ListDefinition | readonly NamedList[];
}

/** A refusal crosses threads as its code and details. */
export type ReadAnswer =
  | { sheet: UploadedSheet }
  | { sheets: UploadedSheet[] }
  | { refusal: { code: string; details: readonly unknown[] } };

if (parentPort) parentPort.postMessage(await read(workerData as ReadTask));

async function read(task: ReadTask): Promise<ReadAnswer> {
  const file = Buffer.from(task.file.buffer, task.file.byteOffset, task.file.byteLength);
  try {
    scanParts(file, task.entries);
    if ("columns" in task.definition) return { sheet: await parseSheet(file, task.definition) };
    return { sheets: await parseNamedSheets(file, task.definition) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, details } = error as Refusal & { details: readonly unknown[] };
      return { refusal: { code, details } };
    }
    // exceljs throws all kinds of errors at XML it does not understand.
    return { refusal: { code: "upload.damaged", details: [] } };
  }
}
