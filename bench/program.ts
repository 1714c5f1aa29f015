import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The same program form as this one: built JavaScript beside built, TypeScript through tsx beside source. */
export function programArgs(path: "bench/main" | "server/main"): string[] {
  const here = import.meta.url;
  if (!here.endsWith(".ts")) return [fileURLToPath(new URL(`../${path}.js`, here))];
  const built = fileURLToPath(new URL("../dist/server/main.js", here));
  // The server is measured as a bureau runs it, even while the bench itself is being written.
  if (path === "server/main" && existsSync(built)) return [built];
  return ["--import", "tsx", fileURLToPath(new URL(`../${path}.ts`, here))];
}

export interface Program {
  child: ChildProcess;
  /** The first match of what the program said it is ready by. */
  ready: RegExpMatchArray;
  /** Most memory the process ever held, in MB; null where the system does not tell. */
  peakMB(): number | null;
  /** Processor time the process has used, in ms; 0 where the system does not tell. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** Starts a program and waits until its output matches `ready`. Its further output is thrown away. */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string>,
  ready: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const match = await new Promise<RegExpMatchArray>((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-20_000);
      const found = said.match(ready);
      if (found) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`${args.join(" ")} ended while starting:\n${said}`)));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
  };
  return { child, ready: match, peakMB: () => readPeak(child.pid), cpuMs: () => readCpu(child.pid), stop };
}

function readPeak(pid: number | undefined): number | null {
  const status = `/proc/${pid ?? 0}/status`;
  if (!existsSync(status)) return null;
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, "utf8"));
  return found ? Number(found[1]) / 1024 : null;
}

/** Linux counts in ticks of ten milliseconds. */
function readCpu(pid: number | undefined): number {
  const stat = `/proc/${pid ?? 0}/stat`;
  if (!existsSync(stat)) return 0;
  const [user = 0, system = 0] = readFileSync(stat, "utf8")
    .replace(/^.*\) /, "")
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}
