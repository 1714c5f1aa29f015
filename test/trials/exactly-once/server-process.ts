import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/mariadb.ts";

/** The built server as a bureau runs it, in a process of its own that can be killed. */
export class ServerProcess {
  port = 0;
  kills = 0;
  slowestStart = 0;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #starting: Promise<void> | null = null;
  #output = "";

  constructor(env: Record<string, string>) {
    this.#env = env;
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    const main = builtServer();
    const started = performance.now();
    const child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        ...this.#env,
        PORT: String(this.port),
        HOST: "127.0.0.1",
        NO_DEMO: "1",
        LOG_LEVEL: "fatal",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-4_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    this.#child = child;
    for (;;) {
      if (await this.#isReady()) break;
      if (child.exitCode !== null) throw new Error(`the server ended while starting:\n${this.#output}`);
      if (performance.now() - started > 30_000)
        throw new Error(`the server is not ready after 30 s:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    this.slowestStart = Math.max(this.slowestStart, performance.now() - started);
  }

  /** kill -9 now, then start again; callers that come meanwhile share the restart. */
  killAndRestart(): Promise<void> {
    this.#starting ??= (async () => {
      this.kills++;
      await this.#end("SIGKILL");
      await this.start();
    })().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async settled(): Promise<void> {
    await this.#starting;
  }

  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      return false;
    }
  }
}

/** `dist/server/main.js`, whether this file runs from its source or from `dist` itself. */
function builtServer(): string {
  const root = new URL("../../../", import.meta.url);
  return fileURLToPath(
    new URL(root.pathname.endsWith("/dist/") ? "server/main.js" : "dist/server/main.js", root),
  );
}
