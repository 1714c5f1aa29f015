import { setTimeout as pause } from "node:timers/promises";
import type { Knex } from "knex";
import { Refusal } from "../../domain/refusal.ts";
import { errorCode, isDatabaseAway, isMysql, isRaceLost } from "./dialect.ts";

export interface TransactionOptions<T> {
  /**
   * Asked on a fresh connection when the connection broke during COMMIT: what did the transaction store?
   * `undefined` = nothing was stored, the work is done again (so it must be safe to meet its own earlier self).
   */
  onUnknownCommit?: () => Promise<T | undefined>;
}

const ATTEMPTS = 10;
const LOOKUPS = 12;

/**
 * Runs `work` in one transaction and commits it. Never catch a database error inside `work`: a lost race
 * (1213, 1205, 1020, 1047, SQLITE_BUSY) or a broken connection before COMMIT runs the whole function again, with
 * jitter. Writers of one process take turns, so that waiting for a row never empties the pool for the readers.
 * @throws Refusal server.outcome-unknown when COMMIT's answer was lost and nobody can be asked.
 */
export async function inTransaction<T>(
  where: Knex | { db: Knex },
  work: (trx: Knex.Transaction) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  const db = "db" in where ? where.db : where;
  return takeTurn(db, async () => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptOnce(db, work);
      if (outcome.kind === "committed") return outcome.value;
      if (outcome.kind === "unknown") {
        if (!options.onUnknownCommit) throw new Refusal("server.outcome-unknown");
        const found = await lookUp(options.onUnknownCommit);
        if (found !== undefined) return found;
      }
      if (!isWorthRepeating(outcome.error) || attempt >= ATTEMPTS) throw outcome.error;
      await pause(Math.random() * 20 * attempt);
    }
  });
}

type Attempt<T> =
  | { kind: "committed"; value: T }
  /** Rolled back, or never begun. */
  | { kind: "failed"; error: unknown }
  /** The connection broke while COMMIT was on its way. */
  | { kind: "unknown"; error: unknown };

async function attemptOnce<T>(db: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<Attempt<T>> {
  let committing = false;
  try {
    const value = await db.transaction(async (trx) => {
      const result = await work(trx);
      committing = true;
      return result;
    });
    return { kind: "committed", value };
  } catch (error) {
    const unknown = committing && isMysql(db) && !isRaceLost(error) && isUnknownAtCommit(error);
    return { kind: unknown ? "unknown" : "failed", error };
  }
}

/** 1180 = error during COMMIT; anything else that breaks the connection leaves the answer open, too. */
function isUnknownAtCommit(error: unknown): boolean {
  return errorCode(error) === 1180 || isDatabaseAway(error);
}

function isWorthRepeating(error: unknown): boolean {
  if (isRaceLost(error)) return true;
  return isDatabaseAway(error) && !/Timeout acquiring/.test(error instanceof Error ? error.message : "");
}

/** The database may be restarting: keep asking for some seconds before giving up with "outcome unknown". */
async function lookUp<T>(onUnknownCommit: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let lookup = 1; lookup <= LOOKUPS; lookup++) {
    try {
      return await onUnknownCommit();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      await pause(100 + Math.random() * 400);
    }
  }
  throw new Refusal("server.outcome-unknown");
}

const turns = new WeakMap<Knex, Promise<unknown>>();

async function takeTurn<T>(db: Knex, run: () => Promise<T>): Promise<T> {
  const before = turns.get(db) ?? Promise.resolve();
  const mine = before.then(run, run);
  turns.set(
    db,
    mine.catch(() => undefined),
  );
  return mine;
}
