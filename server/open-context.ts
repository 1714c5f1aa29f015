import type { Logger } from "pino";
import { Sessions } from "./access/sessions.ts";
import { openClock, type Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { migrate } from "./database/migrate.ts";
import { openDatabase } from "./database/open-database.ts";
import { Pulse } from "./database/pulse.ts";
import { createMetrics } from "./health/metrics.ts";
import { PreparedStore } from "./http/prepared.ts";
import { openLog } from "./log.ts";
import { ensureCalendar } from "./months/calendar-store.ts";
import { fillGradingCells } from "./discrimination/fill-grading-cells.ts";
import { fillSearchNames } from "./roster/fill-search-names.ts";
import { vouchForUpgrade } from "./audit/vouch-upgrade.ts";
import { ensureRuleSets, RuleBook } from "./rules/rule-book.ts";

export interface ContextOptions {
  log?: Logger;
  /** A clock of the caller's own; the default follows the database's settings. */
  clock?: Clock;
  /** False when the schema is known to be up to date (a second process, a copied test database). */
  migrate?: boolean;
}

/** Opens the database, brings it up to date and assembles what the slices need. Close with {@link closeContext}. */
export async function openContext(config: Config, options: ContextOptions = {}): Promise<Context> {
  const db = openDatabase(config);
  try {
    if (options.migrate !== false) await migrate(db);
    const pulse = new Pulse(db);
    const clock = options.clock ?? (await openClock(db, pulse));
    await vouchForUpgrade(db, clock.now().toISOString(), await ensureRuleSets(db));
    await ensureCalendar(db);
    await fillSearchNames(db);
    const rules = await RuleBook.open(db, pulse);
    await fillGradingCells(db, rules);
    return {
      db,
      clock,
      log: options.log ?? openLog(config),
      config,
      rules,
      pulse,
      sessions: new Sessions(db, pulse, clock),
      prepared: new PreparedStore(),
      metrics: createMetrics(),
      lifecycle: { stopping: false },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

export async function closeContext(context: Context): Promise<void> {
  await context.db.destroy();
}
