import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createConnection } from "mysql2/promise";

const DAEMONS = [
  "/usr/sbin/mariadbd",
  "/usr/libexec/mariadbd",
  "/usr/local/bin/mariadbd",
  "/opt/homebrew/bin/mariadbd",
];

/** A throw-away MariaDB of this test run, on a free port of the loopback. */
export interface TestServer {
  /** Without a database name: `mysql://root@127.0.0.1:34567/`. */
  url: string;
  pid: number;
  stop(): Promise<void>;
  /** kill -9, as a power cut would; `restart` starts it again on the same data and port. */
  crash(): Promise<void>;
  restart(): Promise<void>;
}

export function findMariadbd(): string | undefined {
  return DAEMONS.find((path) => existsSync(path));
}

/** For facts, not for durability: nothing here needs to survive even a kill -9. */
const CARELESS = [
  "--innodb-flush-method=nosync",
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-doublewrite=0",
];

/**
 * Installs an empty server in a temporary directory and starts it; about two seconds. It is as durable as a
 * bureau's own unless `careless`.
 */
export async function startMariadb(options: { careless?: boolean } = {}): Promise<TestServer> {
  const daemon = findMariadbd();
  if (!daemon) throw new Error("no mariadbd on this machine");
  const directory = mkdtempSync(join(tmpdir(), "merit-mariadb-"));
  const user = userInfo().username;
  const data = join(directory, "data");
  mkdirSync(join(directory, "tmp"));
  execFileSync(
    "mariadb-install-db",
    [
      "--no-defaults",
      `--user=${user}`,
      `--datadir=${data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
    ],
    { stdio: "ignore" },
  );
  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${port}/`;
  const launch = (): ChildProcess => spawn(
    daemon,
    [
      "--no-defaults", `--user=${user}`, `--datadir=${data}`, `--tmpdir=${join(directory, "tmp")}`,
      `--socket=${join(directory, "m.sock")}`, `--pid-file=${join(directory, "m.pid")}`,
      "--bind-address=127.0.0.1", `--port=${port}`, `--log-error=${join(directory, "error.log")}`,
      "--innodb-buffer-pool-size=128M", "--innodb-log-file-size=64M", "--character-set-server=utf8mb4",
      "--innodb-flush-log-at-trx-commit=1",
      // A server default that would betray anyone who relies on it instead of naming the collation.
      "--collation-server=utf8mb4_general_ci", "--skip-name-resolve", "--max-allowed-packet=64M",
      "--default-time-zone=+08:00", ...(options.careless ? CARELESS : []),
    ],
    { stdio: "ignore" },
  ); // prettier-ignore
  let child = launch();
  await answers(url, child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await Promise.race([ended, pause(5_000, undefined, { ref: false })]);
    child.kill("SIGKILL");
  };
  return {
    url,
    get pid() {
      return child.pid ?? 0;
    },
    async stop() {
      await end("SIGTERM");
      rmSync(directory, { recursive: true, force: true });
    },
    crash: () => end("SIGKILL"),
    async restart() {
      child = launch();
      await answers(url, child);
    },
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error("mariadbd ended while starting");
    try {
      const connection = await createConnection(url);
      await connection.end();
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error("mariadbd did not answer within ten seconds");
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
