import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";

/** The two programs as a person starts them, in processes of their own. */
describe("main and admin", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "merit-programs-"));
  const env = {
    ...process.env,
    NO_DEMO: "1",
    PORT: "0",
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    LOG_LEVEL: "info",
  };
  const children: ChildProcess[] = [];

  after(() => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = async (): Promise<{ child: ChildProcess; url: string; log: () => string }> => {
    const child = spawn(process.execPath, ["--import=tsx", "server/main.ts"], { env });
    children.push(child);
    let log = "";
    child.stdout?.on("data", (chunk: Buffer) => (log += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
    for (let attempt = 0; attempt < 300; attempt++) {
      const url = /Merit File: (\S+)/.exec(log)?.[1];
      if (url) return { child, url, log: () => log };
      if (child.exitCode !== null) throw new Error(log);
      await pause(50);
    }
    throw new Error(`did not start: ${log}`);
  };
  const exitOf = (child: ChildProcess) =>
    new Promise<number | null>((resolve) => child.once("exit", resolve));
  const admin = (args: string[], input = "") =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ["--import=tsx", "server/admin.ts", ...args],
        { env },
        (_error, out, err) => resolve({ code: child.exitCode ?? -1, output: out + err }),
      );
      child.stdin?.end(input);
    });

  it("lists every mistake of the configuration at once", async () => {
    const wrong = { ...env, PORT: "x", DATABASE_URL: "postgres://x", TLS_CERT: "a", LOG_LEVEL: "loud" };
    const child = spawn(process.execPath, ["--import=tsx", "server/main.ts"], { env: wrong });
    children.push(child);
    let output = "";
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    expect(await exitOf(child)).to.equal(1);
    for (const name of ["PORT", "DATABASE_URL", "TLS_CERT", "LOG_LEVEL"]) expect(output).to.include(name);
  });

  it("starts, is ready, logs no personal data, and stops with 0 after saying that it is not ready", async () => {
    const { child, url, log } = await start();
    expect((await fetch(`${url}/readyz`)).status).to.equal(200);
    expect((await fetch(`${url}/api/v1/officers?search=000123`)).status).to.equal(401);
    const ended = exitOf(child);
    child.kill("SIGTERM");
    await pause(200);
    expect((await fetch(`${url}/readyz`)).status).to.equal(503);
    expect(await ended).to.equal(0);
    expect(log()).to.include('"route":"/officers"').and.not.include("000123");
  });

  it("exits at once when it is told to stop twice", async () => {
    const { child } = await start();
    const ended = exitOf(child);
    child.kill("SIGTERM");
    await pause(100);
    const toldAgain = performance.now();
    child.kill("SIGTERM");
    expect(await ended).to.equal(1);
    expect(performance.now() - toldAgain).to.be.below(1_000);
  });

  it("makes an administrator, verifies the chain, writes a backup, refuses to move the clock", async () => {
    expect(await admin(["create-admin", "first"], "a long password\n")).to.include({ code: 0 });
    const verified = await admin(["verify"]);
    expect(verified.code).to.equal(0);
    expect(verified.output).to.match(/^[1-9]\d* entries, 0 versions, 0 faults\n$/);
    const copy = join(dataDir, "copy.sqlite");
    expect(await admin(["backup", copy])).to.include({ code: 0 });
    expect(existsSync(copy)).to.equal(true);
    const clock = await admin(["clock", "advance", "3d"]);
    expect(clock.code).to.equal(1);
    expect(clock.output).to.include("不是演示数据库");
    expect((await admin(["nonsense"])).code).to.equal(2);
  });
});
