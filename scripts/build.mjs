// Builds what runs: the server (tsc → dist) and the two web programs (vite → dist/web).
// `--if-changed` skips a part whose sources have not changed since its last build; plain JavaScript so that it runs
// on a bare Node, on Windows as on Linux.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ifChanged = process.argv.includes("--if-changed");
const quiet = process.argv.includes("--quiet");

const shared = ["domain", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
const parts = [
  {
    name: "server",
    sources: [...shared, "server", "migrations", "bench", "test/trials", "test/support"],
    made: "dist/server/main.js",
    command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"],
  },
  {
    name: "dashboard",
    sources: [...shared, "dashboard"],
    made: "dist/web/dashboard/index.html",
    command: [
      "node_modules/vite/bin/vite.js",
      "build",
      "--config",
      "dashboard/vite.config.ts",
      "--logLevel",
      "warn",
    ],
  },
  {
    name: "addin",
    sources: [...shared, "addin"],
    made: "dist/web/addin/taskpane.html",
    command: [
      "node_modules/vite/bin/vite.js",
      "build",
      "--config",
      "addin/vite.config.ts",
      "--logLevel",
      "warn",
    ],
  },
];

for (const part of parts) {
  const stamp = join(root, "dist", `.${part.name}.stamp`);
  const digest = digestOf(part.sources);
  const unchanged =
    existsSync(join(root, part.made)) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
  if (ifChanged && unchanged) continue;
  if (!quiet) console.log(`building ${part.name} …`);
  rmSync(stamp, { force: true });
  const { status } = spawnSync(process.execPath, part.command, {
    cwd: root,
    stdio: quiet ? ["ignore", "ignore", "inherit"] : "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** SHA-256 over the paths and contents of every source file, in order. */
function digestOf(sources) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(join(path, name));
    } else {
      hash.update(path).update("\0").update(readFileSync(full)).update("\0");
    }
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}
