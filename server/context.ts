import type { Knex } from "knex";
import type { Logger } from "pino";
import type { Sessions } from "./access/sessions.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Pulse } from "./database/pulse.ts";
import type { Metrics } from "./health/metrics.ts";
import type { PreparedStore } from "./http/prepared.ts";
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
  /** Who is signed in, cached behind the pulse. */
  sessions: Sessions;
  /** Figures already serialised and compressed, cached behind the pulse. */
  prepared: PreparedStore;
  metrics: Metrics;
  /** Set once when the process is told to stop: `/readyz` says so before the door closes. */
  lifecycle: { stopping: boolean };
}
