import { startMysqlForTests, stopMysqlForTests } from "./databases.ts";

/** Loaded by .mocharc before any test: one MariaDB for the whole run, stopped at its end. */
export async function mochaGlobalSetup(): Promise<void> {
  await startMysqlForTests();
}

export async function mochaGlobalTeardown(): Promise<void> {
  await stopMysqlForTests();
}
