import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "../../../server/clock.ts";
import { readConfig } from "../../../server/config.ts";
import { closeContext, openContext } from "../../../server/open-context.ts";
import { seededRandom } from "../../../server/demo/random.ts";
import { openSilentLog } from "../../support/silent-log.ts";
import { startMariadb, type TestServer } from "../../support/mariadb.ts";
import { createConnection } from "mysql2/promise";
import { startFaultProxy } from "./fault-proxy.ts";
import { TrialClient } from "./client.ts";
import { isKept, judge } from "./oracle.ts";
import { ServerProcess } from "./server-process.ts";
import { seedTrialBureau, TRIAL_PASSWORD } from "./trial-bureau.ts";

export interface TrialOptions {
  full: boolean;
  seed: number;
  databases: ("sqlite" | "mysql")[];
  /** Overrides the size, for the smoke test inside `npm test`. */
  size?: TrialSize;
}
export interface TrialSize {
  pushes: number;
  serverKills: number;
  databaseKills: number;
}

const SMOKE: TrialSize = { pushes: 2_000, serverKills: 40, databaseKills: 5 };
const FULL: TrialSize = { pushes: 20_000, serverKills: 300, databaseKills: 50 };
const CLIENTS = 8;

/**
 * A1, A4 and A5 of reliability §2 in one run: 8 clerks push through a network that drops 20 % of the answers, doubles
 * 10 % of the requests, delays 10 % and cuts 5 % of the bodies, while the server (and the database) are killed -9.
 */
export async function runExactlyOnce(options: TrialOptions): Promise<boolean> {
  let kept = true;
  for (const database of options.databases) {
    const mariadb = database === "mysql" ? await startMariadb() : null;
    try {
      kept = (await runOn(database, mariadb, options)) && kept;
    } finally {
      await mariadb?.stop();
    }
  }
  return kept;
}

async function runOn(
  database: "sqlite" | "mysql",
  mariadb: TestServer | null,
  options: TrialOptions,
): Promise<boolean> {
  const size = options.size ?? (options.full ? FULL : SMOKE);
  const dataDir = mkdtempSync(join(tmpdir(), "merit-trial-"));
  if (mariadb) await createDatabase(mariadb.url);
  const env = { DATA_DIR: dataDir, DATABASE_URL: mariadb ? `${mariadb.url}trial` : "" };
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const { next: random } = seededRandom(options.seed);
  const largest = options.full ? 200 : 60;
  const open = () =>
    openContext(readConfig({ ...env, NO_DEMO: "1" }), {
      clock: fixedClock(() => new Date()),
      log: openSilentLog(),
    });
  const seeding = await open();
  const units = await seedTrialBureau(seeding.db, month, CLIENTS, largest);
  await closeContext(seeding);
  const server = new ServerProcess(env);
  await server.start();
  const proxy = await startFaultProxy(() => server.port, random);
  const killer = planKills(server, mariadb, size, random);
  proxy.onForwarded = killer.onForwarded;
  const clients = units.map((unit) => new TrialClient(unit.code, unit.officers, signInOnce(() => server.port, unit.account), random, largest)); // prettier-ignore
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let push = 0; push < size.pushes / CLIENTS; push++) {
        await client.pushOnce(() => proxy.port, month);
        killer.onSettled();
      }
    }),
  );
  await killer.settled();
  const seconds = (performance.now() - started) / 1000;
  await proxy.close();
  await server.stop();
  const reading = await open();
  const history = clients.flatMap((client) => client.history);
  const verdict = await judge(reading.db, history);
  await closeContext(reading);
  rmSync(dataDir, { recursive: true, force: true });
  const unexpected = history.filter(({ outcome, status }) => outcome === "fail" || (status !== null && status >= 500 && status !== 503)).length; // prettier-ignore
  const figures = {
    trial: "exactly-once", database, seed: options.seed, pushes: history.length, ...verdict, unexpected,
    replayed: history.filter(({ replayed }) => replayed).length, faults: proxy.counts,
    serverKills: server.kills, databaseKills: killer.databaseKills, slowestRestartMs: Math.round(server.slowestStart), seconds: Math.round(seconds),
  }; // prettier-ignore
  console.log(JSON.stringify(figures));
  const enough = server.kills >= size.serverKills && (!mariadb || killer.databaseKills >= size.databaseKills);
  return isKept(verdict) && unexpected === 0 && enough;
}

/** Spreads the kills over the run: each strikes 0–25 ms after some request has wholly reached the server. */
function planKills(server: ServerProcess, mariadb: TestServer | null, size: TrialSize, random: () => number) {
  let done = 0;
  let pending: Promise<void> = Promise.resolve();
  let busy = false;
  const state = { databaseKills: 0 };
  const strike = async (): Promise<void> => {
    const share = done / size.pushes;
    const dueServer = Math.ceil(share * size.serverKills) - server.kills;
    const dueDatabase = mariadb ? Math.ceil(share * size.databaseKills) - state.databaseKills : 0;
    if (dueServer <= 0 && dueDatabase <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, random() * 25));
    if (mariadb && dueDatabase > 0) {
      state.databaseKills++;
      await mariadb.crash();
      await new Promise((resolve) => setTimeout(resolve, 200 + random() * 600));
      await mariadb.restart();
    } else await server.killAndRestart();
  };
  return {
    get databaseKills() {
      return state.databaseKills;
    },
    onSettled: () => {
      done++;
    },
    onForwarded: () => {
      if (busy) return;
      busy = true;
      pending = strike().finally(() => {
        busy = false;
      });
    },
    settled: async () => {
      await pending;
      await server.settled();
    },
  };
}

/** Signs in straight at the server and keeps the token; a server that is just being killed is asked again. */
function signInOnce(port: () => number, name: string): () => Promise<string> {
  let token: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    for (let attempt = 0; attempt < 100; attempt++) {
      try {
        const body = JSON.stringify({ name, password: TRIAL_PASSWORD, client: "addin" });
        const answer = await fetch(`http://127.0.0.1:${port()}/api/v1/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body }); // prettier-ignore
        if (answer.ok) return ((await answer.json()) as { token: string }).token;
      } catch {
        // The server is down for a moment: that is the trial.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${name} cannot sign in`);
  };
  return () => (token ??= ask());
}

async function createDatabase(url: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query("create database trial");
  await connection.end();
}
