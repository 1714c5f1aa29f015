import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { fixedClock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import type { Context } from "../../server/context.ts";
import { closeContext, openContext } from "../../server/open-context.ts";
import { BENCH_NOW } from "./people.ts";

/** A database of the bench's own and the product's context over it. */
export interface OpenBureau {
  context: Context;
  database: { dataDir: string; databaseUrl: string };
  close(): Promise<void>;
}

/** Opens an empty database: embedded, or `databaseUrl` on a server of the caller's. */
export async function openBureau(databaseUrl = ""): Promise<OpenBureau> {
  const dataDir = mkdtempSync(join(tmpdir(), "merit-bench-"));
  const database = { dataDir, databaseUrl };
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    NO_DEMO: "1",
    LOG_LEVEL: "silent",
  });
  const clock = { ...fixedClock(() => BENCH_NOW, true), real: () => new Date() };
  const context = await openContext(config, { clock, log: pino({ level: "silent" }) });
  return {
    context,
    database,
    async close() {
      await closeContext(context);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
