import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import { readKnownFiles } from "./evidence-store.ts";
import { discardFile, incomingFolder, settleFile } from "./keep-file.ts";

/** Another process may be receiving; nobody receives one file for an hour. */
const OLD = 3_600_000;
const CHUNK = 500;
const MARK = "sweep";

/**
 * Finishes what a crash left among the waiting files: those with a committed row go to their place, the others are
 * removed. Called when a process starts.
 */
export async function sweepEvidence(context: Context): Promise<{ settled: number; removed: number }> {
  const { dataDir } = context.config;
  const waiting = await oldFiles(incomingFolder(dataDir));
  const swept = { settled: 0, removed: 0 };
  for (let start = 0; start < waiting.length; start += CHUNK) {
    const names = waiting.slice(start, start + CHUNK);
    const known = await readKnownFiles(context.db, names);
    for (const name of names) {
      if (known.has(name)) {
        await settleFile(dataDir, name);
        swept.settled += 1;
      } else {
        await discardFile(dataDir, name);
        swept.removed += 1;
      }
    }
  }
  return swept;
}

/** Age by the disk's own clock: the bureau's may be moved (a demonstration's is). */
async function oldFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.length === 0) return [];
  const mark = join(folder, MARK);
  await writeFile(mark, "");
  const before = (await stat(mark)).mtimeMs - OLD;
  const old: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || entry.name === MARK) continue;
    const found = await stat(join(folder, entry.name)).catch(() => undefined);
    if (found && found.mtimeMs < before) old.push(entry.name);
  }
  return old;
}
