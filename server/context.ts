import type { Knex } from "knex";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Clock } from "./clock.ts";
import type { Pulse } from "./database/pulse.ts";
import type { RuleBook } from "./rules/rule-book.ts";

/** What every slice may need, handed in once by `main.ts` (or by a test): no module state anywhere. */
export interface Context {
  db: Knex;
  clock: Clock;
  log: Logger;
  config: Config;
  /** Rule sets by version, compiled. */
  rules: RuleBook;
  /** Notices within 250 ms that another process wrote something; prepared figures live behind it. */
  pulse: Pulse;
}
