// `npm run check`: format, lint (type-aware, Office rules included), types, unused code. All run; all findings are shown.
// Architecture and glossary are mocha guards and run here too, because they need no database and no browser.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const checks = [
  ["format", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
  ["types", "node_modules/typescript/bin/tsc", "-p", "tsconfig.json"],
  ["lint", "node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
  ["unused", "node_modules/knip/bin/knip.js", "--no-progress"],
  [
    "architecture, glossary",
    "node_modules/mocha/bin/mocha.js",
    "--no-config",
    "--import=tsx",
    "--reporter=dot",
    "test/architecture.test.ts",
    "test/glossary.test.ts",
  ],
];

const running = checks.map(
  ([name, ...command]) =>
    new Promise((resolve) => {
      const started = process.hrtime.bigint();
      const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      child.stdout.on("data", (chunk) => (output += chunk));
      child.stderr.on("data", (chunk) => (output += chunk));
      child.on("close", (status) => {
        const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1);
        console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
        if (status !== 0) console.log(output.trimEnd());
        resolve(status === 0);
      });
    }),
);
process.exit((await Promise.all(running)).every(Boolean) ? 0 : 1);
