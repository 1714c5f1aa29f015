/**
 * `npm run trial -- NAME [--full] [--seed N] [--database sqlite|mysql]`: what takes longer than a test. Each trial
 * prints its figures as one JSON line per database and exits non-zero when a promise is broken.
 */
import { runExactlyOnce } from "./exactly-once/run-exactly-once.ts";

const TRIALS = { "exactly-once": runExactlyOnce };

const [name, ...options] = process.argv.slice(2);
const trial = TRIALS[name as keyof typeof TRIALS];
if (!trial) {
  console.error(
    `usage: npm run trial -- ${Object.keys(TRIALS).join(" | ")} [--full] [--seed N] [--database sqlite|mysql]`,
  );
  process.exit(2);
}
const option = (flag: string): string | undefined => {
  const at = options.indexOf(flag);
  return at < 0 ? undefined : options[at + 1];
};
const database = option("--database");
const kept = await trial({
  full: options.includes("--full"),
  seed: Number(option("--seed") ?? 20261104),
  databases: database === "sqlite" || database === "mysql" ? [database] : ["sqlite", "mysql"],
});
process.exit(kept ? 0 : 1);
