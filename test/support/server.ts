import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createApp } from "../../server/app.ts";
import { fixedClock, type Clock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import type { Context } from "../../server/context.ts";
import { createListener } from "../../server/http/listener.ts";
import type { Route } from "../../server/http/route.ts";
import { closeContext, openContext } from "../../server/open-context.ts";
import { aBureau, type Bureau } from "./bureau.ts";
import { openTestDatabase, type Engine, type TestDatabase } from "./databases.ts";

/** When tests happen unless they say otherwise: 2026-11-04 10:00 in Shanghai. */
export const TEST_NOW = "2026-11-04T02:00:00.000Z";

export interface ServerOptions {
  engine?: Engine;
  /** A database somebody else opened (and drops): a second process on the same data. */
  database?: TestDatabase;
  clock?: Clock;
  /** False = no fixture bureau: an empty installation, or a second process on filled data. */
  bureau?: boolean;
  routes?: readonly Route[];
  env?: Record<string, string>;
}

export interface RunningServer {
  url: string;
  context: Context;
  database: TestDatabase;
  bureau: Bureau;
  /** Where test time stands; set it to move the clock (only when the test gave no clock). */
  time: { now: string };
  stop(): Promise<void>;
}

/** A real server on a free port over a fresh database with the fixture bureau in it. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const database = options.database ?? (await openTestDatabase(options.engine ?? "SQLite"));
  const config = readConfig({
    NO_DEMO: "1",
    LOG_LEVEL: "silent",
    DATA_DIR: database.config.dataDir,
    DATABASE_URL: database.config.databaseUrl,
    ...options.env,
  });
  const time = { now: TEST_NOW };
  const clock = options.clock ?? fixedClock(() => new Date(time.now));
  const context = await openContext(config, { clock, log: pino({ level: "silent" }) });
  const bureau = options.bureau === false ? EMPTY : await fillOrClose(context);
  const server = createServer(createListener(createApp(context, options.routes), context));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    context,
    database,
    bureau,
    time,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await closeContext(context);
      if (!options.database) await database.drop();
    },
  };
}

/** An open pool would keep a failed run from ending. */
async function fillOrClose(context: Context): Promise<Bureau> {
  try {
    return await aBureau(context.db);
  } catch (error) {
    await closeContext(context);
    throw error;
  }
}

const EMPTY: Bureau = { units: {}, officers: {}, accounts: {} };
